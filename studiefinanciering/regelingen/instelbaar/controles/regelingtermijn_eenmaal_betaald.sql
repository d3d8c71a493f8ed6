-- Geen deel van een kleine regeling is twee keer betaald zonder dat de eerste betaling is teruggedraaid.
SELECT p.termijn_id, p.teruggave_id, count(*) AS betaald
FROM studiefinanciering_regelingbetaling p
WHERE p.boeking_id IS NOT NULL
  AND NOT EXISTS (SELECT FROM ledger_boeking r WHERE r.draait_terug_id = p.boeking_id)
GROUP BY p.termijn_id, p.teruggave_id HAVING count(*) > 1
