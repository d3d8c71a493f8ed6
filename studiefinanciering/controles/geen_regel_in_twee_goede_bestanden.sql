-- Geen betaling staat in twee bestanden die de bank aannam.
SELECT run_id, volgnummer % 100 AS deel, count(*) AS goede_bestanden
FROM gateways_bankbestand
WHERE soort = 'pain001' AND status <> 'geweigerd' AND run_id IS NOT NULL
GROUP BY 1, 2 HAVING count(*) > 1
