-- Freeze what is due: fixed − the greater of what was asked and what was paid, per person, kind of loan and month.
-- Only months that can differ are compared; the auditor compares all of them. Times are written out, so that no GiST
-- index serves them: a range of persons is read by btree.
WITH besluiten AS MATERIALIZED (
    SELECT id, persoon_id, is_lllk, te_betalen_centen, schuld_centen, lower(geldig) AS van, upper(geldig) AS tot,
           opgeslagen_at > %(vorige_opslag)s OR lower(bekend) > %(vorig_peilmoment)s AS is_nieuw
    FROM terugbetalen_vaststelling
    WHERE jaar >= %(eerste_jaar)s AND jaar <= %(jaar)s AND persoon_id >= %(van)s AND persoon_id < %(tot)s
      AND lower(geldig) <= %(maand)s
      AND lower(bekend) <= %(peilmoment)s AND (upper_inf(bekend) OR upper(bekend) > %(peilmoment)s)
),
pauze AS MATERIALIZED (
    -- nothing is due: months off (ordinary loans only), studying again, Wsnp
    SELECT persoon_id, soort, lower(geldig) AS van, coalesce(upper(geldig), 'infinity') AS tot,
           lower(bekend) <= %(peilmoment)s AND (upper_inf(bekend) OR upper(bekend) > %(peilmoment)s) AS geldt,
           opgeslagen_at > %(vorige_opslag)s OR upper(bekend) > %(vorig_peilmoment)s AS is_nieuw
    FROM terugbetalen_feit
    WHERE soort IN (1, 8, 9) AND persoon_id >= %(van)s AND persoon_id < %(tot)s
),
te_vergelijken AS MATERIALIZED (
    -- 1. the month of the run, of everybody with a decision over it
    SELECT persoon_id, is_lllk, %(maand)s::date AS maand, id AS vaststelling_id, te_betalen_centen
    FROM besluiten WHERE tot > %(maand)s
    UNION ALL
    SELECT b.persoon_id, b.is_lllk, k.maand, b.id, b.te_betalen_centen
    FROM (
        -- 2. earlier months of decisions stored since the run before, from the first month that was collected here
        SELECT DISTINCT b.persoon_id, m::date AS maand
        FROM besluiten b
        CROSS JOIN LATERAL generate_series(greatest(b.van, %(eerste_maand)s), least(b.tot, %(maand)s) - 1, '1 month') AS m
        WHERE b.is_nieuw
        UNION
        -- 3. of months off and the like that became known, or no longer hold
        SELECT p.persoon_id, m::date
        FROM pauze p
        CROSS JOIN LATERAL generate_series(greatest(p.van, %(eerste_maand)s), least(p.tot, %(maand)s) - 1, '1 month') AS m
        WHERE p.is_nieuw
        UNION
        -- 4. of payments that were taken back since then
        SELECT l.persoon_id, l.maand
        FROM ledger_boeking b JOIN ledger_leg l ON l.boeking_id = b.id
        WHERE b.draait_terug_id IS NOT NULL AND b.geboekt_at > %(vorige_opslag)s
          AND b.persoon_id >= %(van)s AND b.persoon_id < %(tot)s
          AND l.maand >= %(eerste_maand)s AND l.maand < %(maand)s AND l.account_code BETWEEN 1210 AND 1249
        UNION
        -- 5. of people that an earlier run left out
        SELECT v.sleutel, m::date
        FROM batches_vastgelopenpost v
        JOIN batches_run r ON r.id = v.run_id AND r.soort = %(soort)s AND r.id < %(run_id)s
        CROSS JOIN LATERAL generate_series(%(eerste_maand)s, %(maand)s::date - 1, '1 month') AS m
        WHERE v.stap <> 'aanleveren' AND v.sleutel >= %(van)s AND v.sleutel < %(tot)s
    ) AS k
    JOIN besluiten b ON b.persoon_id = k.persoon_id AND b.van <= k.maand AND b.tot > k.maand
    WHERE k.maand < %(maand)s
),
vast AS MATERIALIZED (
    -- what is fixed; on top of it what the debtor wants to pay more each month (6.9a(1)), from this month on
    SELECT t.persoon_id, t.is_lllk, t.maand, t.vaststelling_id,
           CASE WHEN t.te_betalen_centen = 0 OR EXISTS (
                    SELECT FROM pauze p WHERE p.persoon_id = t.persoon_id AND p.geldt
                      AND p.van <= t.maand AND p.tot > t.maand AND (p.soort <> 1 OR NOT t.is_lllk))
                THEN 0 ELSE t.te_betalen_centen END AS vast,
           CASE WHEN t.maand = %(maand)s THEN coalesce(v.extra_centen, 0) ELSE 0 END AS extra
    FROM te_vergelijken t
    LEFT JOIN terugbetalen_verhoging v
        ON v.persoon_id = t.persoon_id AND v.is_lllk = t.is_lllk
        AND lower(v.geldig) <= t.maand AND (upper_inf(v.geldig) OR upper(v.geldig) > t.maand)
        AND lower(v.bekend) <= %(peilmoment)s AND (upper_inf(v.bekend) OR upper(v.bekend) > %(peilmoment)s)
),
gevraagd AS MATERIALIZED (
    SELECT persoon_id, is_lllk, maand, sum(bedrag_centen)::bigint AS centen, max(volgnummer) AS volgnummer
    FROM (
        SELECT persoon_id, is_lllk, maand, bedrag_centen, volgnummer FROM terugbetalen_termijn
        WHERE maand = %(maand)s AND persoon_id >= %(van)s AND persoon_id < %(tot)s
        UNION ALL
        SELECT persoon_id, is_lllk, maand, bedrag_centen, volgnummer FROM terugbetalen_termijn
        WHERE maand >= %(eerste_maand)s AND maand < %(maand)s
          AND persoon_id = ANY (ARRAY(SELECT persoon_id FROM te_vergelijken WHERE maand < %(maand)s))
    ) AS termijnen
    GROUP BY persoon_id, is_lllk, maand
),
vooruit AS MATERIALIZED (
    -- who paid for this month already, and (maand NULL) whose debt came down otherwise than by what was asked
    SELECT DISTINCT persoon_id, (CASE WHEN volgnummer IS NULL THEN maand END) AS maand
    FROM ledger_leg
    WHERE (CASE WHEN volgnummer IS NULL THEN maand END) = %(maand)s AND persoon_id >= %(van)s AND persoon_id < %(tot)s
      AND zijde = -1 AND account_code BETWEEN 1210 AND 1249
    UNION ALL
    SELECT DISTINCT persoon_id, NULL::date
    FROM ledger_leg
    WHERE (CASE WHEN volgnummer IS NULL THEN maand END) IS NULL AND persoon_id >= %(van)s AND persoon_id < %(tot)s
      AND zijde = -1 AND account_code BETWEEN 1210 AND 1249
),
betaald AS MATERIALIZED (
    -- of almost nobody: the legs of those people are looked up one by one
    SELECT v.persoon_id, v.is_lllk, v.maand, -sum(l.zijde * l.bedrag_centen)::bigint AS centen
    FROM vast v
    JOIN ledger_leg l ON l.persoon_id = v.persoon_id AND l.maand = v.maand AND (l.account_code >= 1240) = v.is_lllk
    JOIN ledger_boeking b ON b.id = l.boeking_id
    LEFT JOIN ledger_boeking o ON o.id = b.draait_terug_id
    WHERE (v.maand < %(maand)s OR v.persoon_id IN (SELECT persoon_id FROM vooruit WHERE maand IS NOT NULL))
      AND l.volgnummer IS NULL AND l.account_code BETWEEN 1210 AND 1249 AND coalesce(o.soort, b.soort) <> 11
      AND l.persoon_id = ANY (ARRAY(SELECT persoon_id FROM te_vergelijken WHERE maand < %(maand)s
                                    UNION SELECT persoon_id FROM vooruit WHERE maand IS NOT NULL))
    GROUP BY v.persoon_id, v.is_lllk, v.maand
),
verschil AS MATERIALIZED (
    SELECT v.persoon_id, v.is_lllk, v.maand, v.vaststelling_id, coalesce(g.volgnummer, 0) + 1 AS volgnummer,
           (CASE WHEN v.vast > 0 THEN v.vast + v.extra ELSE 0 END)
               - greatest(coalesce(g.centen, 0), coalesce(b.centen, 0)) AS centen,
           greatest(coalesce(b.centen, 0) - v.vast - CASE WHEN v.vast > 0 THEN v.extra ELSE 0 END, 0) AS te_veel, v.vast
    FROM vast v
    LEFT JOIN gevraagd g ON g.persoon_id = v.persoon_id AND g.is_lllk = v.is_lllk AND g.maand = v.maand
    LEFT JOIN betaald b ON b.persoon_id = v.persoon_id AND b.is_lllk = v.is_lllk AND b.maand = v.maand
),
krap AS MATERIALIZED (
    -- Whose debt might be less than what is asked. Of everybody else it cannot be: on 1 January it was more than all
    -- that was ever asked here and will be this year, and nothing but what was asked brought it down.
    SELECT s.persoon_id, s.is_lllk
    FROM (SELECT persoon_id, is_lllk, sum(centen) AS centen, max(vast) AS vast, max(vaststelling_id) AS vaststelling_id
          FROM verschil WHERE centen > 0 GROUP BY persoon_id, is_lllk) AS s
    JOIN besluiten b ON b.id = s.vaststelling_id
    JOIN (SELECT persoon_id, is_lllk, max(te_betalen_centen) AS centen FROM besluiten GROUP BY persoon_id, is_lllk) AS h
        ON h.persoon_id = s.persoon_id AND h.is_lllk = s.is_lllk
    LEFT JOIN vooruit u ON u.persoon_id = s.persoon_id AND u.maand IS NULL
    WHERE u.persoon_id IS NOT NULL OR b.schuld_centen < s.centen + (%(maanden)s + 12) * greatest(s.vast, s.centen, h.centen)
),
leningen AS MATERIALIZED (
    SELECT persoon_id, is_lllk, sum(centen) AS schuld
    FROM (
        SELECT persoon_id, account_code >= 1240 AS is_lllk, (zijde * bedrag_centen)::int AS centen
        FROM ledger_leg
        WHERE volgnummer IS NULL AND account_code BETWEEN 1210 AND 1249
          AND persoon_id = ANY (ARRAY(SELECT persoon_id FROM krap))
        UNION ALL
        SELECT persoon_id, account_code >= 1240, (zijde * bedrag_centen)::int
        FROM ledger_leg
        WHERE volgnummer IS NOT NULL AND account_code BETWEEN 1210 AND 1249
          AND persoon_id = ANY (ARRAY(SELECT persoon_id FROM krap))
    ) AS legs
    GROUP BY persoon_id, is_lllk
),
open_staand AS MATERIALIZED (
    SELECT o.persoon_id, o.is_lllk, sum(o.open_centen)::bigint AS centen
    FROM terugbetalen_open_termijn o
    WHERE o.persoon_id = ANY (ARRAY(SELECT persoon_id FROM krap))
    GROUP BY o.persoon_id, o.is_lllk
),
regels AS (
    SELECT persoon_id, is_lllk, maand, vaststelling_id, volgnummer, centen AS gewenst, centen
    FROM verschil
    WHERE centen > 0 AND (persoon_id, is_lllk) NOT IN (SELECT persoon_id, is_lllk FROM krap)
    UNION ALL
    SELECT v.persoon_id, v.is_lllk, v.maand, v.vaststelling_id, v.volgnummer, v.centen,
           least(v.centen, coalesce(s.schuld, 0) - coalesce(o.centen, 0) - coalesce(sum(v.centen) OVER (
               PARTITION BY v.persoon_id, v.is_lllk ORDER BY v.maand
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))
    FROM verschil v
    JOIN krap k ON k.persoon_id = v.persoon_id AND k.is_lllk = v.is_lllk
    LEFT JOIN leningen s ON s.persoon_id = v.persoon_id AND s.is_lllk = v.is_lllk
    LEFT JOIN open_staand o ON o.persoon_id = v.persoon_id AND o.is_lllk = v.is_lllk
    WHERE v.centen > 0
),
bevroren AS (
    INSERT INTO terugbetalen_incassoregel
        (run_id, persoon_id, bedrag_centen, vaststelling_id, maand, volgnummer, is_lllk, is_laatste)
    SELECT %(run_id)s, r.persoon_id, r.centen, r.vaststelling_id, r.maand, r.volgnummer, r.is_lllk, r.centen < r.gewenst
    FROM regels r
    JOIN identity_persoon p ON p.id = r.persoon_id AND p.id >= %(van)s AND p.id < %(tot)s
        AND (p.overleden_op IS NULL OR p.overleden_op > %(dag)s)
    WHERE r.centen > 0
    ORDER BY r.persoon_id, r.is_lllk, r.maand
    RETURNING bedrag_centen, is_laatste
)
SELECT (SELECT count(*) FROM bevroren), (SELECT coalesce(sum(bedrag_centen), 0)::bigint FROM bevroren),
       (SELECT count(*) FROM bevroren WHERE is_laatste),
       (SELECT count(*) FROM verschil WHERE te_veel > 0), (SELECT coalesce(sum(te_veel), 0)::bigint FROM verschil)
