-- Wat naar de bank gaat voor een persoon is precies wat er voor die persoon te betalen is geboekt.
SELECT u.id AS uitbetaling, u.run_id, u.persoon_id, u.bedrag_centen, b.id AS boeking, geboekt.centen
FROM studiefinanciering_uitbetaling u
LEFT JOIN ledger_boeking b ON b.id = u.boeking_id AND b.run_id = u.run_id AND b.persoon_id = u.persoon_id
LEFT JOIN LATERAL (SELECT -sum(l.zijde * l.bedrag_centen) AS centen FROM ledger_leg l
                   WHERE l.boeking_id = b.id AND l.account_code = 1600) AS geboekt ON true
WHERE geboekt.centen IS DISTINCT FROM u.bedrag_centen
UNION ALL
SELECT NULL, b.run_id, b.persoon_id, 0, b.id, -sum(l.zijde * l.bedrag_centen)
FROM ledger_boeking b
JOIN batches_run r ON r.id = b.run_id AND r.soort IN ('uitbetaling', 'eenmalige_uitbetaling')
JOIN ledger_leg l ON l.boeking_id = b.id AND l.account_code = 1600
WHERE b.draait_terug_id IS NULL AND b.soort IN (1, 2, 3, 4)
  AND NOT EXISTS (SELECT FROM studiefinanciering_uitbetaling u WHERE u.boeking_id = b.id)
GROUP BY b.run_id, b.persoon_id, b.id
