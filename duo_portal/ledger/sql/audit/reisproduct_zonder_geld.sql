-- De reisvoorziening staat in elke boeking tegenover de rekening van de vervoerders: zij wordt nooit betaald.
SELECT boeking_id, sum(zijde * bedrag_centen) AS betaald_centen
FROM ledger_leg WHERE component = 7 OR account_code = 1700
GROUP BY boeking_id HAVING sum(zijde * bedrag_centen) <> 0
