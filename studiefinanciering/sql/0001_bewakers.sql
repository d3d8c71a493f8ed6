-- Facts, choices and lines have two times: only closing `bekend` is allowed, nothing is deleted.
DO $$
DECLARE
    tabel text;
BEGIN
    FOREACH tabel IN ARRAY ARRAY[
        'inschrijving', 'inkomen', 'oudergegevens', 'ouderbuitenbeschouwing', 'peiljaarverlegging',
        'omstandigheid', 'diploma', 'keuze', 'toekenningsregel']
    LOOP
        PERFORM bewaak_twee_tijden(('studiefinanciering_' || tabel)::regclass);
        EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (NOT isempty(bekend))',
            'studiefinanciering_' || tabel, tabel || '_bekend_niet_leeg');
    END LOOP;
    -- Whole months only, never empty: what is paid per month is decided per month (art. 3.1(4)).
    FOREACH tabel IN ARRAY ARRAY['keuze', 'toekenningsregel']
    LOOP
        EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (NOT isempty(geldig)
            AND NOT lower_inf(geldig) AND extract(day FROM lower(geldig)) = 1
            AND (upper_inf(geldig) OR extract(day FROM upper(geldig)) = 1))',
            'studiefinanciering_' || tabel, tabel || '_hele_maanden');
    END LOOP;
    -- A line cannot stay open for ever, and its own lines come with their decision.
    ALTER TABLE studiefinanciering_toekenningsregel ADD CONSTRAINT toekenningsregel_heeft_einde
        CHECK (NOT upper_inf(geldig));
END $$;

-- A decision and the law it was taken under are never changed: the next one supersedes.
SELECT bewaak_alleen_toevoegen('studiefinanciering_toekenning');
SELECT bewaak_alleen_toevoegen('studiefinanciering_parameterset');

-- Whole months within one calendar year (arts. 1.1, 3.1(4)); one-off schemes stand outside the year.
ALTER TABLE studiefinanciering_toekenning ADD CONSTRAINT besluit_hele_maanden_in_een_jaar CHECK (
    extract(day FROM van) = 1 AND extract(day FROM tot) = 1
    AND (regeling <> 0 OR extract(year FROM van) = extract(year FROM (tot - 1))));

-- A receipt keeps what came in; only its status, its case and nothing else may move, and it stays.
CREATE FUNCTION studiefinanciering_aanvraag_bevroren() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE'
        OR (NEW.id, NEW.persoon_id, NEW.kenmerk, NEW.sleutel, NEW.soort, NEW.kanaal, NEW.ontvangen_op,
            NEW.ingangsmaand, NEW.inhoud, NEW.opgeslagen_at)
        IS DISTINCT FROM (OLD.id, OLD.persoon_id, OLD.kenmerk, OLD.sleutel, OLD.soort, OLD.kanaal,
            OLD.ontvangen_op, OLD.ingangsmaand, OLD.inhoud, OLD.opgeslagen_at)
        OR (OLD.zaak_id IS NOT NULL AND NEW.zaak_id IS DISTINCT FROM OLD.zaak_id)
    THEN
        RAISE EXCEPTION 'Een aanvraag blijft zoals zij binnenkwam; alleen haar status gaat verder.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_bevroren BEFORE UPDATE OR DELETE ON studiefinanciering_aanvraag
    FOR EACH ROW EXECUTE FUNCTION studiefinanciering_aanvraag_bevroren();
CREATE TRIGGER a_niet_legen BEFORE TRUNCATE ON studiefinanciering_aanvraag
    FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen();

DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'studiefin_app') THEN
        REVOKE DELETE, TRUNCATE ON studiefinanciering_student, studiefinanciering_studieverleden,
            studiefinanciering_aanvraag, studiefinanciering_registerstand FROM studiefin_app;
    END IF;
END $$;

-- A household that grows (a parent becomes known) takes the students in it along.
CREATE FUNCTION studiefinanciering_volg_gezin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE studiefinanciering_student SET gezin_id = NEW.gezin_id WHERE persoon_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER student_volgt_gezin AFTER UPDATE OF gezin_id ON identity_persoon FOR EACH ROW
    WHEN (NEW.gezin_id <> OLD.gezin_id) EXECUTE FUNCTION studiefinanciering_volg_gezin();
