-- Guards that every app may hang on its own tables. They are ordinary triggers, owned by the owner's login:
-- the application can neither drop nor disable them, and no session setting switches them off for it.

-- Insert-only: what was recorded stays as it was recorded.
CREATE FUNCTION alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is alleen toevoegen: % is geweigerd; leg een nieuwe regel vast.', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- Two times: a row may only be closed in known time, once, and is otherwise never changed or removed.
-- It hangs AFTER the statement's row: before it, generated columns of NEW are not computed yet.
CREATE FUNCTION alleen_bekend_sluiten() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    gesloten tstzrange;
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        RAISE EXCEPTION '% kent twee tijden: % is geweigerd; sluit bekend.', TG_TABLE_NAME, TG_OP
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    gesloten := NEW.bekend;
    NEW.bekend := OLD.bekend;
    -- `*<>` compares the stored bytes of whole rows, so no column escapes it.
    IF NEW *<> OLD
        OR NOT upper_inf(OLD.bekend)
        OR isempty(gesloten) OR upper_inf(gesloten) OR upper(gesloten) = 'infinity'
        OR lower(gesloten) IS DISTINCT FROM lower(OLD.bekend)
        OR NOT lower_inc(gesloten) OR upper_inc(gesloten)
    THEN
        RAISE EXCEPTION '% kent twee tijden: alleen een open bekend mag worden gesloten, verder niets.',
            TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;

-- Hang the guards on a table: SELECT bewaak_alleen_toevoegen('audit_handeling') in a migration.
CREATE FUNCTION bewaak_alleen_toevoegen(tabel regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER a_alleen_toevoegen BEFORE UPDATE OR DELETE ON %s
        FOR EACH ROW EXECUTE FUNCTION alleen_toevoegen()', tabel);
    EXECUTE format('CREATE TRIGGER a_niet_legen BEFORE TRUNCATE ON %s
        FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen()', tabel);
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'studiefin_app') THEN
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM studiefin_app', tabel);
    END IF;
END $$;

CREATE FUNCTION bewaak_twee_tijden(tabel regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER a_alleen_bekend_sluiten AFTER UPDATE OR DELETE ON %s
        FOR EACH ROW EXECUTE FUNCTION alleen_bekend_sluiten()', tabel);
    EXECUTE format('CREATE TRIGGER a_niet_legen BEFORE TRUNCATE ON %s
        FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen()', tabel);
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'studiefin_app') THEN
        EXECUTE format('REVOKE DELETE, TRUNCATE ON %s FROM studiefin_app', tabel);
    END IF;
END $$;

-- Nobody but the owner hangs or takes off guards.
REVOKE ALL ON FUNCTION bewaak_alleen_toevoegen(regclass), bewaak_twee_tijden(regclass) FROM PUBLIC;
