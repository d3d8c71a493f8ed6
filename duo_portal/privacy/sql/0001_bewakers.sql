SELECT bewaak_alleen_toevoegen('privacy_privacyverzoek');
SELECT bewaak_alleen_toevoegen('privacy_privacybesluit');
SELECT bewaak_alleen_toevoegen('privacy_vernietigingspartij');
SELECT bewaak_alleen_toevoegen('privacy_datalekstap');

-- Insert-only tables of which old rows may be destroyed, and how old a row is at the least, by the real clock: who
-- moves the business date or forges an approval still destroys nothing that is younger.
CREATE TABLE privacy_vernietigbaar (
    tabel text PRIMARY KEY,
    soort text NOT NULL UNIQUE,
    tijdkolom text NOT NULL,
    minstens interval NOT NULL CHECK (minstens >= interval '1 year')
);

-- A proposal is made open or as a report of what goes by itself; then it is decided once, by another person.
CREATE FUNCTION privacy_voorstel_bewaakt() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE vast text[] := ARRAY['status', 'besloten_door', 'besloten_at', 'besluitreden', 'uitgevoerd_at'];
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status NOT IN ('voorgesteld', 'vanzelf') OR NEW.besloten_door <> '' OR NEW.besloten_at IS NOT NULL THEN
            RAISE EXCEPTION 'Een voorstel begint onbeslist.' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' OR to_jsonb(NEW) - vast IS DISTINCT FROM to_jsonb(OLD) - vast THEN
        RAISE EXCEPTION 'Wat een vernietigingsvoorstel noemt staat vast.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.status = 'voorgesteld' AND NEW.status IN ('goedgekeurd', 'afgewezen') THEN
        IF lower(trim(NEW.besloten_door)) IN (lower(trim(OLD.opgesteld_door)), 'systeem', '')
           OR NEW.besloten_at IS NULL THEN
            RAISE EXCEPTION 'Over vernietigen beslist een ander mens dan wie het voorstelde.'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF (SELECT count(*) FROM privacy_voorstelregel WHERE voorstel_id = NEW.id) <> NEW.aantal THEN
            RAISE EXCEPTION 'Het voorstel noemt een ander aantal dan het telt.'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    ELSIF OLD.status = 'goedgekeurd' AND NEW.status = 'uitgevoerd' THEN
        IF EXISTS (SELECT FROM privacy_voorstelregel WHERE voorstel_id = NEW.id)
           OR NEW.besloten_door <> OLD.besloten_door THEN
            RAISE EXCEPTION 'Dit voorstel is nog niet helemaal uitgevoerd.'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    ELSE
        RAISE EXCEPTION 'Een voorstel gaat niet van % naar %.', OLD.status, NEW.status
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_bewaakt BEFORE INSERT OR UPDATE OR DELETE ON privacy_vernietigingsvoorstel
    FOR EACH ROW EXECUTE FUNCTION privacy_voorstel_bewaakt();

-- Keys are named before the decision and struck off after it, never the other way round. The lock makes naming wait
-- for a decision that is being taken.
CREATE FUNCTION privacy_regel_bewaakt() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE stand text;
BEGIN
    SELECT status INTO stand FROM privacy_vernietigingsvoorstel
        WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.voorstel_id ELSE NEW.voorstel_id END FOR SHARE;
    IF TG_OP = 'INSERT' AND stand = 'voorgesteld' THEN
        RETURN NEW;
    ELSIF TG_OP = 'DELETE' AND stand IN ('goedgekeurd', 'afgewezen') THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'Een voorstel dat % is noemt geen andere regels.', stand
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER a_bewaakt BEFORE INSERT OR UPDATE OR DELETE ON privacy_voorstelregel
    FOR EACH ROW EXECUTE FUNCTION privacy_regel_bewaakt();

-- Takes the place of `alleen_toevoegen` on such a table: a row goes only when an approved proposal names it, it is old
-- enough, and the statement runs as the owner of the table (within privacy_vernietig, or an operator's own login).
CREATE FUNCTION alleen_vernietigen_volgens_besluit() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE'
       AND current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID)
       AND EXISTS (
            SELECT FROM privacy_vernietigbaar v
            JOIN privacy_vernietigingsvoorstel p ON p.soort = v.soort AND p.status = 'goedgekeurd'
            JOIN privacy_voorstelregel r ON r.voorstel_id = p.id AND r.sleutel = OLD.id::text
            WHERE v.tabel = TG_TABLE_NAME
              AND (to_jsonb(OLD) ->> v.tijdkolom)::timestamptz < clock_timestamp() - v.minstens)
    THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% is alleen toevoegen: % is geweigerd zonder goedgekeurd vernietigingsvoorstel.',
        TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- For migrations: old rows of this insert-only table may be destroyed by an approved proposal of this kind.
CREATE FUNCTION privacy_maak_vernietigbaar(naam text, van_soort text, kolom text, na interval) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO privacy_vernietigbaar VALUES (naam, van_soort, kolom, na);
    EXECUTE format('DROP TRIGGER a_alleen_toevoegen ON %I', naam);
    EXECUTE format('CREATE TRIGGER a_alleen_toevoegen BEFORE UPDATE OR DELETE ON %I
        FOR EACH ROW EXECUTE FUNCTION alleen_vernietigen_volgens_besluit()', naam);
END $$;
REVOKE ALL ON FUNCTION privacy_maak_vernietigbaar(text, text, text, interval) FROM PUBLIC;

-- The only door of the application: destroys of these keys what the approved proposal names, and counts it.
CREATE FUNCTION privacy_vernietig(van_voorstel bigint, sleutels text[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    van_tabel text;
    aantal integer;
BEGIN
    SELECT v.tabel INTO van_tabel FROM privacy_vernietigingsvoorstel p
        JOIN privacy_vernietigbaar v ON v.soort = p.soort
        WHERE p.id = van_voorstel AND p.status = 'goedgekeurd' FOR SHARE OF p;
    IF van_tabel IS NULL THEN
        RAISE EXCEPTION 'Voorstel % is niet goedgekeurd, of gaat over een tabel die hier niet wordt vernietigd.',
            van_voorstel USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    EXECUTE format('DELETE FROM %I rij USING privacy_voorstelregel r
        WHERE r.voorstel_id = $1 AND r.sleutel = ANY($2) AND rij.id = r.sleutel::bigint', van_tabel)
        USING van_voorstel, sleutels;
    GET DIAGNOSTICS aantal = ROW_COUNT;
    RETURN aantal;
END $$;
REVOKE ALL ON FUNCTION privacy_vernietig(bigint, text[]) FROM PUBLIC;

SELECT privacy_maak_vernietigbaar('audit_inzage', 'inzagen', 'opgeslagen_at', interval '5 years');
SELECT privacy_maak_vernietigbaar('audit_dossieropening', 'dossieropeningen', 'opgeslagen_at', interval '5 years');
SELECT privacy_maak_vernietigbaar('audit_verwerking', 'verwerkingen', 'end_at', interval '5 years');

DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'studiefin_app') THEN
        REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON privacy_vernietigbaar FROM studiefin_app;
        REVOKE DELETE, TRUNCATE ON privacy_vernietigingsvoorstel, privacy_datalek FROM studiefin_app;
        REVOKE UPDATE, TRUNCATE ON privacy_voorstelregel FROM studiefin_app;
        GRANT EXECUTE ON FUNCTION privacy_vernietig(bigint, text[]) TO studiefin_app;
    END IF;
END $$;
