DO $$
DECLARE
    tabel text;
BEGIN
    FOREACH tabel IN ARRAY ARRAY['herstelopdracht', 'meetperiode', 'stilstand', 'opheffing']
    LOOP
        PERFORM bewaak_alleen_toevoegen(('uitwonendencontrole_' || tabel)::regclass);
    END LOOP;
END $$;

CREATE TRIGGER a_ligt_vast BEFORE UPDATE OR DELETE ON uitwonendencontrole_herstelregel
    FOR EACH ROW EXECUTE FUNCTION uitwonendencontrole_ligt_vast(
        '{hersteld_op,uitgekeerd_centen,rente_geboekt_centen}', '{}');
CREATE TRIGGER a_niet_legen BEFORE TRUNCATE ON uitwonendencontrole_herstelregel
    FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen();

-- At most one stop stands open: a second one has to wait until the first is lifted.
CREATE FUNCTION uitwonendencontrole_een_stilstand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('uitwonendencontrole:stilstand', 0));
    IF EXISTS (SELECT FROM uitwonendencontrole_stilstand s
               WHERE NOT EXISTS (SELECT FROM uitwonendencontrole_opheffing o WHERE o.stilstand_id = s.id))
    THEN
        RAISE EXCEPTION 'De controles staan al stil.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'stilstand_een_open';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_een_stilstand BEFORE INSERT ON uitwonendencontrole_stilstand
    FOR EACH ROW EXECUTE FUNCTION uitwonendencontrole_een_stilstand();
