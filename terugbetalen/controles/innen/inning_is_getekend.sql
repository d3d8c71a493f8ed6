-- Wat is gevraagd, is met dezelfde totalen getekend en door een ander vrijgegeven.
SELECT r.id AS run_id, r.periode, (t.totalen ->> 'som_centen')::bigint AS getekend, g.som AS vastgelegd
FROM batches_run r
LEFT JOIN batches_stap t ON t.run_id = r.id AND t.naam = 'tekenen'
LEFT JOIN batches_stap u ON u.run_id = r.id AND u.naam = 'vrijgeven'
CROSS JOIN LATERAL (SELECT coalesce(sum(bedrag_centen), 0)::bigint AS som, count(DISTINCT persoon_id) AS personen
                    FROM terugbetalen_incassoregel i WHERE i.run_id = r.id) AS g
WHERE r.soort = 'inning' AND EXISTS (SELECT FROM terugbetalen_termijn x WHERE x.run_id = r.id)
  AND (t.getekend_door IS NULL OR u.getekend_door IS NULL OR lower(t.getekend_door) = lower(u.getekend_door)
       OR (t.totalen ->> 'som_centen')::bigint IS DISTINCT FROM g.som
       OR (t.totalen ->> 'personen')::bigint IS DISTINCT FROM g.personen)
