DROP TRIGGER b_vier_ogen ON cases_bezwaarbesluit;
DROP FUNCTION cases_bezwaarbesluit_vier_ogen();
DROP TRIGGER a_staat_vast ON cases_stuk;
DROP FUNCTION cases_stuk_staat_vast();
DROP TRIGGER a_staat_vast ON cases_bezwaar;
DROP FUNCTION cases_bezwaar_staat_vast();
