-- What a partner reported stays as it was reported.
SELECT bewaak_alleen_toevoegen('partners_melding');

-- Of a key only three things change: it is used (a later day), it ends sooner, it is revoked (once). Whoever
-- can write rows still cannot give an old key more rights, a longer life or another secret.
CREATE FUNCTION bewaak_partnersleutel() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    nieuw partners_partnersleutel := NEW;
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'Een sleutel wordt ingetrokken, niet verwijderd.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    nieuw.laatst_gebruikt_op := OLD.laatst_gebruikt_op;
    nieuw.verloopt_op := OLD.verloopt_op;
    nieuw.ingetrokken_at := OLD.ingetrokken_at;
    IF nieuw *<> OLD
        OR NEW.verloopt_op > OLD.verloopt_op
        OR (OLD.ingetrokken_at IS NOT NULL AND NEW.ingetrokken_at IS DISTINCT FROM OLD.ingetrokken_at)
        OR (OLD.laatst_gebruikt_op IS NOT NULL
            AND (NEW.laatst_gebruikt_op IS NULL OR NEW.laatst_gebruikt_op < OLD.laatst_gebruikt_op))
    THEN
        RAISE EXCEPTION 'Een sleutel kan alleen worden gebruikt, ingekort of ingetrokken: geef een nieuwe uit.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_bewaak_sleutel BEFORE UPDATE OR DELETE ON partners_partnersleutel
    FOR EACH ROW EXECUTE FUNCTION bewaak_partnersleutel();
