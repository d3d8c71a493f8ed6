DROP FUNCTION studiefinanciering_groeit_alleen() CASCADE;
DROP FUNCTION studiefinanciering_bevroren() CASCADE;
DROP FUNCTION studiefinanciering_vrijgegeven() CASCADE;
