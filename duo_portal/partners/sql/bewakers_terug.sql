DROP TRIGGER a_bewaak_sleutel ON partners_partnersleutel;
DROP FUNCTION bewaak_partnersleutel();
DROP TRIGGER a_alleen_toevoegen ON partners_melding;
DROP TRIGGER a_niet_legen ON partners_melding;
