-- What bears interest in a month, per person and set of rules (0: prestatiebeurs): the balance at its start (6.4(1):
-- what was paid out in the month itself counts from the next), and who has had the interest of this month already.
SELECT l.persoon_id,
       CASE WHEN l.account_code < 1300 THEN l.account_code / 10 %% 10 ELSE 0 END AS groep,
       sum(l.zijde * l.bedrag_centen)::bigint AS centen
FROM ledger_leg l
JOIN ledger_boeking b ON b.id = l.boeking_id
WHERE l.persoon_id >= %(van)s AND l.persoon_id < %(tot)s
  AND (l.account_code BETWEEN 1210 AND 1249 OR l.account_code BETWEEN 1410 AND 1480)
  AND b.effectief_op < %(begin)s
  AND NOT EXISTS (SELECT FROM ledger_boeking r
                  WHERE r.sleutel = 'rente:' || l.persoon_id || ':' || %(maand)s)
  AND NOT EXISTS (SELECT FROM identity_persoon p
                  WHERE p.id = l.persoon_id AND p.overleden_op < %(einde)s)
GROUP BY 1, 2
HAVING sum(l.zijde * l.bedrag_centen) > 0
ORDER BY 1, 2
