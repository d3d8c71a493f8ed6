DROP TRIGGER b_vier_ogen ON cases_dwangsombesluit;
DROP FUNCTION cases_dwangsom_vier_ogen();
DROP TRIGGER b_vier_ogen ON cases_verzoekbesluit;
DROP FUNCTION cases_verzoekbesluit_vier_ogen();
DROP TRIGGER a_staat_vast ON cases_verzoek;
DROP FUNCTION cases_verzoek_staat_vast();
