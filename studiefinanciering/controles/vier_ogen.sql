-- Geld bewoog alleen na een handtekening en een vrijgave van twee verschillende mensen, die zijn vastgelegd.
SELECT DISTINCT u.run_id, getekend.getekend_door, vrij.getekend_door AS vrijgegeven_door
FROM (SELECT DISTINCT run_id FROM studiefinanciering_uitbetaling) u
LEFT JOIN batches_stap getekend ON getekend.run_id = u.run_id AND getekend.soort = 'mens'
LEFT JOIN batches_stap vrij ON vrij.run_id = u.run_id AND vrij.soort = 'vrijgave'
WHERE getekend.status IS DISTINCT FROM 'klaar' OR vrij.status IS DISTINCT FROM 'klaar'
   OR getekend.getekend_door IS NULL OR vrij.getekend_door IS NULL
   OR lower(getekend.getekend_door) = lower(vrij.getekend_door)
   OR NOT EXISTS (SELECT FROM audit_handeling h WHERE h.sleutel = 'run_vrijgeven:' || u.run_id || ':vrijgeven')
