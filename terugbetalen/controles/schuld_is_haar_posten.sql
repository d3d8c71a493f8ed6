-- Een lening is nooit minder dan nul, en wat is overgenomen is precies wat de overnamebestanden als goed tellen.
SELECT 'onder nul' AS wat, persoon_id, account_code, sum(zijde * bedrag_centen)::bigint AS centen
FROM ledger_leg WHERE account_code BETWEEN 1210 AND 1249
GROUP BY persoon_id, account_code HAVING sum(zijde * bedrag_centen) < 0
UNION ALL
SELECT 'overgenomen', NULL, 1195, (g.centen - b.centen)::bigint
FROM (SELECT coalesce(-sum(zijde * bedrag_centen), 0) AS centen FROM ledger_leg WHERE account_code = 1195) g,
     (SELECT sum(centen_goed) AS centen FROM terugbetalen_inleesbestand) b
WHERE g.centen <> b.centen
