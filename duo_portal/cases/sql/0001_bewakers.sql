SELECT bewaak_alleen_toevoegen('cases_zaakstap');

-- A case moves by this table only, and a finished case stays finished. The same pairs stand in overgangen.py;
-- a test compares them.
CREATE FUNCTION cases_zaak_overgang() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        RAISE EXCEPTION 'Een zaak wordt niet verwijderd: trek haar in.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
        ('ontvangen', 'in_behandeling'), ('ontvangen', 'afgedaan'), ('ontvangen', 'ingetrokken'),
        ('in_behandeling', 'wacht_op_aanvrager'), ('in_behandeling', 'afgedaan'),
        ('in_behandeling', 'ingetrokken'),
        ('wacht_op_aanvrager', 'in_behandeling'), ('wacht_op_aanvrager', 'afgedaan'),
        ('wacht_op_aanvrager', 'ingetrokken'))
    THEN
        RAISE EXCEPTION 'Een zaak gaat niet van % naar %.', OLD.status, NEW.status
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF (NEW.id, NEW.soort, NEW.persoon_id, NEW.ontvangen_op) IS DISTINCT FROM
       (OLD.id, OLD.soort, OLD.persoon_id, OLD.ontvangen_op) THEN
        RAISE EXCEPTION 'Soort, persoon en ontvangst van een zaak staan vast.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_overgang BEFORE UPDATE OR DELETE ON cases_zaak
    FOR EACH ROW EXECUTE FUNCTION cases_zaak_overgang();
ALTER TABLE cases_zaak ADD CONSTRAINT cases_zaak_afgedaan_heeft_dag
    CHECK ((status IN ('afgedaan', 'ingetrokken')) = (afgedaan_op IS NOT NULL));
