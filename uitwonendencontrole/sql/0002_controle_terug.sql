DROP FUNCTION uitwonendencontrole_log_klopt() CASCADE;
DROP FUNCTION uitwonendencontrole_stap_mag() CASCADE;
DROP FUNCTION uitwonendencontrole_ander_mens() CASCADE;
DROP FUNCTION uitwonendencontrole_ligt_vast() CASCADE;
DROP FUNCTION uitwonendencontrole_betrokken(bigint, text) CASCADE;
DELETE FROM uitwonendencontrole_overgangspaar;
