-- Elke sleutel hoort bij één boeking.
SELECT sleutel, count(*) AS boekingen FROM ledger_boeking GROUP BY sleutel HAVING count(*) > 1
