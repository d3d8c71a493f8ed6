-- A letter is frozen when it is laid ready: only its status moves, forward.
CREATE FUNCTION letters_brief_bevroren() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    nieuwe_status text;
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        RAISE EXCEPTION 'Een brief wordt niet verwijderd: laat haar vervallen.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    nieuwe_status := NEW.status;
    NEW.status := OLD.status;
    IF NEW *<> OLD OR (OLD.status, nieuwe_status) NOT IN (
        ('klaargelegd', 'opgemaakt'), ('klaargelegd', 'vervallen'),
        ('opgemaakt', 'verzonden'), ('opgemaakt', 'vervallen'))
    THEN
        RAISE EXCEPTION 'Een brief is bevroren: alleen de status gaat vooruit (% naar % is geweigerd).',
            OLD.status, nieuwe_status USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER a_bevroren AFTER UPDATE OR DELETE ON letters_brief
    FOR EACH ROW EXECUTE FUNCTION letters_brief_bevroren();
CREATE TRIGGER a_niet_legen BEFORE TRUNCATE ON letters_brief
    FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen();
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'studiefin_app') THEN
        REVOKE DELETE, TRUNCATE ON letters_brief FROM studiefin_app;
    END IF;
END $$;
