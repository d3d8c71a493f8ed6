-- The promises of a run, kept by the database: whatever comes in through ORM, admin or a raw connection.

-- 1. Forward only. A run starts 'lopend', a step 'wacht', a chunk 'open'; only listed moves are possible.
CREATE FUNCTION batches_alleen_vooruit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    toegestaan text[] := TG_ARGV[0]::text[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> TG_ARGV[1] THEN
            RAISE EXCEPTION '% begint niet als %, maar als %', TG_TABLE_NAME, NEW.status, TG_ARGV[1]
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.status <> NEW.status AND NOT (OLD.status || '>' || NEW.status) = ANY (toegestaan) THEN
        RAISE EXCEPTION '% kan niet van % naar %', TG_TABLE_NAME, OLD.status, NEW.status
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER run_alleen_vooruit BEFORE INSERT OR UPDATE ON batches_run FOR EACH ROW
    EXECUTE FUNCTION batches_alleen_vooruit(
        '{lopend>wacht_op_mens,lopend>afgerond,lopend>mislukt,lopend>geannuleerd,wacht_op_mens>lopend,wacht_op_mens>afgerond,wacht_op_mens>geannuleerd,mislukt>lopend,mislukt>geannuleerd}',
        'lopend');
CREATE TRIGGER stap_alleen_vooruit BEFORE INSERT OR UPDATE ON batches_stap FOR EACH ROW
    EXECUTE FUNCTION batches_alleen_vooruit(
        '{wacht>bezig,bezig>wacht_op_mens,bezig>klaar,bezig>geweigerd,wacht_op_mens>klaar,wacht_op_mens>geweigerd,geweigerd>bezig}',
        'wacht');
CREATE TRIGGER chunk_alleen_vooruit BEFORE INSERT OR UPDATE ON batches_chunk FOR EACH ROW
    EXECUTE FUNCTION batches_alleen_vooruit(
        '{open>klaar,open>gesplitst,open>vastgelopen}', 'open');
CREATE TRIGGER vastgelopenpost_alleen_vooruit BEFORE INSERT OR UPDATE ON batches_vastgelopenpost
    FOR EACH ROW EXECUTE FUNCTION batches_alleen_vooruit('{open>opgelost}', 'open');

-- 2. What identifies a run, step or chunk never changes; a finished one not at all; nothing is deleted.
CREATE FUNCTION batches_run_ligt_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.soort, OLD.periode, OLD.nummer, OLD.peilmoment, OLD.geopend_door, OLD.geopend_at,
        OLD.regelversie, OLD.parameterset)
       IS DISTINCT FROM (NEW.soort, NEW.periode, NEW.nummer, NEW.peilmoment, NEW.geopend_door,
        NEW.geopend_at, NEW.regelversie, NEW.parameterset) THEN
        RAISE EXCEPTION 'run %: sleutel, peilmoment, opener en versies liggen vast', OLD.id
            USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.status IN ('afgerond', 'geannuleerd') THEN
        RAISE EXCEPTION 'run % is % en verandert niet meer', OLD.id, OLD.status
            USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.status = 'afgerond' AND EXISTS (
            SELECT FROM batches_stap s WHERE s.run_id = NEW.id AND s.status <> 'klaar') THEN
        RAISE EXCEPTION 'run % is niet af: niet elke stap is klaar', OLD.id
            USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.status = 'geannuleerd' AND EXISTS (
            SELECT FROM batches_stap s
            WHERE s.run_id = NEW.id AND s.soort = 'vrijgave' AND s.status = 'klaar') THEN
        RAISE EXCEPTION 'run % is vrijgegeven en kan niet meer worden geannuleerd', OLD.id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER run_ligt_vast BEFORE UPDATE ON batches_run FOR EACH ROW
    EXECUTE FUNCTION batches_run_ligt_vast();

CREATE FUNCTION batches_chunk_ligt_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT FROM batches_stap s
                       WHERE s.id = NEW.stap_id AND s.status = 'bezig' AND s.soort = 'chunks') THEN
            RAISE EXCEPTION 'stap %: deze stap krijgt geen delen (meer)', NEW.stap_id
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.status <> 'open' OR (OLD.stap_id, OLD.volgnummer, OLD.van, OLD.tot, OLD.ouder_id)
       IS DISTINCT FROM (NEW.stap_id, NEW.volgnummer, NEW.van, NEW.tot, NEW.ouder_id) THEN
        RAISE EXCEPTION 'chunk % ligt vast', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER chunk_ligt_vast BEFORE INSERT OR UPDATE ON batches_chunk FOR EACH ROW
    EXECUTE FUNCTION batches_chunk_ligt_vast();

CREATE FUNCTION batches_niets_weg() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'uit % wordt niets verwijderd', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER run_niets_weg BEFORE DELETE OR TRUNCATE ON batches_run
    FOR EACH STATEMENT EXECUTE FUNCTION batches_niets_weg();
CREATE TRIGGER stap_niets_weg BEFORE DELETE OR TRUNCATE ON batches_stap
    FOR EACH STATEMENT EXECUTE FUNCTION batches_niets_weg();
CREATE TRIGGER chunk_niets_weg BEFORE DELETE OR TRUNCATE ON batches_chunk
    FOR EACH STATEMENT EXECUTE FUNCTION batches_niets_weg();
CREATE TRIGGER vastgelopenpost_niets_weg BEFORE DELETE OR TRUNCATE ON batches_vastgelopenpost
    FOR EACH STATEMENT EXECUTE FUNCTION batches_niets_weg();

-- 3. Four eyes. Only a person signs or releases; who signed does not release and the other way round;
--    nothing is released before everything that comes before it is done; a signature is final.
CREATE FUNCTION batches_vier_ogen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.getekend_door IS NOT NULL OR NEW.getekend_at IS NOT NULL THEN
            RAISE EXCEPTION 'stap %: een nieuwe stap is nog niet getekend', NEW.naam
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF (OLD.run_id, OLD.naam, OLD.soort, OLD.volgorde)
       IS DISTINCT FROM (NEW.run_id, NEW.naam, NEW.soort, NEW.volgorde) THEN
        RAISE EXCEPTION 'stap %: run, naam, soort en volgorde liggen vast', OLD.naam
            USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.status = 'klaar' THEN
        RAISE EXCEPTION 'stap % is klaar en ligt vast', OLD.naam USING ERRCODE = 'check_violation';
    END IF;
    -- One signature at a time per run, so that two people cannot each miss the other's.
    IF NEW.soort IN ('mens', 'vrijgave') OR NEW.status = 'bezig' THEN
        PERFORM 1 FROM batches_run r WHERE r.id = NEW.run_id FOR NO KEY UPDATE;
    END IF;
    IF NEW.status IN ('bezig', 'klaar') AND OLD.status <> NEW.status AND EXISTS (
            SELECT FROM batches_stap s WHERE s.run_id = NEW.run_id
            AND s.volgorde < NEW.volgorde AND s.status <> 'klaar') THEN
        RAISE EXCEPTION 'stap %: een eerdere stap is nog niet klaar', NEW.naam
            USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.status = 'klaar' AND NEW.soort IN ('mens', 'vrijgave')
       AND (NEW.getekend_door IS NULL OR NEW.getekend_at IS NULL) THEN
        RAISE EXCEPTION 'stap %: zonder handtekening niet klaar', NEW.naam
            USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.status = 'klaar' AND NEW.soort = 'chunks' AND EXISTS (
            SELECT FROM batches_chunk c WHERE c.stap_id = NEW.id AND c.status = 'open') THEN
        RAISE EXCEPTION 'stap %: niet elk deel is af', NEW.naam USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.getekend_door IS NOT NULL THEN
        PERFORM batches_mag_tekenen(NEW);
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION batches_mag_tekenen(stap batches_stap) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF stap.soort NOT IN ('mens', 'vrijgave') THEN
        RAISE EXCEPTION 'stap %: deze stap wordt niet getekend', stap.naam
            USING ERRCODE = 'check_violation';
    END IF;
    IF stap.getekend_door = '' OR lower(stap.getekend_door) = 'systeem'
       OR lower(stap.getekend_door) LIKE 'systeem:%' THEN
        RAISE EXCEPTION 'stap %: alleen een mens tekent of geeft vrij', stap.naam
            USING ERRCODE = 'check_violation';
    END IF;
    IF stap.soort = 'mens' AND coalesce((stap.totalen ->> 'reden_vereist')::boolean, false)
       AND btrim(stap.reden) = '' THEN
        RAISE EXCEPTION 'stap %: boven een stopgrens wordt alleen met een reden getekend', stap.naam
            USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
            SELECT FROM batches_stap s WHERE s.run_id = stap.run_id AND s.id <> stap.id
            AND lower(s.getekend_door) = lower(stap.getekend_door)
            AND 'vrijgave' IN (s.soort, stap.soort)) THEN
        RAISE EXCEPTION 'run %: wie tekende, geeft niet vrij', stap.run_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'run_vier_ogen';
    END IF;
END $$;
CREATE TRIGGER stap_vier_ogen BEFORE INSERT OR UPDATE ON batches_stap FOR EACH ROW
    EXECUTE FUNCTION batches_vier_ogen();

-- 4. The application adds and moves forward; it never deletes (the triggers above also stop the owner).
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'studiefin_app') THEN
        REVOKE DELETE, TRUNCATE ON batches_run, batches_stap, batches_chunk, batches_vastgelopenpost
            FROM studiefin_app;
    END IF;
END $$;
