-- Een vordering staat in totaal niet credit, een schuld niet debet.
SELECT a.code, a.naam, sum(l.zijde * l.bedrag_centen) AS saldo_centen
FROM ledger_account AS a JOIN ledger_leg AS l ON l.account_code = a.code
WHERE a.saldo_zijde <> 0
GROUP BY a.code, a.naam, a.saldo_zijde HAVING a.saldo_zijde * sum(l.zijde * l.bedrag_centen) < 0
