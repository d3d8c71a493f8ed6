DROP TRIGGER a_past ON terugbetalen_afspraak;
DROP FUNCTION terugbetalen_afspraak_past();
DROP TRIGGER a_vast ON terugbetalen_geselecteerde;
DROP FUNCTION terugbetalen_geselecteerde_vast();
DROP TRIGGER a_vast ON terugbetalen_selectie;
DROP FUNCTION terugbetalen_selectie_vast();
DROP TRIGGER a_alleen_toevoegen ON terugbetalen_contactmoment;
DROP TRIGGER a_niet_legen ON terugbetalen_contactmoment;
