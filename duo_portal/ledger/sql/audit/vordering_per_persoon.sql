-- Niemand heeft minder dan nul te veel ontvangen, ov-boete, aanmaningskosten, wettelijke rente of rente op prestatiebeurs openstaan.
SELECT persoon_id, account_code, sum(zijde * bedrag_centen) AS saldo_centen
FROM ledger_leg WHERE account_code IN (1300, 1310, 1320, 1330, 1340, 1350, 1360, 1370, 1480)
GROUP BY persoon_id, account_code HAVING sum(zijde * bedrag_centen) < 0 OR persoon_id IS NULL
