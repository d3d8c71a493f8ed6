-- Debet en credit van elke boeking zijn gelijk.
SELECT boeking_id, sum(zijde * bedrag_centen) AS verschil_centen
FROM ledger_leg GROUP BY boeking_id HAVING sum(zijde * bedrag_centen) <> 0
