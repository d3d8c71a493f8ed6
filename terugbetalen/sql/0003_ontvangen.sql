-- What was paid on a request only grows; a request is only withdrawn, once.
SELECT bewaak_alleen_toevoegen('terugbetalen_verzoekbetaling');

CREATE FUNCTION terugbetalen_verzoek_alleen_intrekken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.ingetrokken_op IS NULL AND NEW.ingetrokken_op IS NOT NULL THEN
        OLD.ingetrokken_op := NEW.ingetrokken_op;
        IF OLD IS NOT DISTINCT FROM NEW THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% op een betaalverzoek geweigerd: het wordt alleen ingetrokken, eenmaal.', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER a_alleen_intrekken BEFORE UPDATE OR DELETE ON terugbetalen_betaalverzoek
    FOR EACH ROW EXECUTE FUNCTION terugbetalen_verzoek_alleen_intrekken();
CREATE TRIGGER a_niet_legen BEFORE TRUNCATE ON terugbetalen_betaalverzoek
    FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen();
ALTER TABLE terugbetalen_betaalverzoek ENABLE ALWAYS TRIGGER a_alleen_intrekken;
ALTER TABLE terugbetalen_betaalverzoek ENABLE ALWAYS TRIGGER a_niet_legen;
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'studiefin_app') THEN
        REVOKE DELETE, TRUNCATE ON terugbetalen_betaalverzoek FROM studiefin_app;
    END IF;
END $$;

-- A refund is taken up by one run and fails at most once; all else of it stays as it was written.
CREATE FUNCTION terugbetalen_bewaak_teruggave() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.run_id IS NULL OR OLD.run_id = NEW.run_id)
       AND (OLD.mislukt_op IS NULL OR (OLD.mislukt_op, OLD.mislukt_code) = (NEW.mislukt_op, NEW.mislukt_code)) THEN
        OLD.run_id := NEW.run_id;
        OLD.mislukt_op := NEW.mislukt_op;
        OLD.mislukt_code := NEW.mislukt_code;
        IF NOT (OLD *<> NEW) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% op een teruggave geweigerd: zij ligt vast.', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER a_ligt_vast BEFORE UPDATE OR DELETE ON terugbetalen_teruggave
    FOR EACH ROW EXECUTE FUNCTION terugbetalen_bewaak_teruggave();
ALTER TABLE terugbetalen_teruggave ENABLE ALWAYS TRIGGER a_ligt_vast;

-- A proposal is decided once; what was proposed and by whom never changes.
CREATE FUNCTION terugbetalen_bewaak_bestemming() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.uitkomst = 'open' THEN
        OLD.uitkomst := NEW.uitkomst;
        OLD.besloten_door := NEW.besloten_door;
        OLD.besloten_op := NEW.besloten_op;
        IF NOT (OLD *<> NEW) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% op een bestemming geweigerd: zij ligt vast.', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER a_ligt_vast BEFORE UPDATE OR DELETE ON terugbetalen_bestemmingsvoorstel
    FOR EACH ROW EXECUTE FUNCTION terugbetalen_bewaak_bestemming();
ALTER TABLE terugbetalen_bestemmingsvoorstel ENABLE ALWAYS TRIGGER a_ligt_vast;
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'studiefin_app') THEN
        REVOKE DELETE, TRUNCATE ON terugbetalen_teruggave, terugbetalen_bestemmingsvoorstel FROM studiefin_app;
    END IF;
END $$;
