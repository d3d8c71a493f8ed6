DROP FUNCTION studiefinanciering_aanvraag_bevroren() CASCADE;
DROP FUNCTION studiefinanciering_volg_gezin() CASCADE;
