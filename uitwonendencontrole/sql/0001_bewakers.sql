-- A draw is fixed as it was recorded: nothing of it can be changed or removed.
DO $$
DECLARE
    tabel text;
BEGIN
    FOREACH tabel IN ARRAY ARRAY['kader', 'lid', 'verbinding', 'trekking', 'geloot', 'annulering']
    LOOP
        PERFORM bewaak_alleen_toevoegen(('uitwonendencontrole_' || tabel)::regclass);
    END LOOP;
END $$;

-- A frame is whole when it is promised, and nobody enters it afterwards.
CREATE FUNCTION uitwonendencontrole_kader_is_dicht() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM nieuw JOIN uitwonendencontrole_verbinding v USING (kader_id)) THEN
        RAISE EXCEPTION 'Dit kader is al gepubliceerd: er kan niemand meer bij.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER b_kader_is_dicht AFTER INSERT ON uitwonendencontrole_lid
    REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION uitwonendencontrole_kader_is_dicht();

-- The promise is that of its frame: text, hash, root and numbers agree, and the frame is complete.
CREATE FUNCTION uitwonendencontrole_verbinding_klopt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kader uitwonendencontrole_kader%ROWTYPE;
    inhoud jsonb := NEW.tekst::jsonb;
BEGIN
    SELECT * INTO STRICT kader FROM uitwonendencontrole_kader WHERE id = NEW.kader_id;
    IF NEW.hash <> sha256(convert_to(NEW.tekst, 'UTF8'))
        OR decode(inhoud->>'wortel', 'hex') <> kader.wortel
        OR (inhoud->>'kader')::int <> kader.aantal
        OR (inhoud->>'getrokken')::int <> NEW.aantal
        OR (inhoud->>'ronde')::bigint <> NEW.ronde
        OR inhoud->>'keten' <> NEW.keten
        OR (inhoud->'uitsluitingen') <> kader.uitsluitingen
        OR (inhoud->>'peildatum')::date <> kader.peildatum
        OR NEW.aantal > kader.aantal
        OR kader.aantal <> (SELECT count(*) FROM uitwonendencontrole_lid WHERE kader_id = NEW.kader_id)
    THEN
        RAISE EXCEPTION 'De verbintenis past niet bij haar kader.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF EXISTS (SELECT FROM uitwonendencontrole_annulering WHERE kader_id = NEW.kader_id) THEN
        RAISE EXCEPTION 'Dit kader is geannuleerd.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_verbinding_klopt BEFORE INSERT ON uitwonendencontrole_verbinding
    FOR EACH ROW EXECUTE FUNCTION uitwonendencontrole_verbinding_klopt();

-- The seed follows from promise and round; it cannot be chosen, and not be had before the round.
CREATE FUNCTION uitwonendencontrole_zaad_klopt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    belofte uitwonendencontrole_verbinding%ROWTYPE;
BEGIN
    SELECT * INTO STRICT belofte FROM uitwonendencontrole_verbinding WHERE id = NEW.verbinding_id;
    IF NEW.toeval <> sha256(NEW.handtekening) OR NEW.zaad <> sha256(belofte.hash || NEW.toeval)
        OR NEW.op < belofte.ronde_at
    THEN
        RAISE EXCEPTION 'Dit zaad volgt niet uit de verbintenis en haar ronde.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF EXISTS (SELECT FROM uitwonendencontrole_annulering WHERE kader_id = belofte.kader_id) THEN
        RAISE EXCEPTION 'Deze trekking is geannuleerd.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_zaad_klopt BEFORE INSERT ON uitwonendencontrole_trekking
    FOR EACH ROW EXECUTE FUNCTION uitwonendencontrole_zaad_klopt();

-- Drawn is who was in the frame and whose ticket is not above the cut-off.
CREATE FUNCTION uitwonendencontrole_geloot_klopt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM nieuw n
        JOIN uitwonendencontrole_trekking t ON t.id = n.trekking_id
        JOIN uitwonendencontrole_verbinding v ON v.id = t.verbinding_id
        LEFT JOIN uitwonendencontrole_lid l
            ON l.kader_id = v.kader_id AND l.persoon_id = n.persoon_id AND l.pseudoniem = n.pseudoniem
        WHERE l.persoon_id IS NULL OR n.lot <> sha256(t.zaad || n.pseudoniem) OR n.lot > t.grens
            OR n.volgnummer NOT BETWEEN 1 AND v.aantal)
    THEN
        RAISE EXCEPTION 'Niet geloot: dit lot hoort niet bij deze trekking.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER b_geloot_klopt AFTER INSERT ON uitwonendencontrole_geloot
    REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION uitwonendencontrole_geloot_klopt();

ALTER TABLE uitwonendencontrole_lid ADD CONSTRAINT lid_pseudoniem_is_hash CHECK (octet_length(pseudoniem) = 32);
