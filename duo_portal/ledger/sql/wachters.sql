-- The guards. All are ENABLE ALWAYS: no session setting switches them off, not even
-- session_replication_role of a superuser. Only ALTER TABLE by the owner could, and the auditor looks.
-- Functions that write the marker table run as the owner, because the application may not touch it.

CREATE FUNCTION ledger_weiger_wijziging() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% op % geweigerd: het grootboek groeit alleen aan; draai de boeking terug.',
        TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- A booking: not in a closed month; a reversal points at an existing booking that is no reversal itself.
CREATE FUNCTION ledger_bewaak_boeking() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    n bigint;
    vroegste date;
    open_vanaf date;
BEGIN
    SELECT count(*), min(effectief_op) INTO n, vroegste FROM nieuw;
    IF n = 0 THEN
        RETURN NULL;
    END IF;
    -- Closing takes this lock exclusively, so a month is never closed under a booking on its way.
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('ledger_afgesloten_periode', 0));
    SELECT max(maand) + interval '1 month' INTO open_vanaf FROM ledger_afgesloten_periode;
    IF vroegste < open_vanaf THEN
        RAISE EXCEPTION 'Boeking per % geweigerd: alles vóór % is afgesloten; boek in een open maand.',
            vroegste, open_vanaf USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT FROM nieuw LEFT JOIN ledger_boeking AS oud ON oud.id = nieuw.draait_terug_id
        WHERE nieuw.draait_terug_id IS NOT NULL AND (oud.id IS NULL OR oud.draait_terug_id IS NOT NULL)
    ) THEN
        RAISE EXCEPTION 'Terugdraaien geweigerd: de boeking bestaat niet of is zelf een terugdraaiing.'
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    INSERT INTO ledger_onvolledig (transactie_id, aantal) VALUES (pg_current_xact_id(), n);
    RETURN NULL;
END $$;

-- Legs: per booking the sum is zero, lines are numbered 1..n (so that a second statement for the same
-- booking collides with the primary key), the booking is of this very transaction, accounts exist.
-- Nested loops only: a plan cached for a large chunk must not read the whole ledger for a small one.
CREATE FUNCTION ledger_bewaak_legs() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    nu xid8 := pg_current_xact_id();
    n bigint;
    onevenwichtig bigint;
    genummerd bigint;
    vreemd bigint;
    rekening smallint;
BEGIN
    SELECT count(*),
           min(g.boeking_id) FILTER (WHERE g.saldo <> 0),
           min(g.boeking_id) FILTER (WHERE g.eerste <> 1 OR g.laatste <> g.regels),
           min(g.boeking_id) FILTER (WHERE b.transactie_id IS DISTINCT FROM nu)
    INTO n, onevenwichtig, genummerd, vreemd
    FROM (
        SELECT boeking_id, sum(zijde * bedrag_centen) AS saldo,
               count(*) AS regels, min(regel) AS eerste, max(regel) AS laatste
        FROM nieuw GROUP BY boeking_id
    ) AS g
    LEFT JOIN ledger_boeking AS b ON b.id = g.boeking_id;
    IF n = 0 THEN
        RETURN NULL;
    END IF;
    IF vreemd IS NOT NULL THEN
        RAISE EXCEPTION 'Regels bij boeking % geweigerd: die bestaat niet of is al eerder vastgelegd.', vreemd
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    IF onevenwichtig IS NOT NULL THEN
        RAISE EXCEPTION 'Boeking % geweigerd: debet en credit zijn niet gelijk.', onevenwichtig
            USING ERRCODE = 'check_violation';
    END IF;
    IF genummerd IS NOT NULL THEN
        RAISE EXCEPTION 'Boeking % geweigerd: nummer haar regels 1, 2, 3 … en geef ze in één opdracht.', genummerd
            USING ERRCODE = 'check_violation';
    END IF;
    SELECT s.account_code INTO rekening
    FROM (SELECT DISTINCT account_code, volgnummer IS NOT NULL AS met_component FROM nieuw) AS s
    LEFT JOIN ledger_account AS a ON a.code = s.account_code
    WHERE a.code IS NULL OR (s.met_component AND NOT a.draagt_component)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'Rekening % geweigerd: zij bestaat niet of draagt geen component.', rekening
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    INSERT INTO ledger_onvolledig (transactie_id, aantal) VALUES (nu, -n);
    RETURN NULL;
END $$;

-- At commit: every booking of this transaction got its legs. A deferred trigger per booking would cost
-- more than the bookings themselves; the marker has one row per statement.
CREATE FUNCTION ledger_bewaak_volledig() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public AS $$
DECLARE
    open_boekingen bigint;
BEGIN
    SELECT sum(aantal) INTO open_boekingen FROM ledger_onvolledig WHERE transactie_id = NEW.transactie_id;
    IF open_boekingen <> 0 THEN
        RAISE EXCEPTION 'Vastleggen geweigerd: % boeking(en) zonder regels.', open_boekingen
            USING ERRCODE = 'check_violation';
    END IF;
    DELETE FROM ledger_onvolledig WHERE transactie_id = NEW.transactie_id;
    RETURN NULL;
END $$;

-- Closing goes forward only and waits for bookings on their way.
CREATE FUNCTION ledger_bewaak_afsluiten() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('ledger_afgesloten_periode', 0));
    IF NEW.maand <= (SELECT max(maand) FROM ledger_afgesloten_periode) THEN
        RAISE EXCEPTION 'Maand % geweigerd: zij of een latere maand is al afgesloten.', NEW.maand
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER ledger_boeking_wachter AFTER INSERT ON ledger_boeking
    REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION ledger_bewaak_boeking();
CREATE TRIGGER ledger_leg_wachter AFTER INSERT ON ledger_leg
    REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION ledger_bewaak_legs();
CREATE CONSTRAINT TRIGGER ledger_onvolledig_wachter AFTER INSERT ON ledger_onvolledig
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_bewaak_volledig();
CREATE TRIGGER ledger_afsluiten_wachter BEFORE INSERT ON ledger_afgesloten_periode
    FOR EACH ROW EXECUTE FUNCTION ledger_bewaak_afsluiten();

-- Statement triggers refuse also when no row would match.
CREATE TRIGGER ledger_boeking_alleen_groei BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_boeking
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_weiger_wijziging();
CREATE TRIGGER ledger_leg_alleen_groei BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_leg
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_weiger_wijziging();
CREATE TRIGGER ledger_periode_alleen_groei BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_afgesloten_periode
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_weiger_wijziging();
-- Labels may be improved by a migration; an account that was booked on never goes.
CREATE TRIGGER ledger_account_blijft BEFORE DELETE OR TRUNCATE ON ledger_account
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_weiger_wijziging();

ALTER TABLE ledger_boeking ENABLE ALWAYS TRIGGER ledger_boeking_wachter;
ALTER TABLE ledger_leg ENABLE ALWAYS TRIGGER ledger_leg_wachter;
ALTER TABLE ledger_onvolledig ENABLE ALWAYS TRIGGER ledger_onvolledig_wachter;
ALTER TABLE ledger_afgesloten_periode ENABLE ALWAYS TRIGGER ledger_afsluiten_wachter;
ALTER TABLE ledger_boeking ENABLE ALWAYS TRIGGER ledger_boeking_alleen_groei;
ALTER TABLE ledger_leg ENABLE ALWAYS TRIGGER ledger_leg_alleen_groei;
ALTER TABLE ledger_afgesloten_periode ENABLE ALWAYS TRIGGER ledger_periode_alleen_groei;
ALTER TABLE ledger_account ENABLE ALWAYS TRIGGER ledger_account_blijft;
