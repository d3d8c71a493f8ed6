-- Decided − booked of one person, per month, component and form, up to `tot`; and open claims as rows without a month.
WITH geldend AS MATERIALIZED (
    SELECT DISTINCT ON (m, t.regeling) m::date AS maand, t.id, t.besluit_at
    FROM studiefinanciering_toekenning t
    CROSS JOIN LATERAL generate_series(t.van, least(t.tot, %(tot)s::date) - 1, '1 month') AS m
    WHERE t.persoon_id = %(persoon)s AND t.uitvoerbaar_vanaf <= greatest(%(dag)s::date, m::date)
    ORDER BY m, t.regeling, t.besluit_at DESC, t.id DESC
),
stand AS (
    SELECT g.maand, r.component, r.vorm, r.bedrag_centen::bigint AS bedrag
    FROM geldend g
    JOIN studiefinanciering_toekenningsregel r
      ON r.toekenning_id = g.id AND r.geldig @> g.maand AND lower(r.bekend) = g.besluit_at
    UNION ALL
    SELECT l.maand, l.component, l.vorm, -l.zijde * l.bedrag_centen
    FROM ledger_leg l WHERE l.persoon_id = %(persoon)s AND l.volgnummer IS NOT NULL
)
SELECT maand, component, vorm, sum(bedrag)::bigint FROM stand
WHERE component < 20 GROUP BY 1, 2, 3 HAVING sum(bedrag) <> 0
UNION ALL
SELECT NULL, NULL, NULL, greatest(sum(zijde * bedrag_centen), 0)::bigint
FROM ledger_leg
WHERE persoon_id = %(persoon)s AND volgnummer IS NULL AND account_code IN (1300, 1310)
GROUP BY account_code
ORDER BY 1, 2, 3
