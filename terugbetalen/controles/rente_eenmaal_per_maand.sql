-- Over een maand is per persoon eenmaal rente bijgeschreven, en elke rentepost noemt haar maand.
SELECT b.persoon_id, l.account_code, l.maand, count(*) AS keer
FROM ledger_boeking b
JOIN ledger_leg l ON l.boeking_id = b.id AND l.account_code <> 8000
WHERE b.soort = 11 AND b.sleutel LIKE 'rente:%'
GROUP BY 1, 2, 3 HAVING count(*) > 1 OR l.maand IS NULL
