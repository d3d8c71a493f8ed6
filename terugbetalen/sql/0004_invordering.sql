-- The chain is remembered as it went: rows are added, never changed.
SELECT bewaak_alleen_toevoegen('terugbetalen_invorderingsstap');
SELECT bewaak_alleen_toevoegen('terugbetalen_invorderingsregel');
SELECT bewaak_alleen_toevoegen('terugbetalen_aanhouding');
SELECT bewaak_alleen_toevoegen('terugbetalen_stuiting');
SELECT bewaak_alleen_toevoegen('terugbetalen_overdracht');
SELECT bewaak_alleen_toevoegen('terugbetalen_paspoortsignaal');

-- A chain has one step of each number, begins at 1 and has nothing after its end.
CREATE FUNCTION terugbetalen_keten_volgt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    vorige record;
BEGIN
    SELECT persoon_id, volgnummer, stap, genomen_op INTO vorige FROM terugbetalen_invorderingsstap
    WHERE dossier = NEW.dossier ORDER BY volgnummer DESC LIMIT 1;
    IF NEW.volgnummer <> coalesce(vorige.volgnummer, 0) + 1 OR vorige.stap = 'einde'
        OR vorige.persoon_id <> NEW.persoon_id OR vorige.genomen_op > NEW.genomen_op
    THEN
        RAISE EXCEPTION 'Een stap volgt op de vorige van hetzelfde dossier; na het einde komt er geen meer.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_volgt BEFORE INSERT ON terugbetalen_invorderingsstap
    FOR EACH ROW EXECUTE FUNCTION terugbetalen_keten_volgt();

-- A passport alert: proposed, then confirmed or dropped by another, then lifted.
CREATE FUNCTION terugbetalen_paspoort_door_twee() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    vorige record;
BEGIN
    SELECT handeling, actor INTO vorige FROM terugbetalen_paspoortsignaal
    WHERE persoon_id = NEW.persoon_id AND volgnummer = NEW.volgnummer ORDER BY id DESC LIMIT 1;
    IF (coalesce(vorige.handeling, ''), NEW.handeling) NOT IN (
        ('', 'voorstellen'), ('voorstellen', 'bevestigen'), ('voorstellen', 'afwijzen'), ('bevestigen', 'opheffen'))
    THEN
        RAISE EXCEPTION 'Een paspoortsignaal gaat niet van "%" naar "%".', vorige.handeling, NEW.handeling
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.handeling = 'bevestigen' AND vorige.actor = NEW.actor THEN
        RAISE EXCEPTION 'Wie een paspoortsignaal voorstelt, bevestigt het niet zelf.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_door_twee BEFORE INSERT ON terugbetalen_paspoortsignaal
    FOR EACH ROW EXECUTE FUNCTION terugbetalen_paspoort_door_twee();
