-- De incassobestanden van een run zijn samen haar incassotermijnen, min wat de run zelf heeft laten uitvallen.
SELECT f.run_id, f.aantal, f.centen, t.aantal AS termijnen, t.centen AS termijnen_centen
FROM (SELECT run_id, sum(aantal)::bigint AS aantal, sum(totaal_centen)::bigint AS centen
      FROM gateways_bankbestand WHERE soort = 'pain008' AND volgnummer < 100 AND status <> 'in_opbouw' GROUP BY run_id) AS f
JOIN batches_run r ON r.id = f.run_id AND r.soort = 'inning'
CROSS JOIN LATERAL (
    SELECT count(*) AS aantal, coalesce(sum(x.bedrag_centen), 0)::bigint AS centen FROM terugbetalen_termijn x
    WHERE x.run_id = f.run_id AND x.wijze = 'incasso'
      AND NOT EXISTS (SELECT FROM terugbetalen_incassomelding m WHERE m.termijn_id = x.id AND m.bron = 'run:' || x.run_id)
) AS t
WHERE (f.aantal, f.centen) <> (t.aantal, t.centen)
