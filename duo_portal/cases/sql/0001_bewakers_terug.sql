DROP TRIGGER a_overgang ON cases_zaak;
DROP FUNCTION cases_zaak_overgang();
