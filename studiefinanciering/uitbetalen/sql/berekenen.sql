-- Freeze what is due: decided − booked per person, month, component and form, for one range of persons.
-- Only months that can differ are compared; check_ledger compares all of them, every night.
WITH besluiten AS MATERIALIZED (
    SELECT persoon_id, id, regeling, van, tot, besluit_at, uitvoerbaar_vanaf, opgeslagen_at
    FROM studiefinanciering_toekenning
    WHERE persoon_id >= %(van)s AND persoon_id < %(tot)s AND van <= %(maand)s AND besluit_at <= %(peilmoment)s
),
te_vergelijken AS MATERIALIZED (
    SELECT DISTINCT persoon_id, maand FROM (
        -- 1. the month of the run, of everybody with a decision over it
        SELECT persoon_id, %(maand)s::date AS maand FROM besluiten WHERE tot > %(maand)s
        UNION ALL
        -- 2. every month of decisions stored, or allowed to move money, since the run before. The stamp
        --    of the real clock with a margin catches a decision that was being written during that run.
        SELECT t.persoon_id, m::date
        FROM besluiten t
        CROSS JOIN LATERAL generate_series(t.van, least(t.tot - 1, %(maand)s), '1 month') AS m
        WHERE t.opgeslagen_at > %(vorige_opslag)s OR t.besluit_at > %(vorig_peilmoment)s
           OR (t.uitvoerbaar_vanaf > %(vorige_dag)s AND t.uitvoerbaar_vanaf <= %(dag)s)
        UNION ALL
        -- 3. months of bookings that were turned back since then (returned or rejected payments)
        SELECT l.persoon_id, l.maand
        FROM ledger_boeking b JOIN ledger_leg l ON l.boeking_id = b.id
        WHERE b.draait_terug_id IS NOT NULL AND b.geboekt_at > %(vorige_opslag)s
          AND b.persoon_id >= %(van)s AND b.persoon_id < %(tot)s AND l.volgnummer IS NOT NULL
        UNION ALL
        -- 4. every month of persons that an earlier run had to leave out (on hold, no account, stuck)
        SELECT t.persoon_id, m::date
        FROM batches_vastgelopenpost v
        JOIN batches_run r ON r.id = v.run_id AND r.soort = %(soort)s
        JOIN studiefinanciering_toekenning t ON t.persoon_id = v.sleutel AND t.van <= %(maand)s
        CROSS JOIN LATERAL generate_series(t.van, least(t.tot - 1, %(maand)s), '1 month') AS m
        WHERE v.sleutel >= %(van)s AND v.sleutel < %(tot)s AND t.besluit_at <= %(peilmoment)s
    ) AS kandidaten
    WHERE maand <= %(maand)s
),
geldend AS MATERIALIZED (
    -- the decision that rules each month: the latest one whose money may move
    SELECT DISTINCT ON (v.persoon_id, v.maand, t.regeling)
           v.persoon_id, v.maand, t.id, t.besluit_at
    FROM te_vergelijken v
    JOIN besluiten t ON t.persoon_id = v.persoon_id AND t.van <= v.maand AND t.tot > v.maand
    WHERE t.uitvoerbaar_vanaf <= %(dag)s
    ORDER BY v.persoon_id, v.maand, t.regeling, t.besluit_at DESC, t.id DESC
),
verschil AS (
    -- decided − booked; 0 where both say the same. An amount per month fits an int, of which the sum is quick.
    SELECT persoon_id, maand, component, vorm, sum(bedrag) AS bedrag, max(volgnummer) AS volgnummer
    FROM (
        SELECT g.persoon_id, g.maand, r.component, r.vorm, r.bedrag_centen AS bedrag, 0 AS volgnummer
        FROM geldend g
        JOIN studiefinanciering_toekenningsregel r
          ON r.toekenning_id = g.id AND r.geldig @> g.maand AND lower(r.bekend) = g.besluit_at
        UNION ALL
        -- of the month of the run little or nothing is booked yet: one look for the whole range
        SELECT l.persoon_id, l.maand, l.component, l.vorm, (-l.zijde * l.bedrag_centen)::int, l.volgnummer
        FROM ledger_leg l
        WHERE l.maand = %(maand)s AND l.persoon_id >= %(van)s AND l.persoon_id < %(tot)s AND l.volgnummer IS NOT NULL
          AND (l.persoon_id IN (SELECT persoon_id FROM te_vergelijken WHERE maand = %(maand)s)) IS TRUE
        UNION ALL
        SELECT l.persoon_id, l.maand, l.component, l.vorm, (-l.zijde * l.bedrag_centen)::int, l.volgnummer
        FROM te_vergelijken v
        JOIN ledger_leg l ON l.persoon_id = v.persoon_id AND l.maand = v.maand
        WHERE v.maand < %(maand)s AND l.volgnummer IS NOT NULL
    ) AS beide
    WHERE component BETWEEN %(component_van)s AND %(component_tot)s
    GROUP BY persoon_id, maand, component, vorm
),
bevroren AS (
    INSERT INTO studiefinanciering_uitbetaalregel
        (run_id, persoon_id, bedrag_centen, maand, component, vorm, volgnummer)
    SELECT %(run_id)s, persoon_id, bedrag, maand, component, vorm, volgnummer + 1
    FROM verschil WHERE bedrag <> 0
    ORDER BY persoon_id, maand, component, vorm
    RETURNING component, vorm, bedrag_centen
)
SELECT component, vorm, count(*) AS regels, sum(bedrag_centen)::bigint AS som
FROM bevroren GROUP BY component, vorm
