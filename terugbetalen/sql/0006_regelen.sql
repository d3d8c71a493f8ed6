-- What was agreed does not change: of an arrangement only how it goes, of a shortcoming only how it ended.
DO $$
DECLARE
    tabel text;
BEGIN
    FOREACH tabel IN ARRAY ARRAY['regelingtermijn', 'regelingdekking']
    LOOP
        PERFORM bewaak_alleen_toevoegen(('terugbetalen_' || tabel)::regclass);
    END LOOP;
END $$;

CREATE FUNCTION terugbetalen_regeling_ligt_vast() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    vrij text[] := CASE TG_TABLE_NAME
        WHEN 'terugbetalen_regeling' THEN ARRAY['status', 'beeindigd_op', 'tweede_actor']
        ELSE ARRAY['hersteld_op', 'vervallen_op'] END;
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - vrij = to_jsonb(OLD) - vrij THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% op % geweigerd: wat is afgesproken, verandert niet; een wijziging is een nieuwe regeling.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER a_ligt_vast BEFORE UPDATE OR DELETE ON terugbetalen_regeling
    FOR EACH ROW EXECUTE FUNCTION terugbetalen_regeling_ligt_vast();
CREATE TRIGGER a_ligt_vast BEFORE UPDATE OR DELETE ON terugbetalen_gebrek
    FOR EACH ROW EXECUTE FUNCTION terugbetalen_regeling_ligt_vast();
CREATE TRIGGER a_niet_legen BEFORE TRUNCATE ON terugbetalen_regeling
    FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen();
CREATE TRIGGER a_niet_legen BEFORE TRUNCATE ON terugbetalen_gebrek
    FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen();
ALTER TABLE terugbetalen_regeling ENABLE ALWAYS TRIGGER a_ligt_vast;
ALTER TABLE terugbetalen_gebrek ENABLE ALWAYS TRIGGER a_ligt_vast;
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'studiefin_app') THEN
        REVOKE DELETE, TRUNCATE ON terugbetalen_regeling, terugbetalen_gebrek FROM studiefin_app;
    END IF;
END $$;
