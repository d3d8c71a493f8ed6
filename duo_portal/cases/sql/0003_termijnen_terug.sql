DROP TRIGGER a_volgorde ON cases_termijngebeurtenis;
DROP FUNCTION cases_termijn_volgorde();
DROP TRIGGER a_zaak ON cases_dwangsombesluit;
DROP FUNCTION cases_dwangsom_van_zaak();
