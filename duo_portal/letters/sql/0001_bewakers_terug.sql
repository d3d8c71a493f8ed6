DROP TRIGGER a_niet_legen ON letters_brief;
DROP TRIGGER a_bevroren ON letters_brief;
DROP FUNCTION letters_brief_bevroren();
