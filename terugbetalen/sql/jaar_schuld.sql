-- What is definitely owed at the start of the month of reading, and what came in since; the credit apart.
SELECT l.persoon_id, l.account_code BETWEEN 1240 AND 1249 AS is_lllk,
       coalesce(sum(l.zijde * l.bedrag_centen) FILTER (WHERE b.effectief_op < %(begin)s), 0)::bigint AS schuld,
       coalesce(-sum(l.zijde * l.bedrag_centen) FILTER (WHERE b.effectief_op >= %(begin)s), 0)::bigint AS betaald
FROM ledger_leg l
JOIN ledger_boeking b ON b.id = l.boeking_id
WHERE l.persoon_id >= %(van)s AND l.persoon_id < %(tot)s
  AND l.account_code BETWEEN 1210 AND 1249 AND b.effectief_op < %(einde)s
  AND (b.effectief_op < %(begin)s OR b.soort <> 11)
GROUP BY 1, 2
