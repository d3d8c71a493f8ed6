-- Studies in higher education, one row a person with a first award: months of the loan system (the opening
-- balance, and what was awarded here before September 2023), and per kind of diploma the month it was obtained
-- in and its nominal length. Decisions, diplomas and circumstances are those known at the cut-off.
WITH wie AS MATERIALIZED (
    SELECT s.persoon_id FROM studiefinanciering_student s
    JOIN identity_persoon p ON p.id = s.persoon_id AND p.overleden_op IS NULL
    WHERE s.persoon_id >= %(van)s AND s.persoon_id < %(tot)s
),
verleden AS (
    SELECT v.persoon_id, v.zonder_basisbeurs, v.prestatiebeurs_gebruikt,
           extract(year FROM v.eerste_toekenning)::int * 12
           + extract(month FROM v.eerste_toekenning)::int - 1 AS eerste
    FROM studiefinanciering_studieverleden v JOIN wie USING (persoon_id) WHERE v.onderwijs = 1
),
besluit AS MATERIALIZED (
    SELECT t.* FROM studiefinanciering_toekenning t JOIN wie USING (persoon_id)
    WHERE t.regeling = 0 AND t.besluit_at <= %(peil)s
),
geldend AS MATERIALIZED (
    SELECT b.* FROM besluit b WHERE NOT EXISTS (SELECT FROM besluit n WHERE n.vervangt_id = b.id)
),
laatste AS (
    SELECT DISTINCT ON (persoon_id) persoon_id, nullif(eindstand[10], -1) AS eerste
    FROM geldend ORDER BY persoon_id, tot DESC, besluit_at DESC
),
voor AS (
    -- the last decision that touches the loan system
    SELECT DISTINCT ON (persoon_id) persoon_id, id, tot, besluit_at, eindstand[1] AS gebruikt, feiten
    FROM geldend WHERE van < DATE '2023-09-01' ORDER BY persoon_id, van DESC, besluit_at DESC
),
sinds AS (
    -- of its months those since then that used prestatiebeurs of higher education: they had a basisbeurs
    SELECT v.persoon_id, count(*) AS maanden
    FROM voor v
    CROSS JOIN LATERAL jsonb_array_elements(v.feiten->'s') AS s
    CROSS JOIN LATERAL generate_series(
        greatest((s->>0)::int, 2023 * 12 + 8), (s->>0)::int + (s->>1)::int - 1) AS m
    WHERE v.tot > DATE '2023-09-01' AND split_part(s->>2, ',', 1) = '1'
      AND EXISTS (SELECT FROM studiefinanciering_toekenningsregel r
                  WHERE r.toekenning_id = v.id AND r.component = 1 AND lower(r.bekend) = v.besluit_at
                    AND r.geldig @> make_date(m / 12, m %% 12 + 1, 1))
    GROUP BY v.persoon_id
),
diploma AS (
    SELECT d.persoon_id, d.soort, d.nominale_maanden,
           extract(year FROM d.behaald_op)::int * 12 + extract(month FROM d.behaald_op)::int - 1 AS maand
    FROM studiefinanciering_diploma d JOIN wie USING (persoon_id)
    WHERE lower(d.bekend) <= %(peil)s AND (upper_inf(d.bekend) OR upper(d.bekend) > %(peil)s)
),
behaald AS (
    SELECT persoon_id,
           min(maand) FILTER (WHERE soort = 'ad') AS ad, max(nominale_maanden) FILTER (WHERE soort = 'ad') AS n_ad,
           min(maand) FILTER (WHERE soort = 'hbo_ba') AS hbo_ba,
           max(nominale_maanden) FILTER (WHERE soort = 'hbo_ba') AS n_hbo_ba,
           min(maand) FILTER (WHERE soort = 'hbo_ma') AS hbo_ma,
           max(nominale_maanden) FILTER (WHERE soort = 'hbo_ma') AS n_hbo_ma,
           min(maand) FILTER (WHERE soort = 'wo_ba') AS wo_ba,
           max(nominale_maanden) FILTER (WHERE soort = 'wo_ba') AS n_wo_ba,
           min(maand) FILTER (WHERE soort = 'wo_ma') AS wo_ma,
           max(nominale_maanden) FILTER (WHERE soort = 'wo_ma') AS n_wo_ma
    FROM diploma GROUP BY persoon_id
),
verlengd AS (
    SELECT o.persoon_id, max(o.waarde) AS maanden
    FROM studiefinanciering_omstandigheid o JOIN wie USING (persoon_id)
    WHERE o.soort = 10 AND lower(o.bekend) <= %(peil)s AND (upper_inf(o.bekend) OR upper(o.bekend) > %(peil)s)
    GROUP BY o.persoon_id
)
SELECT w.persoon_id,
       coalesce(l.eerste, v.eerste) AS eerste,
       coalesce(v.zonder_basisbeurs, 0) + greatest(
           coalesce(k.gebruikt, 0) - coalesce(v.prestatiebeurs_gebruikt, 0) - coalesce(s.maanden, 0),
           0) AS zonder_basisbeurs,
       coalesce(x.maanden, 0) AS termijn_extra,
       coalesce(b.ad, -1) AS ad, coalesce(b.n_ad, 0) AS n_ad,
       coalesce(b.hbo_ba, -1) AS hbo_ba, coalesce(b.n_hbo_ba, 0) AS n_hbo_ba,
       coalesce(b.hbo_ma, -1) AS hbo_ma, coalesce(b.n_hbo_ma, 0) AS n_hbo_ma,
       coalesce(b.wo_ba, -1) AS wo_ba, coalesce(b.n_wo_ba, 0) AS n_wo_ba,
       coalesce(b.wo_ma, -1) AS wo_ma, coalesce(b.n_wo_ma, 0) AS n_wo_ma
FROM wie w
LEFT JOIN verleden v USING (persoon_id)
LEFT JOIN laatste l USING (persoon_id)
LEFT JOIN voor k USING (persoon_id)
LEFT JOIN sinds s USING (persoon_id)
LEFT JOIN behaald b USING (persoon_id)
LEFT JOIN verlengd x USING (persoon_id)
WHERE coalesce(l.eerste, v.eerste) IS NOT NULL
ORDER BY w.persoon_id
