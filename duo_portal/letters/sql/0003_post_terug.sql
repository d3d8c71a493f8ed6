DROP TRIGGER IF EXISTS a_een_keer ON letters_drukpartij;
DROP FUNCTION letters_partij_een_keer();
DROP TRIGGER IF EXISTS a_vast ON letters_campagne;
DROP FUNCTION letters_campagne_vast();
