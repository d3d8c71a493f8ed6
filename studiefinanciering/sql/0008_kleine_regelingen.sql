-- What was asked, proposed, decided and planned only grows.
SELECT bewaak_alleen_toevoegen('studiefinanciering_regelingaanvraag');
SELECT bewaak_alleen_toevoegen('studiefinanciering_regelingvoorstel');
SELECT bewaak_alleen_toevoegen('studiefinanciering_regelingbesluit');
SELECT bewaak_alleen_toevoegen('studiefinanciering_regelingtermijn');
SELECT bewaak_alleen_toevoegen('studiefinanciering_lesgeldfactuur');
SELECT bewaak_alleen_toevoegen('studiefinanciering_lesgeldplan');
SELECT bewaak_alleen_toevoegen('studiefinanciering_lesgeldtermijn');

-- A round is agreed to once; a part is paid by its run once; a refund of lesgeld is decided once.
CREATE FUNCTION studiefinanciering_regelingjaar_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.goedgekeurd_op IS NULL AND NEW.goedgekeurd_op IS NOT NULL THEN
        OLD.goedgekeurd_op := NEW.goedgekeurd_op;
        OLD.goedgekeurd_door := NEW.goedgekeurd_door;
        IF NOT (OLD *<> NEW) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% geweigerd: bedragen van een regeling liggen vast; stel nieuwe vast.', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER a_blijft BEFORE UPDATE OR DELETE ON studiefinanciering_regelingjaar
    FOR EACH ROW EXECUTE FUNCTION studiefinanciering_regelingjaar_blijft();
CREATE TRIGGER a_niet_legen BEFORE TRUNCATE ON studiefinanciering_regelingjaar
    FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen();

CREATE FUNCTION studiefinanciering_regelingbetaling_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.boeking_id IS NULL AND NEW.boeking_id IS NOT NULL THEN
        OLD.boeking_id := NEW.boeking_id;
        IF NOT (OLD *<> NEW) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% geweigerd: wat een run opnam, wordt alleen nog betaald.', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER a_blijft BEFORE UPDATE OR DELETE ON studiefinanciering_regelingbetaling
    FOR EACH ROW EXECUTE FUNCTION studiefinanciering_regelingbetaling_blijft();
CREATE TRIGGER a_niet_legen BEFORE TRUNCATE ON studiefinanciering_regelingbetaling
    FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen();

CREATE FUNCTION studiefinanciering_lesgeldteruggave_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.besloten_op IS NULL AND NEW.besloten_op IS NOT NULL THEN
        OLD.besloten_op := NEW.besloten_op;
        OLD.besloten_door := NEW.besloten_door;
        OLD.is_toegekend := NEW.is_toegekend;
        OLD.open_centen := NEW.open_centen;
        OLD.betaald_centen := NEW.betaald_centen;
        IF NOT (OLD *<> NEW) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% geweigerd: op een teruggave van lesgeld wordt alleen beslist, eenmaal.', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER a_blijft BEFORE UPDATE OR DELETE ON studiefinanciering_lesgeldteruggave
    FOR EACH ROW EXECUTE FUNCTION studiefinanciering_lesgeldteruggave_blijft();
CREATE TRIGGER a_niet_legen BEFORE TRUNCATE ON studiefinanciering_lesgeldteruggave
    FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen();

ALTER TABLE studiefinanciering_regelingjaar ENABLE ALWAYS TRIGGER a_blijft;
ALTER TABLE studiefinanciering_regelingbetaling ENABLE ALWAYS TRIGGER a_blijft;
ALTER TABLE studiefinanciering_lesgeldteruggave ENABLE ALWAYS TRIGGER a_blijft;
ALTER TABLE studiefinanciering_regelingjaar ENABLE ALWAYS TRIGGER a_niet_legen;
ALTER TABLE studiefinanciering_regelingbetaling ENABLE ALWAYS TRIGGER a_niet_legen;
ALTER TABLE studiefinanciering_lesgeldteruggave ENABLE ALWAYS TRIGGER a_niet_legen;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'studiefin_app') THEN
        REVOKE DELETE, TRUNCATE ON studiefinanciering_regelingjaar, studiefinanciering_regelingbetaling,
            studiefinanciering_lesgeldteruggave FROM studiefin_app;
    END IF;
END $$;
