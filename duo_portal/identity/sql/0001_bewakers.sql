-- Facts with two times: only closing `bekend` is allowed.
SELECT bewaak_twee_tijden('identity_adres');
SELECT bewaak_twee_tijden('identity_relatie');
SELECT bewaak_twee_tijden('identity_bankrekening');

ALTER TABLE identity_adres ADD CONSTRAINT identity_adres_niet_leeg
    CHECK (NOT isempty(geldig) AND NOT isempty(bekend));
ALTER TABLE identity_relatie ADD CONSTRAINT identity_relatie_niet_leeg
    CHECK (NOT isempty(geldig) AND NOT isempty(bekend));
ALTER TABLE identity_bankrekening ADD CONSTRAINT identity_bankrekening_niet_leeg
    CHECK (NOT isempty(geldig) AND NOT isempty(bekend));

-- A hold is lifted once; nothing else about it changes.
CREATE FUNCTION identity_blokkade_alleen_opheffen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' OR OLD.opgeheven_op IS NOT NULL OR NEW.opgeheven_op IS NULL
        OR NEW.opgeheven_door = ''
        OR (NEW.id, NEW.persoon_id, NEW.reden, NEW.ingangsdatum, NEW.op, NEW.opgeslagen_at)
            IS DISTINCT FROM (OLD.id, OLD.persoon_id, OLD.reden, OLD.ingangsdatum, OLD.op, OLD.opgeslagen_at)
    THEN
        RAISE EXCEPTION 'Een blokkade wordt alleen opgeheven, één keer en met naam; % is geweigerd.', TG_OP
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_alleen_opheffen BEFORE UPDATE OR DELETE ON identity_blokkade
    FOR EACH ROW EXECUTE FUNCTION identity_blokkade_alleen_opheffen();

-- People are not deleted by the application; the retention terms of the AVG get an operation of their own.
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'studiefin_app') THEN
        REVOKE DELETE, TRUNCATE ON identity_persoon, identity_blokkade FROM studiefin_app;
    END IF;
END $$;
