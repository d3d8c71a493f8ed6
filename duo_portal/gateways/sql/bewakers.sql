-- The promises of the bank traffic, kept by the database whatever comes in.

-- 1. A bank file: identity and header never change, hash and size are filled in once, status goes forward.
CREATE FUNCTION gateways_bewaak_bankbestand() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    stappen text[] := '{in_opbouw>compleet,compleet>aangeleverd,aangeleverd>geaccepteerd,aangeleverd>deels,aangeleverd>geweigerd,geaccepteerd>deels,geaccepteerd>geweigerd}';
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> (CASE WHEN NEW.soort = 'pain001' THEN 'in_opbouw' ELSE 'verwerkt' END) THEN
            RAISE EXCEPTION 'een bankbestand (%) begint niet als %', NEW.soort, NEW.status
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'een bankbestand wordt niet gewist; alleen zijn inhoud, na de termijn'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF (OLD.soort, OLD.msg_id, OLD.run_id, OLD.volgnummer, OLD.antwoord_op_id, OLD.uitvoeringsdatum,
        OLD.aantal, OLD.totaal_centen, OLD.opdrachtgever_naam, OLD.opdrachtgever_iban, OLD.opdrachtgever_bic,
        OLD.bedrijfsdatum, OLD.aangemaakt_at, OLD.opgeslagen_at)
        IS DISTINCT FROM
        (NEW.soort, NEW.msg_id, NEW.run_id, NEW.volgnummer, NEW.antwoord_op_id, NEW.uitvoeringsdatum,
        NEW.aantal, NEW.totaal_centen, NEW.opdrachtgever_naam, NEW.opdrachtgever_iban, NEW.opdrachtgever_bic,
        NEW.bedrijfsdatum, NEW.aangemaakt_at, NEW.opgeslagen_at)
        OR (OLD.sha256 IS NOT NULL AND (OLD.sha256, OLD.omvang, OLD.hash_totaal, OLD.pad)
            IS DISTINCT FROM (NEW.sha256, NEW.omvang, NEW.hash_totaal, NEW.pad))
        OR (OLD.aangeleverd_at IS NOT NULL AND OLD.aangeleverd_at IS DISTINCT FROM NEW.aangeleverd_at)
        OR (OLD.inhoud_verwijderd_at IS NOT NULL
            AND OLD.inhoud_verwijderd_at IS DISTINCT FROM NEW.inhoud_verwijderd_at)
        OR NEW.bewaren_tot < OLD.bewaren_tot
    THEN
        RAISE EXCEPTION 'bankbestand % ligt vast: maak een nieuw bestand met een nieuw nummer', OLD.msg_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.status <> NEW.status AND NOT (OLD.status || '>' || NEW.status) = ANY (stappen) THEN
        RAISE EXCEPTION 'een bankbestand kan niet van % naar %', OLD.status, NEW.status
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bankbestand_ligt_vast BEFORE INSERT OR UPDATE OR DELETE ON gateways_bankbestand
    FOR EACH ROW EXECUTE FUNCTION gateways_bewaak_bankbestand();

-- 2. A statement follows on the one before: next number (or 1 in a new year), opening is its closing balance.
--    The column that remembers the transaction is the database's own; the application cannot choose it.
ALTER TABLE gateways_afschrift ADD COLUMN ingelezen_in xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE FUNCTION gateways_bewaak_afschrift() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    vorige record;
BEGIN
    NEW.ingelezen_in := pg_current_xact_id();
    PERFORM pg_advisory_xact_lock(hashtextextended('afschrift:' || NEW.rekening, 0));
    SELECT nummer, datum, eind_centen INTO vorige FROM gateways_afschrift
        WHERE rekening = NEW.rekening ORDER BY id DESC LIMIT 1;
    IF FOUND AND (vorige.eind_centen <> NEW.begin_centen OR NEW.datum < vorige.datum OR NOT (
        NEW.nummer = vorige.nummer + 1
        OR (NEW.nummer = 1 AND extract(year FROM NEW.datum) > extract(year FROM vorige.datum))))
    THEN
        RAISE EXCEPTION 'afschrift % sluit niet aan op afschrift %', NEW.nummer, vorige.nummer
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER afschrift_sluit_aan BEFORE INSERT ON gateways_afschrift
    FOR EACH ROW EXECUTE FUNCTION gateways_bewaak_afschrift();

-- 3. Opening balance + lines = closing balance, judged at commit.
CREATE FUNCTION gateways_bewaak_saldo() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    som bigint;
BEGIN
    SELECT coalesce(sum(bedrag_centen), 0) INTO som FROM gateways_afschriftregel WHERE afschrift_id = NEW.id;
    IF NEW.begin_centen + som <> NEW.eind_centen THEN
        RAISE EXCEPTION 'afschrift %: beginsaldo plus regels is niet het eindsaldo', NEW.nummer
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER afschrift_telt_op AFTER INSERT ON gateways_afschrift
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION gateways_bewaak_saldo();

-- 4. Statements and lines stay as they came; only unknown money may still find its place. No line is added
--    to a statement of an earlier transaction, or the sum of (3) would no longer hold.
CREATE FUNCTION gateways_bewaak_afschriftregel() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT FROM gateways_afschrift a WHERE a.id = NEW.afschrift_id
                       AND a.rekening = NEW.rekening
                       AND a.ingelezen_in = pg_current_xact_id()) THEN
            RAISE EXCEPTION 'een regel hoort bij een afschrift dat nu wordt ingelezen'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.status = 'tussenrekening' THEN
        OLD.status := NEW.status;
        IF NOT (OLD *<> NEW) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'een afschriftregel blijft zoals de bank hem gaf (%)', TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER afschriftregel_ligt_vast BEFORE INSERT OR UPDATE OR DELETE ON gateways_afschriftregel
    FOR EACH ROW EXECUTE FUNCTION gateways_bewaak_afschriftregel();

REVOKE UPDATE, DELETE, TRUNCATE ON gateways_afschrift FROM studiefin_app;
REVOKE DELETE, TRUNCATE ON gateways_bankbestand, gateways_afschriftregel, gateways_inquarantaine,
    gateways_innamestand FROM studiefin_app;

-- 5. The intake of a register only moves on.
CREATE FUNCTION gateways_bewaak_inname() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.laatste_volgnummer < OLD.laatste_volgnummer OR NEW.koppeling <> OLD.koppeling THEN
        RAISE EXCEPTION 'de inname van % gaat niet terug', OLD.koppeling USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER innamestand_alleen_vooruit BEFORE UPDATE ON gateways_innamestand
    FOR EACH ROW EXECUTE FUNCTION gateways_bewaak_inname();
