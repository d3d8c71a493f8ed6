-- Waarvoor is getekend, is wat vaststaat; en wat de stap boeken telde, is wat er aan betalingen staat.
SELECT s.run_id, 'getekend' AS wat, (s.totalen ->> 'personen')::bigint AS genoemd, w.aantal AS werkelijk,
       (s.totalen ->> 'kas_centen')::bigint AS genoemd_centen, w.centen
FROM batches_stap s
JOIN batches_run r ON r.id = s.run_id AND r.soort IN ('uitbetaling', 'eenmalige_uitbetaling')
LEFT JOIN (
    SELECT run_id, count(*) AS aantal, sum(kas) AS centen
    FROM (SELECT run_id, persoon_id, sum(bedrag_centen) AS kas FROM studiefinanciering_uitbetaalregel
          WHERE component <> 7 GROUP BY run_id, persoon_id) AS per_persoon
    WHERE kas > 0 GROUP BY run_id
) AS w ON w.run_id = s.run_id
WHERE s.naam = 'controleren' AND s.status = 'klaar'
  AND ((s.totalen ->> 'personen')::bigint, (s.totalen ->> 'kas_centen')::bigint)
      IS DISTINCT FROM (coalesce(w.aantal, 0), coalesce(w.centen, 0))
UNION ALL
SELECT s.run_id, 'geboekt', (s.totalen ->> 'betalingen')::bigint, w.aantal,
       (s.totalen ->> 'betaald_centen')::bigint, w.centen
FROM batches_stap s
JOIN batches_run r ON r.id = s.run_id AND r.soort IN ('uitbetaling', 'eenmalige_uitbetaling')
LEFT JOIN (SELECT run_id, count(*) AS aantal, sum(bedrag_centen) AS centen FROM studiefinanciering_uitbetaling
           GROUP BY run_id) AS w ON w.run_id = s.run_id
WHERE s.naam = 'boeken' AND s.status = 'klaar'
  AND (coalesce((s.totalen ->> 'betalingen')::bigint, 0), coalesce((s.totalen ->> 'betaald_centen')::bigint, 0))
      IS DISTINCT FROM (coalesce(w.aantal, 0), coalesce(w.centen, 0))
