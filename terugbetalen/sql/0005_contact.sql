-- What was said stays as it was written down.
SELECT bewaak_alleen_toevoegen('terugbetalen_contactmoment');

-- A list is what was seen in its preview: from the release on only its state moves, and nobody is taken off or added.
CREATE FUNCTION terugbetalen_selectie_vast() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    nieuwe_status text;
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        RAISE EXCEPTION 'Een selectie wordt niet verwijderd: trek haar in.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.status = 'voorbeeld' THEN
        RETURN NULL;
    END IF;
    nieuwe_status := NEW.status;
    NEW.status := OLD.status;
    IF NEW *<> OLD OR (OLD.status, nieuwe_status) NOT IN (
        ('vrijgegeven', 'vrijgegeven'), ('vrijgegeven', 'gesloten'))
    THEN
        RAISE EXCEPTION 'Een vrijgegeven selectie verandert niet meer (% naar % is geweigerd).',
            OLD.status, nieuwe_status USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER a_vast AFTER UPDATE OR DELETE ON terugbetalen_selectie
    FOR EACH ROW EXECUTE FUNCTION terugbetalen_selectie_vast();

CREATE FUNCTION terugbetalen_geselecteerde_vast() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    lijst text;
BEGIN
    SELECT status INTO lijst FROM terugbetalen_selectie
    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.selectie_id ELSE NEW.selectie_id END;
    IF lijst = 'voorbeeld' THEN
        RETURN NULL;
    END IF;
    IF TG_OP <> 'UPDATE'
        OR (NEW.id, NEW.uuid, NEW.selectie_id, NEW.persoon_id, NEW.volgnummer, NEW.feiten,
            NEW.achterstand_centen, NEW.uitgesloten_om)
        IS DISTINCT FROM (OLD.id, OLD.uuid, OLD.selectie_id, OLD.persoon_id, OLD.volgnummer, OLD.feiten,
            OLD.achterstand_centen, OLD.uitgesloten_om)
    THEN
        RAISE EXCEPTION 'Wie op een vrijgegeven selectie staat, en waarom, verandert niet meer (% is geweigerd).',
            TG_OP USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER a_vast AFTER INSERT OR UPDATE OR DELETE ON terugbetalen_geselecteerde
    FOR EACH ROW EXECUTE FUNCTION terugbetalen_geselecteerde_vast();

-- A seat is one of those the time has. FOR SHARE: the time cannot lose the seat meanwhile.
CREATE FUNCTION terugbetalen_afspraak_past() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    plaatsen smallint;
BEGIN
    SELECT capaciteit INTO plaatsen FROM terugbetalen_tijdslot WHERE id = NEW.slot_id FOR SHARE;
    IF NEW.stoel > plaatsen THEN
        RAISE EXCEPTION 'Deze tijd heeft % plaatsen; plaats % bestaat niet.', plaatsen, NEW.stoel
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_past BEFORE INSERT OR UPDATE OF slot_id, stoel ON terugbetalen_afspraak
    FOR EACH ROW EXECUTE FUNCTION terugbetalen_afspraak_past();
