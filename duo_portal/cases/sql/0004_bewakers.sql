SELECT bewaak_alleen_toevoegen('cases_bezwaarstuk');
SELECT bewaak_alleen_toevoegen('cases_hoorzitting');
SELECT bewaak_alleen_toevoegen('cases_verslag');
SELECT bewaak_alleen_toevoegen('cases_bezwaarvoorstel');
SELECT bewaak_alleen_toevoegen('cases_bezwaarbesluit');

-- What was filed stands; only who handles it, the version of its page and one withdrawal move.
CREATE FUNCTION cases_bezwaar_staat_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        RAISE EXCEPTION 'Een bezwaar wordt niet verwijderd: de indiener kan het intrekken.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF to_jsonb(NEW) - 'behandelaar' - 'versie' - 'ingetrokken_op'
       IS DISTINCT FROM to_jsonb(OLD) - 'behandelaar' - 'versie' - 'ingetrokken_op'
       OR (OLD.ingetrokken_op IS NOT NULL AND NEW.ingetrokken_op IS DISTINCT FROM OLD.ingetrokken_op)
       OR NEW.versie < OLD.versie
    THEN
        RAISE EXCEPTION 'Wat in een bezwaar is ingediend staat vast.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_staat_vast BEFORE UPDATE OR DELETE ON cases_bezwaar
    FOR EACH ROW EXECUTE FUNCTION cases_bezwaar_staat_vast();

-- A document is never changed. It may be taken away only while it belongs to nothing (its foreign keys say so).
CREATE FUNCTION cases_stuk_staat_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Een stuk verandert niet: dien een nieuw stuk in.'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER a_staat_vast BEFORE UPDATE ON cases_stuk
    FOR EACH ROW EXECUTE FUNCTION cases_stuk_staat_vast();

-- Four eyes: capitals make no other person, a machine decides on no objection, and who wrote the draft is on record.
CREATE FUNCTION cases_bezwaarbesluit_vier_ogen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE schrijver text; van bigint;
BEGIN
    SELECT actor, bezwaar_id INTO schrijver, van FROM cases_bezwaarvoorstel WHERE id = NEW.voorstel_id;
    IF schrijver IS DISTINCT FROM NEW.opgesteld_door OR van IS DISTINCT FROM NEW.bezwaar_id THEN
        RAISE EXCEPTION 'Een beslissing op bezwaar noemt het voorstel en wie het schreef.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF lower(trim(NEW.besloten_door)) IN (lower(trim(NEW.opgesteld_door)), 'systeem', '') THEN
        RAISE EXCEPTION 'Op een bezwaar beslist een ander mens dan wie het voorstel schreef.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_vier_ogen BEFORE INSERT ON cases_bezwaarbesluit
    FOR EACH ROW EXECUTE FUNCTION cases_bezwaarbesluit_vier_ogen();
