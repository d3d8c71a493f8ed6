-- Elke boeking heeft minstens één regel.
SELECT b.id AS boeking_id, b.sleutel FROM ledger_boeking AS b
WHERE NOT EXISTS (SELECT FROM ledger_leg AS l WHERE l.boeking_id = b.id)
