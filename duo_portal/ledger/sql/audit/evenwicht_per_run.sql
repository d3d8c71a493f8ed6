-- Debet en credit zijn gelijk over het hele grootboek en over elke run.
SELECT b.run_id, sum(l.zijde * l.bedrag_centen) AS verschil_centen
FROM ledger_leg AS l LEFT JOIN ledger_boeking AS b ON b.id = l.boeking_id
GROUP BY GROUPING SETS ((b.run_id), ())
HAVING sum(l.zijde * l.bedrag_centen) <> 0
