DROP FUNCTION terugbetalen_verzoek_alleen_intrekken() CASCADE;
