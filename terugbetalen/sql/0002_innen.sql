-- What was asked, announced, frozen or heard only grows; a mandate is only taken back, once.
DO $$
DECLARE
    tabel text;
BEGIN
    FOREACH tabel IN ARRAY ARRAY['termijn', 'incassoregel', 'aankondiging', 'incassomelding']
    LOOP
        PERFORM bewaak_alleen_toevoegen(('terugbetalen_' || tabel)::regclass);
    END LOOP;
END $$;

CREATE FUNCTION terugbetalen_mandaat_alleen_intrekken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.ingetrokken_op IS NULL AND NEW.ingetrokken_op IS NOT NULL
       AND (OLD.id, OLD.persoon_id, OLD.kenmerk, OLD.getekend_op, OLD.opgeslagen_at)
           = (NEW.id, NEW.persoon_id, NEW.kenmerk, NEW.getekend_op, NEW.opgeslagen_at) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% op een machtiging geweigerd: zij wordt alleen ingetrokken, eenmaal.', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER a_alleen_intrekken BEFORE UPDATE OR DELETE ON terugbetalen_incassomandaat
    FOR EACH ROW EXECUTE FUNCTION terugbetalen_mandaat_alleen_intrekken();
CREATE TRIGGER a_niet_legen BEFORE TRUNCATE ON terugbetalen_incassomandaat
    FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen();
ALTER TABLE terugbetalen_incassomandaat ENABLE ALWAYS TRIGGER a_alleen_intrekken;
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'studiefin_app') THEN
        REVOKE DELETE, TRUNCATE ON terugbetalen_incassomandaat FROM studiefin_app;
    END IF;
END $$;

-- Lines are frozen by the step berekenen, and terms asked by the step boeken of a released run; never later.
CREATE FUNCTION terugbetalen_regels_bevroren() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    fout bigint;
BEGIN
    SELECT min(n.run_id) INTO fout FROM (SELECT DISTINCT run_id FROM nieuw) AS n
    WHERE NOT EXISTS (SELECT FROM batches_stap s WHERE s.run_id = n.run_id
                      AND s.naam = 'berekenen' AND s.status = 'bezig');
    IF fout IS NOT NULL THEN
        RAISE EXCEPTION 'run %: de regels liggen vast; alleen de stap berekenen schrijft ze.', fout
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER incassoregel_bevroren AFTER INSERT ON terugbetalen_incassoregel
    REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION terugbetalen_regels_bevroren();
ALTER TABLE terugbetalen_incassoregel ENABLE ALWAYS TRIGGER incassoregel_bevroren;

CREATE FUNCTION terugbetalen_termijn_vrijgegeven() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    fout bigint;
BEGIN
    SELECT min(n.run_id) INTO fout FROM (SELECT DISTINCT run_id FROM nieuw WHERE run_id IS NOT NULL) AS n
    WHERE NOT EXISTS (SELECT FROM batches_stap s WHERE s.run_id = n.run_id
                      AND s.soort = 'vrijgave' AND s.status = 'klaar')
       OR NOT EXISTS (SELECT FROM batches_stap s WHERE s.run_id = n.run_id
                      AND s.naam = 'boeken' AND s.status = 'bezig');
    IF fout IS NOT NULL THEN
        RAISE EXCEPTION 'run %: niet vrijgegeven of al geboekt, dus er wordt niets gevraagd.', fout
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER termijn_vrijgegeven AFTER INSERT ON terugbetalen_termijn
    REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION terugbetalen_termijn_vrijgegeven();
ALTER TABLE terugbetalen_termijn ENABLE ALWAYS TRIGGER termijn_vrijgegeven;

-- The betalingskenmerk of a number below 10^15, as gateways/bank/kenmerk.py reckons it (a test holds them equal).
CREATE FUNCTION terugbetalen_betalingskenmerk(n bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE (n % 10 * 2 + n / 10 % 10 * 4 + n / 100 % 10 * 8 + n / 1000 % 10 * 5 + n / 10000 % 10 * 10
                 + n / 100000 % 10 * 9 + n / 1000000 % 10 * 7 + n / 10000000 % 10 * 3 + n / 100000000 % 10 * 6
                 + n / 1000000000 % 10 + n / 10000000000 % 10 * 2 + n / 100000000000 % 10 * 4
                 + n / 1000000000000 % 10 * 8 + n / 10000000000000 % 10 * 5 + n / 100000000000000 * 10) % 11
           WHEN 0 THEN '0' WHEN 1 THEN '1'
           ELSE (11 - (n % 10 * 2 + n / 10 % 10 * 4 + n / 100 % 10 * 8 + n / 1000 % 10 * 5 + n / 10000 % 10 * 10
                 + n / 100000 % 10 * 9 + n / 1000000 % 10 * 7 + n / 10000000 % 10 * 3 + n / 100000000 % 10 * 6
                 + n / 1000000000 % 10 + n / 10000000000 % 10 * 2 + n / 100000000000 % 10 * 4
                 + n / 1000000000000 % 10 * 8 + n / 10000000000000 % 10 * 5 + n / 100000000000000 * 10) % 11)::text
           END || lpad(n::text, 15, '0')
$$;

-- What brought a loan down: by the month that it was paid for, and (NULL) whatever names no month that was asked: extra
-- repayment, remission, corrections of aid. The collection run finds here who paid otherwise than asked, at a glance.
CREATE INDEX ledger_leg_aflossing ON ledger_leg ((CASE WHEN volgnummer IS NULL THEN maand END), persoon_id)
    WHERE zijde = -1 AND account_code BETWEEN 1210 AND 1249;

-- What was asked and is not wholly paid. Everything stands in one union, so that a range of people reaches every part.
-- A month asks at most what the decision known now fixes for it (later lowered: less is open), nothing while
-- aflosvrij or opgeschort, and all that is open together is never more than the debt; the oldest goes first.
CREATE VIEW terugbetalen_open_termijn AS
SELECT termijn_id, persoon_id, is_lllk, maand, vervaldatum, bedrag_centen, betaald_centen,
       least(onbetaald, greatest(schuld - onbetaald_ervoor, 0))::bigint AS open_centen
FROM (
    SELECT *, coalesce(sum(onbetaald) OVER (
               PARTITION BY persoon_id, is_lllk ORDER BY maand, volgnummer
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS onbetaald_ervoor
    FROM (
        SELECT termijn_id, persoon_id, is_lllk, maand, volgnummer, vervaldatum, bedrag AS bedrag_centen, schuld,
               least(bedrag, greatest(betaald - ervoor, 0))::bigint AS betaald_centen,
               greatest(least(bedrag, greatest(vast - ervoor, 0)) - least(bedrag, greatest(betaald - ervoor, 0)), 0) AS onbetaald
        FROM (
            SELECT termijn_id, persoon_id, is_lllk, maand, volgnummer, vervaldatum, bedrag, vast,
                   sum(betaald) OVER (PARTITION BY persoon_id, is_lllk, maand) AS betaald,
                   sum(saldo) OVER (PARTITION BY persoon_id, is_lllk) AS schuld,
                   coalesce(sum(bedrag) OVER (PARTITION BY persoon_id, is_lllk, maand ORDER BY volgnummer
                       ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS ervoor
            FROM (
                SELECT t.id AS termijn_id, t.persoon_id, t.is_lllk, t.maand, t.volgnummer, t.vervaldatum,
                       t.bedrag_centen AS bedrag, 0::bigint AS betaald, 0::bigint AS saldo,
                       CASE WHEN EXISTS (SELECT FROM terugbetalen_feit f
                                         WHERE f.persoon_id = t.persoon_id AND f.geldig @> t.maand AND upper_inf(f.bekend)
                                           AND (f.soort = 8 OR (f.soort = 1 AND NOT t.is_lllk)))
                            THEN 0 ELSE coalesce(v.te_betalen_centen, 0) END AS vast
                FROM terugbetalen_termijn t
                LEFT JOIN terugbetalen_vaststelling v
                    ON v.persoon_id = t.persoon_id AND v.jaar = extract(year FROM t.maand)::smallint
                    AND v.is_lllk = t.is_lllk AND v.geldig @> t.maand AND upper_inf(v.bekend)
                UNION ALL
                -- what came in for a month, less what was taken back; interest that names its month is no receipt
                SELECT NULL, l.persoon_id, l.account_code >= 1240, l.maand, 0, NULL, 0, -l.zijde * l.bedrag_centen, 0, 0
                FROM ledger_leg l
                JOIN ledger_boeking b ON b.id = l.boeking_id
                LEFT JOIN ledger_boeking o ON o.id = b.draait_terug_id
                WHERE l.volgnummer IS NULL AND l.persoon_id IS NOT NULL AND l.maand IS NOT NULL
                  AND l.account_code BETWEEN 1210 AND 1249 AND coalesce(o.soort, b.soort) <> 11
                UNION ALL
                SELECT NULL, l.persoon_id, l.account_code >= 1240, NULL, 0, NULL, 0, 0, l.zijde * l.bedrag_centen, 0
                FROM ledger_leg l
                WHERE l.volgnummer IS NULL AND l.persoon_id IS NOT NULL AND l.account_code BETWEEN 1210 AND 1249
                UNION ALL
                SELECT NULL, l.persoon_id, l.account_code >= 1240, NULL, 0, NULL, 0, 0, l.zijde * l.bedrag_centen, 0
                FROM ledger_leg l
                WHERE l.volgnummer IS NOT NULL AND l.account_code BETWEEN 1210 AND 1249
            ) AS posten
        ) AS maanden
        WHERE termijn_id IS NOT NULL
    ) AS termijnen
) AS gestapeld
WHERE least(onbetaald, greatest(schuld - onbetaald_ervoor, 0)) > 0;
