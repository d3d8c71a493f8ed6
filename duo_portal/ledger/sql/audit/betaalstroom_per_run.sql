-- Per run is niet meer aangeleverd dan er te betalen was, en niet meer bevestigd dan er aangeleverd was.
SELECT b.run_id, l.account_code, sum(l.zijde * l.bedrag_centen) AS te_veel_centen
FROM ledger_boeking AS b JOIN ledger_leg AS l ON l.boeking_id = b.id
WHERE b.run_id IS NOT NULL AND l.account_code IN (1100, 1600)
GROUP BY b.run_id, l.account_code HAVING sum(l.zijde * l.bedrag_centen) > 0
