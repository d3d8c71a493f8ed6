-- Elke regel hoort bij een boeking en staat op een rekening van het schema.
SELECT l.boeking_id, l.regel, l.account_code
FROM ledger_leg AS l
LEFT JOIN ledger_boeking AS b ON b.id = l.boeking_id
LEFT JOIN ledger_account AS a ON a.code = l.account_code
WHERE b.id IS NULL OR a.code IS NULL
