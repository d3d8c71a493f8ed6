-- Op 1320 staat precies wat de aanmaningen noemen, eenmaal; wat betaald of afgeboekt is, telt niet mee.
SELECT coalesce(s.persoon_id, b.persoon_id) AS persoon_id, s.centen AS volgens_de_stappen, b.centen AS geboekt
FROM (SELECT persoon_id, sum(vergoeding_centen) AS centen FROM terugbetalen_invorderingsstap
      WHERE vergoeding_centen > 0 GROUP BY 1) s
FULL JOIN (SELECT l.persoon_id, sum(l.zijde * l.bedrag_centen) AS centen
           FROM ledger_leg l
           JOIN ledger_boeking k ON k.id = l.boeking_id
           LEFT JOIN ledger_boeking o ON o.id = k.draait_terug_id
           WHERE l.account_code = 1320 AND coalesce(o.soort, k.soort) = 19
           GROUP BY 1 HAVING sum(l.zijde * l.bedrag_centen) <> 0) b USING (persoon_id)
WHERE coalesce(s.centen, 0) <> coalesce(b.centen, 0) AND NOT EXISTS (
    SELECT FROM ledger_boeking t JOIN ledger_boeking d ON d.id = t.draait_terug_id
    WHERE d.soort = 19 AND d.persoon_id = coalesce(s.persoon_id, b.persoon_id))
