-- Control totals of the frozen lines: per kind of loan and over people, and what goes back to earlier months.
SELECT 'personen', count(DISTINCT persoon_id), coalesce(sum(bedrag_centen), 0)::bigint
FROM terugbetalen_incassoregel WHERE run_id = %(run_id)s
UNION ALL
SELECT CASE WHEN is_lllk THEN 'levenlanglerenkrediet' ELSE 'lening' END, count(*), sum(bedrag_centen)::bigint
FROM terugbetalen_incassoregel WHERE run_id = %(run_id)s GROUP BY is_lllk
UNION ALL
SELECT 'eerdere_maanden', count(*), coalesce(sum(bedrag_centen), 0)::bigint
FROM terugbetalen_incassoregel WHERE run_id = %(run_id)s AND maand < %(maand)s
UNION ALL
SELECT 'laatste', count(*), coalesce(sum(bedrag_centen), 0)::bigint
FROM terugbetalen_incassoregel WHERE run_id = %(run_id)s AND is_laatste
