-- In de boeking van één persoon staat geen regel van een ander.
SELECT b.id AS boeking_id, b.persoon_id, l.persoon_id AS persoon_van_regel
FROM ledger_boeking AS b JOIN ledger_leg AS l ON l.boeking_id = b.id
WHERE b.persoon_id IS NOT NULL AND l.persoon_id <> b.persoon_id
