-- What came in or was written off on a day of the month, per person and set of rules; turned back in the month: nothing.
SELECT l.persoon_id,
       CASE WHEN l.account_code < 1300 THEN l.account_code / 10 %% 10 ELSE 0 END AS groep,
       extract(day FROM b.effectief_op)::int AS dag,
       sum(-l.zijde * l.bedrag_centen)::bigint AS centen
FROM ledger_boeking b
JOIN ledger_leg l ON l.boeking_id = b.id
WHERE l.persoon_id >= %(van)s AND l.persoon_id < %(tot)s
  AND (l.account_code BETWEEN 1210 AND 1249 OR l.account_code BETWEEN 1410 AND 1480)
  AND b.effectief_op >= %(begin)s AND b.effectief_op < %(einde)s
  AND b.soort = ANY(%(op_de_dag)s) AND b.draait_terug_id IS NULL
  AND NOT EXISTS (SELECT FROM ledger_boeking t
                  WHERE t.draait_terug_id = b.id AND t.effectief_op < %(einde)s)
GROUP BY 1, 2, 3
HAVING sum(-l.zijde * l.bedrag_centen) > 0
ORDER BY 1, 2, 3
