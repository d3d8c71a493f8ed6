-- De regels van een boeking zijn genummerd 1, 2, 3 … zonder gaten.
SELECT boeking_id, min(regel) AS eerste, max(regel) AS laatste, count(*) AS regels
FROM ledger_leg GROUP BY boeking_id
HAVING min(regel) <> 1 OR max(regel) <> count(*) OR count(*) <> count(DISTINCT regel)
