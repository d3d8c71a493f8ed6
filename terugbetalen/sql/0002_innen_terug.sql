DROP VIEW terugbetalen_open_termijn;
DROP INDEX ledger_leg_aflossing;
DROP FUNCTION terugbetalen_betalingskenmerk(bigint);
DROP FUNCTION terugbetalen_termijn_vrijgegeven() CASCADE;
DROP FUNCTION terugbetalen_regels_bevroren() CASCADE;
DROP FUNCTION terugbetalen_mandaat_alleen_intrekken() CASCADE;
