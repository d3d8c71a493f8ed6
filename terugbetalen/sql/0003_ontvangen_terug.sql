DROP FUNCTION terugbetalen_verzoek_alleen_intrekken() CASCADE;
DROP FUNCTION terugbetalen_bewaak_teruggave() CASCADE;
DROP FUNCTION terugbetalen_bewaak_bestemming() CASCADE;
