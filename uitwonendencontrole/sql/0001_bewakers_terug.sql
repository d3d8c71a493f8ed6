ALTER TABLE uitwonendencontrole_lid DROP CONSTRAINT lid_pseudoniem_is_hash;
DROP FUNCTION uitwonendencontrole_kader_is_dicht() CASCADE;
DROP FUNCTION uitwonendencontrole_verbinding_klopt() CASCADE;
DROP FUNCTION uitwonendencontrole_zaad_klopt() CASCADE;
DROP FUNCTION uitwonendencontrole_geloot_klopt() CASCADE;
