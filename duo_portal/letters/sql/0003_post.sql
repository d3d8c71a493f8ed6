-- Letters from before there was an outbox have been in the file all along: they are not announced once more.
UPDATE letters_brief SET status = 'opgemaakt' WHERE status = 'klaargelegd';

SELECT bewaak_alleen_toevoegen('letters_gelezenop');
SELECT bewaak_alleen_toevoegen('letters_briefpdf');
SELECT bewaak_alleen_toevoegen('letters_duidelijkheid');

-- What was released is what is sent: text, population and parameters stay as the second colleague saw them.
CREATE FUNCTION letters_campagne_vast() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    nieuwe_status text;
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        RAISE EXCEPTION 'Een campagne wordt niet verwijderd: trek haar in.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.status IN ('concept', 'voorbeeld') THEN
        RETURN NULL;
    END IF;
    nieuwe_status := NEW.status;
    NEW.status := OLD.status;
    IF NEW *<> OLD OR (OLD.status, nieuwe_status) NOT IN (
        ('vrijgegeven', 'gepauzeerd'), ('gepauzeerd', 'vrijgegeven'), ('vrijgegeven', 'klaar'),
        ('vrijgegeven', 'ingetrokken'), ('gepauzeerd', 'ingetrokken'))
    THEN
        RAISE EXCEPTION 'Een vrijgegeven campagne verandert niet meer (% naar % is geweigerd).',
            OLD.status, nieuwe_status USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER a_vast AFTER UPDATE OR DELETE ON letters_campagne
    FOR EACH ROW EXECUTE FUNCTION letters_campagne_vast();

-- A batch is printed once.
CREATE FUNCTION letters_partij_een_keer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' OR OLD.gedrukt_at IS NOT NULL THEN
        RAISE EXCEPTION 'Een drukpartij wordt niet verwijderd en één keer als gedrukt gemeld.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER a_een_keer AFTER UPDATE OR DELETE ON letters_drukpartij
    FOR EACH ROW EXECUTE FUNCTION letters_partij_een_keer();
