DROP TRIGGER a_ligt_vast ON terugbetalen_regeling;
DROP TRIGGER a_ligt_vast ON terugbetalen_gebrek;
DROP FUNCTION terugbetalen_regeling_ligt_vast();
