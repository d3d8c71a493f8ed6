-- The collections of a run in files: one day and one sequence type a file, at most so many lines, with totals.
SELECT dag, volgorde, min(kenmerk), max(kenmerk), count(*), sum(bedrag_centen)::bigint
FROM (
    SELECT t.kenmerk, t.bedrag_centen, t.volgorde, greatest(t.vervaldatum, %(vroegst)s::date) AS dag,
           (row_number() OVER (PARTITION BY t.volgorde, greatest(t.vervaldatum, %(vroegst)s::date) ORDER BY t.kenmerk) - 1)
               / %(maximum)s AS deel
    FROM terugbetalen_termijn t
    WHERE t.run_id = %(run_id)s AND t.wijze = 'incasso'
      AND NOT EXISTS (SELECT FROM terugbetalen_incassomelding x WHERE x.termijn_id = t.id AND x.bron = %(bron)s)
) AS lijnen
GROUP BY dag, volgorde, deel ORDER BY dag, volgorde, deel
