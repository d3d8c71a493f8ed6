-- Van niemand staan kosten of rente op achterstand onder nul, en niemand kreeg meer terug dan te veel was betaald.
SELECT persoon_id, account_code, sum(zijde * bedrag_centen) AS saldo_centen
FROM ledger_leg WHERE account_code IN (1320, 1330, 1650) AND volgnummer IS NULL AND persoon_id IS NOT NULL
GROUP BY persoon_id, account_code
HAVING CASE WHEN account_code = 1650 THEN -sum(zijde * bedrag_centen) ELSE sum(zijde * bedrag_centen) END < 0
