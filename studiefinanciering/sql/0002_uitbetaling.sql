-- What a run froze, paid and heard only grows; the owner is refused as well as the application.
CREATE FUNCTION studiefinanciering_groeit_alleen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% op % geweigerd: wat een run bevroor, betaalde of hoorde, groeit alleen aan.',
        TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER uitbetaalregel_groeit_alleen BEFORE UPDATE OR DELETE OR TRUNCATE
    ON studiefinanciering_uitbetaalregel
    FOR EACH STATEMENT EXECUTE FUNCTION studiefinanciering_groeit_alleen();
CREATE TRIGGER uitbetaling_groeit_alleen BEFORE UPDATE OR DELETE OR TRUNCATE
    ON studiefinanciering_uitbetaling
    FOR EACH STATEMENT EXECUTE FUNCTION studiefinanciering_groeit_alleen();
CREATE TRIGGER uitbetaalmelding_groeit_alleen BEFORE UPDATE OR DELETE OR TRUNCATE
    ON studiefinanciering_uitbetaalmelding
    FOR EACH STATEMENT EXECUTE FUNCTION studiefinanciering_groeit_alleen();
ALTER TABLE studiefinanciering_uitbetaalregel ENABLE ALWAYS TRIGGER uitbetaalregel_groeit_alleen;
ALTER TABLE studiefinanciering_uitbetaling ENABLE ALWAYS TRIGGER uitbetaling_groeit_alleen;
ALTER TABLE studiefinanciering_uitbetaalmelding ENABLE ALWAYS TRIGGER uitbetaalmelding_groeit_alleen;

-- After a person signed or released, no lines are added: they belong to the step that froze them.
CREATE FUNCTION studiefinanciering_bevroren() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    fout bigint;
BEGIN
    SELECT min(n.run_id) INTO fout
    FROM (SELECT DISTINCT run_id FROM nieuw) AS n
    WHERE NOT EXISTS (SELECT FROM batches_stap s WHERE s.run_id = n.run_id
                      AND s.naam = 'berekenen' AND s.status = 'bezig');
    IF fout IS NOT NULL THEN
        RAISE EXCEPTION 'run %: de regels liggen vast; alleen de stap berekenen schrijft ze.', fout
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER uitbetaalregel_bevroren AFTER INSERT ON studiefinanciering_uitbetaalregel
    REFERENCING NEW TABLE AS nieuw
    FOR EACH STATEMENT EXECUTE FUNCTION studiefinanciering_bevroren();

-- Payment lines come only from the step that books a released run: none after the file was made.
CREATE FUNCTION studiefinanciering_vrijgegeven() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    fout bigint;
BEGIN
    SELECT min(n.run_id) INTO fout
    FROM (SELECT DISTINCT run_id FROM nieuw) AS n
    WHERE NOT EXISTS (SELECT FROM batches_stap s WHERE s.run_id = n.run_id
                      AND s.soort = 'vrijgave' AND s.status = 'klaar')
       OR NOT EXISTS (SELECT FROM batches_stap s WHERE s.run_id = n.run_id
                      AND s.naam = 'boeken' AND s.status = 'bezig');
    IF fout IS NOT NULL THEN
        RAISE EXCEPTION 'run %: niet vrijgegeven of al geboekt, dus er wordt niets betaald.', fout
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER uitbetaling_vrijgegeven AFTER INSERT ON studiefinanciering_uitbetaling
    REFERENCING NEW TABLE AS nieuw
    FOR EACH STATEMENT EXECUTE FUNCTION studiefinanciering_vrijgegeven();
ALTER TABLE studiefinanciering_uitbetaalregel ENABLE ALWAYS TRIGGER uitbetaalregel_bevroren;
ALTER TABLE studiefinanciering_uitbetaling ENABLE ALWAYS TRIGGER uitbetaling_vrijgegeven;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'studiefin_app') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON studiefinanciering_uitbetaalregel,
            studiefinanciering_uitbetaling, studiefinanciering_uitbetaalmelding FROM studiefin_app;
    END IF;
END $$;
