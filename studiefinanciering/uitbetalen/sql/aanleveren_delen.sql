-- The payment lines of a run in files of at most so many, with the totals of each.
SELECT deel + 1, min(id), max(id), count(*), sum(bedrag_centen)::bigint
FROM (
    SELECT id, bedrag_centen, (row_number() OVER (ORDER BY id) - 1) / %(maximum)s AS deel
    FROM studiefinanciering_uitbetaling WHERE run_id = %(run_id)s
) AS lijnen
GROUP BY deel ORDER BY deel
