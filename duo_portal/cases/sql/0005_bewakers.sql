SELECT bewaak_alleen_toevoegen('cases_verzoekstuk');
SELECT bewaak_alleen_toevoegen('cases_bijdrage');
SELECT bewaak_alleen_toevoegen('cases_verzoekvoorstel');
SELECT bewaak_alleen_toevoegen('cases_verzoekbesluit');
SELECT bewaak_alleen_toevoegen('cases_dwangsomvoorstel');

-- What was filed stands; only who handles it, the version of its page and one withdrawal move.
CREATE FUNCTION cases_verzoek_staat_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        RAISE EXCEPTION 'Een klacht of verzoek wordt niet verwijderd: de indiener kan het intrekken.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF to_jsonb(NEW) - 'behandelaar' - 'versie' - 'ingetrokken_op'
       IS DISTINCT FROM to_jsonb(OLD) - 'behandelaar' - 'versie' - 'ingetrokken_op'
       OR (OLD.ingetrokken_op IS NOT NULL AND NEW.ingetrokken_op IS DISTINCT FROM OLD.ingetrokken_op)
       OR NEW.versie < OLD.versie
    THEN
        RAISE EXCEPTION 'Wat in een klacht of verzoek is ingediend staat vast.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_staat_vast BEFORE UPDATE OR DELETE ON cases_verzoek
    FOR EACH ROW EXECUTE FUNCTION cases_verzoek_staat_vast();

-- Where a burden or money is concerned another person decides: capitals make no other person, and no machine decides.
CREATE FUNCTION cases_verzoekbesluit_vier_ogen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE schrijver text; van bigint; welke text;
BEGIN
    SELECT actor, verzoek_id INTO schrijver, van FROM cases_verzoekvoorstel WHERE id = NEW.voorstel_id;
    SELECT soort INTO welke FROM cases_verzoek WHERE id = NEW.verzoek_id;
    IF schrijver IS DISTINCT FROM NEW.opgesteld_door OR van IS DISTINCT FROM NEW.verzoek_id
       OR welke IS DISTINCT FROM NEW.soort THEN
        RAISE EXCEPTION 'Een besluit op een verzoek noemt het voorstel en wie het schreef.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF lower(trim(NEW.besloten_door)) IN ('systeem', '') THEN
        RAISE EXCEPTION 'Op een klacht of verzoek beslist een mens.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF (NEW.is_vier_ogen OR NEW.soort IN ('maatwerk', 'medisch') OR NEW.gevolg_centen <> 0)
       AND lower(trim(NEW.besloten_door)) = lower(trim(NEW.opgesteld_door)) THEN
        RAISE EXCEPTION 'Hierover beslist een ander mens dan wie het voorstel schreef.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_vier_ogen BEFORE INSERT ON cases_verzoekbesluit
    FOR EACH ROW EXECUTE FUNCTION cases_verzoekbesluit_vier_ogen();

-- That no penalty is owed is decided by another person than who proposed it, and by no machine.
CREATE FUNCTION cases_dwangsom_vier_ogen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.geen_grond <> '' AND (lower(trim(NEW.actor)) IN ('systeem', '') OR NOT EXISTS (
        SELECT FROM cases_dwangsomvoorstel v
        WHERE v.ingebrekestelling_id = NEW.ingebrekestelling_id AND v.geen_grond = NEW.geen_grond
          AND lower(trim(v.actor)) <> lower(trim(NEW.actor)))) THEN
        RAISE EXCEPTION 'Dat er geen dwangsom is, beslist een ander mens dan wie het voorstelde.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_vier_ogen BEFORE INSERT ON cases_dwangsombesluit
    FOR EACH ROW EXECUTE FUNCTION cases_dwangsom_vier_ogen();
