DROP TRIGGER a_blijft ON studiefinanciering_regelingjaar;
DROP TRIGGER a_blijft ON studiefinanciering_regelingbetaling;
DROP TRIGGER a_blijft ON studiefinanciering_lesgeldteruggave;
DROP FUNCTION studiefinanciering_regelingjaar_blijft();
DROP FUNCTION studiefinanciering_regelingbetaling_blijft();
DROP FUNCTION studiefinanciering_lesgeldteruggave_blijft();
