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
