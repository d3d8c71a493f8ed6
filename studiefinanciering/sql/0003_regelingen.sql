-- Of a request to repay only the end may still be filled in, once; it is never deleted.
CREATE FUNCTION studiefinanciering_terugvordering_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' OR OLD.afgedaan_op IS NOT NULL OR NEW.afgedaan_op IS NULL
        OR (NEW.id, NEW.persoon_id, NEW.bedrag_centen, NEW.gevraagd_op, NEW.betalen_voor, NEW.opgeslagen_at)
        IS DISTINCT FROM
           (OLD.id, OLD.persoon_id, OLD.bedrag_centen, OLD.gevraagd_op, OLD.betalen_voor, OLD.opgeslagen_at)
    THEN
        RAISE EXCEPTION 'Een terugvordering blijft zoals zij is gevraagd; zij wordt alleen nog afgedaan.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_blijft BEFORE UPDATE OR DELETE ON studiefinanciering_terugvordering
    FOR EACH ROW EXECUTE FUNCTION studiefinanciering_terugvordering_blijft();
CREATE TRIGGER a_niet_legen BEFORE TRUNCATE ON studiefinanciering_terugvordering
    FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen();

DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'studiefin_app') THEN
        REVOKE DELETE, TRUNCATE ON studiefinanciering_terugvordering FROM studiefin_app;
    END IF;
END $$;
