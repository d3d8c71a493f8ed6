-- Control totals of the frozen lines: per component and form, and over persons.
WITH per_persoon AS (
    SELECT persoon_id, sum(bedrag_centen) FILTER (WHERE component <> %(reisvoorziening)s) AS kas
    FROM studiefinanciering_uitbetaalregel WHERE run_id = %(run_id)s GROUP BY persoon_id
)
SELECT 'personen', count(*) FILTER (WHERE kas > 0), coalesce(sum(kas) FILTER (WHERE kas > 0), 0)::bigint
FROM per_persoon
UNION ALL
SELECT 'te_veel', count(*) FILTER (WHERE kas < 0), coalesce(-sum(kas) FILTER (WHERE kas < 0), 0)::bigint
FROM per_persoon
UNION ALL
SELECT component || ':' || vorm, count(DISTINCT persoon_id), sum(bedrag_centen)::bigint
FROM studiefinanciering_uitbetaalregel WHERE run_id = %(run_id)s GROUP BY component, vorm
