DROP FUNCTION studiefinanciering_aanvraag_bevroren() CASCADE;
