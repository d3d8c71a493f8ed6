DROP FUNCTION terugbetalen_paspoort_door_twee() CASCADE;
DROP FUNCTION terugbetalen_keten_volgt() CASCADE;
