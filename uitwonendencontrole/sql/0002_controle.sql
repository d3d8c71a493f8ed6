-- The steps that exist: the same as controleren/overgangen.py (a test compares).
INSERT INTO uitwonendencontrole_overgangspaar (van, naar, daad) VALUES
    ('', 'geloot', 'start'),
    ('geloot', 'dossieronderzoek', 'open_dossier'),
    ('dossieronderzoek', 'afgerond_akkoord', 'akkoord'),
    ('dossieronderzoek', 'bewijs_gevraagd', 'vraag_bewijs'),
    ('bewijs_gevraagd', 'afgerond_akkoord', 'akkoord'),
    ('bewijs_gevraagd', 'afspraak_aangeboden', 'bied_afspraak'),
    ('bewijs_gevraagd', 'voornemen', 'neem_voor'),
    ('afspraak_aangeboden', 'bezoek_gedaan', 'bezoek'),
    ('afspraak_aangeboden', 'bezoek_ging_niet_door', 'geen_bezoek'),
    ('afspraak_aangeboden', 'afgerond_akkoord', 'akkoord'),
    ('bezoek_ging_niet_door', 'bewijs_gevraagd', 'vraag_bewijs'),
    ('bezoek_ging_niet_door', 'afgerond_akkoord', 'akkoord'),
    ('bezoek_gedaan', 'rapport_ter_correctie', 'leg_verslag_voor'),
    ('rapport_ter_correctie', 'afgerond_akkoord', 'akkoord'),
    ('rapport_ter_correctie', 'bewijs_gevraagd', 'vraag_bewijs'),
    ('rapport_ter_correctie', 'voornemen', 'neem_voor'),
    ('voornemen', 'afgerond_akkoord', 'akkoord'),
    ('voornemen', 'besluit_herziening', 'herzie'),
    ('besluit_herziening', 'besluit_boete', 'beboet'),
    ('besluit_herziening', 'bezwaar', 'ontvang_bezwaar'),
    ('besluit_boete', 'bezwaar', 'ontvang_bezwaar'),
    ('besluit_herziening', 'onherroepelijk', 'word_onherroepelijk'),
    ('besluit_boete', 'onherroepelijk', 'word_onherroepelijk'),
    ('bezwaar', 'onherroepelijk', 'word_onherroepelijk'),
    ('beroep', 'onherroepelijk', 'word_onherroepelijk'),
    ('besluit_herziening', 'herroepen', 'herroep'),
    ('besluit_boete', 'herroepen', 'herroep'),
    ('bezwaar', 'herroepen', 'herroep'),
    ('beroep', 'herroepen', 'herroep'),
    ('onherroepelijk', 'herroepen', 'herroep'),
    ('gestopt', 'herroepen', 'herroep'),
    ('bezwaar', 'bezwaar', 'handhaaf'),
    ('bezwaar', 'beroep', 'ontvang_beroep'),
    ('beroep', 'beroep', 'handhaaf'),
    ('geloot', 'gestopt', 'stop'),
    ('gestopt', 'geloot', 'hervat'),
    ('dossieronderzoek', 'gestopt', 'stop'),
    ('gestopt', 'dossieronderzoek', 'hervat'),
    ('bewijs_gevraagd', 'gestopt', 'stop'),
    ('gestopt', 'bewijs_gevraagd', 'hervat'),
    ('afspraak_aangeboden', 'gestopt', 'stop'),
    ('gestopt', 'afspraak_aangeboden', 'hervat'),
    ('bezoek_ging_niet_door', 'gestopt', 'stop'),
    ('gestopt', 'bezoek_ging_niet_door', 'hervat'),
    ('bezoek_gedaan', 'gestopt', 'stop'),
    ('gestopt', 'bezoek_gedaan', 'hervat'),
    ('rapport_ter_correctie', 'gestopt', 'stop'),
    ('gestopt', 'rapport_ter_correctie', 'hervat'),
    ('voornemen', 'gestopt', 'stop'),
    ('gestopt', 'voornemen', 'hervat'),
    ('besluit_herziening', 'gestopt', 'stop'),
    ('gestopt', 'besluit_herziening', 'hervat'),
    ('besluit_boete', 'gestopt', 'stop'),
    ('gestopt', 'besluit_boete', 'hervat'),
    ('bezwaar', 'gestopt', 'stop'),
    ('gestopt', 'bezwaar', 'hervat'),
    ('beroep', 'gestopt', 'stop'),
    ('gestopt', 'beroep', 'hervat');

DO $$
DECLARE
    tabel text;
BEGIN
    FOREACH tabel IN ARRAY ARRAY[
        'overgangspaar', 'logregel', 'beoordeling', 'tweedeoordeel', 'bevinding', 'bevinding_bewijs', 'belnotitie']
    LOOP
        PERFORM bewaak_alleen_toevoegen(('uitwonendencontrole_' || tabel)::regclass);
    END LOOP;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'studiefin_app') THEN
        REVOKE INSERT ON uitwonendencontrole_overgangspaar FROM studiefin_app;
    END IF;
END $$;

-- The log is a chain: each line follows the last one and carries the hash of both.
CREATE FUNCTION uitwonendencontrole_log_klopt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    laatste uitwonendencontrole_logregel%ROWTYPE;
BEGIN
    PERFORM FROM uitwonendencontrole_controle WHERE id = NEW.controle_id FOR UPDATE;
    SELECT * INTO laatste FROM uitwonendencontrole_logregel
        WHERE controle_id = NEW.controle_id ORDER BY nummer DESC LIMIT 1;
    IF NEW.nummer <> coalesce(laatste.nummer, 0) + 1
        OR NEW.vorige <> coalesce(laatste.hash, decode(repeat('00', 32), 'hex'))
        OR NEW.hash <> sha256(NEW.vorige || convert_to(NEW.inhoud, 'UTF8'))
    THEN
        RAISE EXCEPTION 'Deze regel sluit niet aan op het log van de controle.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_log_klopt BEFORE INSERT ON uitwonendencontrole_logregel
    FOR EACH ROW EXECUTE FUNCTION uitwonendencontrole_log_klopt();

-- Who did what in a check, by role, in small letters: capitals do not make another person.
CREATE FUNCTION uitwonendencontrole_betrokken(wie bigint, rollen text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT lower(door) FROM uitwonendencontrole_beoordeling WHERE controle_id = wie AND rollen LIKE '%A%'
    UNION SELECT lower(beoordelaar) FROM uitwonendencontrole_controle
        WHERE id = wie AND beoordelaar <> '' AND rollen LIKE '%A%'
    UNION SELECT lower(t.door) FROM uitwonendencontrole_tweedeoordeel t
        JOIN uitwonendencontrole_beoordeling b ON b.id = t.beoordeling_id
        WHERE b.controle_id = wie AND rollen LIKE '%T%'
    UNION SELECT lower(naam) FROM uitwonendencontrole_bezoek, unnest(bezoekers) AS naam
        WHERE controle_id = wie AND rollen LIKE '%Z%'
    UNION SELECT lower(opgesteld_door) FROM uitwonendencontrole_voornemen
        WHERE controle_id = wie AND rollen LIKE '%V%'
    UNION SELECT lower(genomen_door) FROM uitwonendencontrole_herziening
        WHERE controle_id = wie AND rollen LIKE '%H%'
$$;

-- Four eyes and more: nobody judges the own work; the system judges nothing.
CREATE FUNCTION uitwonendencontrole_ander_mens() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wie text[];
    zaak bigint;
    niet text;
BEGIN
    CASE TG_TABLE_NAME
        WHEN 'uitwonendencontrole_beoordeling' THEN
            wie := ARRAY[NEW.door]; zaak := NEW.controle_id; niet := 'Z';
        WHEN 'uitwonendencontrole_tweedeoordeel' THEN
            SELECT controle_id INTO zaak FROM uitwonendencontrole_beoordeling WHERE id = NEW.beoordeling_id;
            wie := ARRAY[NEW.door]; niet := 'AZ';
        WHEN 'uitwonendencontrole_bezoek' THEN
            wie := NEW.bezoekers; zaak := NEW.controle_id; niet := 'ATVH';
        WHEN 'uitwonendencontrole_voornemen' THEN
            wie := ARRAY[NEW.opgesteld_door]; zaak := NEW.controle_id; niet := 'AZ';
        WHEN 'uitwonendencontrole_herziening' THEN
            wie := ARRAY[NEW.genomen_door]; zaak := NEW.controle_id; niet := 'ATZV';
        ELSE
            SELECT controle_id INTO zaak FROM uitwonendencontrole_herziening WHERE id = NEW.herziening_id;
            wie := ARRAY[NEW.genomen_door]; niet := 'ATZVH';
    END CASE;
    IF EXISTS (
        SELECT FROM unnest(wie) AS naam
        WHERE lower(naam) IN (SELECT uitwonendencontrole_betrokken(zaak, niet)) OR lower(naam) IN ('', 'systeem'))
    THEN
        RAISE EXCEPTION 'Vier ogen: dit doet iemand die bij deze controle nog niets deed.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'controle_vier_ogen';
    END IF;
    RETURN NEW;
END $$;
DO $$
DECLARE
    tabel text;
BEGIN
    FOREACH tabel IN ARRAY ARRAY['beoordeling', 'tweedeoordeel', 'bezoek', 'voornemen', 'herziening', 'boete']
    LOOP
        EXECUTE format('CREATE TRIGGER b_ander_mens BEFORE INSERT ON uitwonendencontrole_%s
            FOR EACH ROW EXECUTE FUNCTION uitwonendencontrole_ander_mens()', tabel);
    END LOOP;
END $$;

-- A check moves by a step that exists, that stands in its log, and that has what it needs behind it.
CREATE FUNCTION uitwonendencontrole_stap_mag() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    gelogd jsonb;
    kan boolean;
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.stand <> 'geloot' OR NOT EXISTS (
            SELECT FROM uitwonendencontrole_geloot WHERE id = NEW.geloot_id AND persoon_id = NEW.persoon_id)
        THEN
            RAISE EXCEPTION 'Een controle begint bij wie is geloot.' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.stand = OLD.stand THEN
        RETURN NEW;
    END IF;
    SELECT inhoud::jsonb INTO gelogd FROM uitwonendencontrole_logregel
        WHERE controle_id = NEW.id ORDER BY nummer DESC LIMIT 1;
    IF gelogd->>'van' IS DISTINCT FROM OLD.stand OR gelogd->>'naar' IS DISTINCT FROM NEW.stand OR NOT EXISTS (
        SELECT FROM uitwonendencontrole_overgangspaar
        WHERE van = OLD.stand AND naar = NEW.stand AND daad = gelogd->>'daad')
    THEN
        RAISE EXCEPTION 'Van % naar % kan niet, of staat niet in het log.', OLD.stand, NEW.stand
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'controle_overgang';
    END IF;
    kan := CASE
        WHEN OLD.stand = 'gestopt' THEN NEW.stand = OLD.stand_voor_stop OR NEW.stand = 'herroepen'
        WHEN NEW.stand IN ('bewijs_gevraagd', 'afspraak_aangeboden')
            AND OLD.stand IN ('dossieronderzoek', 'bewijs_gevraagd') THEN EXISTS (
            SELECT FROM uitwonendencontrole_beoordeling b
            JOIN uitwonendencontrole_tweedeoordeel t ON t.beoordeling_id = b.id AND t.is_eens
            WHERE b.controle_id = NEW.id AND b.oordeel = 'twijfel'
                AND b.ronde = CASE OLD.stand WHEN 'dossieronderzoek' THEN 'dossier' ELSE 'bewijs' END)
        WHEN NEW.stand = 'afgerond_akkoord' AND OLD.stand = 'dossieronderzoek' THEN
            NOT NEW.toets_tweede OR EXISTS (
                SELECT FROM uitwonendencontrole_beoordeling b
                JOIN uitwonendencontrole_tweedeoordeel t ON t.beoordeling_id = b.id AND t.is_eens
                WHERE b.controle_id = NEW.id AND b.oordeel = 'akkoord')
        WHEN NEW.stand = 'bezoek_gedaan' THEN EXISTS (
            SELECT FROM uitwonendencontrole_bezoek WHERE controle_id = NEW.id AND uitkomst = 'gedaan')
        WHEN NEW.stand = 'voornemen' THEN EXISTS (
            SELECT FROM uitwonendencontrole_voornemen WHERE controle_id = NEW.id)
        WHEN NEW.stand = 'besluit_herziening' THEN EXISTS (
            SELECT FROM uitwonendencontrole_herziening WHERE controle_id = NEW.id)
        WHEN NEW.stand = 'besluit_boete' THEN EXISTS (
            SELECT FROM uitwonendencontrole_boete b
            JOIN uitwonendencontrole_herziening h ON h.id = b.herziening_id WHERE h.controle_id = NEW.id)
        ELSE true END;
    IF NOT kan THEN
        RAISE EXCEPTION 'Voor de stap van % naar % ontbreekt iets: een tweede mens, een bezoek of een besluit.',
            OLD.stand, NEW.stand
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'controle_poort';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_stap_mag BEFORE INSERT OR UPDATE ON uitwonendencontrole_controle
    FOR EACH ROW EXECUTE FUNCTION uitwonendencontrole_stap_mag();

-- What was written down stays; only what comes later is filled in, once.
CREATE FUNCTION uitwonendencontrole_ligt_vast() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    oud jsonb;
    nieuw jsonb;
    later text[] := TG_ARGV[0]::text[];
    vrij text[] := TG_ARGV[1]::text[];
    veld text;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        oud := to_jsonb(OLD); nieuw := to_jsonb(NEW);
        IF nieuw - later - vrij = oud - later - vrij THEN
            FOREACH veld IN ARRAY later LOOP
                IF oud->veld IS DISTINCT FROM nieuw->veld
                    AND oud->veld NOT IN ('null'::jsonb, '""'::jsonb, '[]'::jsonb, 'false'::jsonb)
                THEN
                    RAISE EXCEPTION '%: % is al ingevuld.', TG_TABLE_NAME, veld
                        USING ERRCODE = 'integrity_constraint_violation';
                END IF;
            END LOOP;
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% op % geweigerd: wat in een controle is vastgelegd, verandert niet.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
DO $$
DECLARE
    rij record;
BEGIN
    FOR rij IN SELECT * FROM (VALUES
        ('controle', '{}', '{stand,stand_sinds,termijn_tot,is_verlengd,stand_voor_stop,beoordelaar}'),
        ('bewijsstuk', '{gewist_op}', '{omschrijving,stuk,bewaren_tot,wijst_op}'),
        ('aanwijzing', '{}', '{tot}'),
        ('bezoek', '{uitkomst,bezocht_op,toestemming_van,toestemming_at,ruimten,tekstversie,pas_getoond}', '{gekozen}'),
        ('verslag', '{reactie,reactie_op}', '{}'),
        ('voornemen', '{zienswijze,zienswijze_op,wijze}', '{}'),
        ('herziening', '{uitvoerbaar_vanaf,uitgevoerd_op,herroepen_op,toekenningen}', '{}'),
        ('boete', '{uitvoerbaar_vanaf,uitgevoerd_op,herroepen_op}', '{}')) AS t(tabel, later, vrij)
    LOOP
        EXECUTE format('CREATE TRIGGER a_ligt_vast BEFORE UPDATE OR DELETE ON uitwonendencontrole_%s
            FOR EACH ROW EXECUTE FUNCTION uitwonendencontrole_ligt_vast(%L, %L)', rij.tabel, rij.later, rij.vrij);
        EXECUTE format('CREATE TRIGGER a_niet_legen BEFORE TRUNCATE ON uitwonendencontrole_%s
            FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen()', rij.tabel);
    END LOOP;
END $$;
