-- Elke teruggave is één boeking van hetzelfde bedrag naar te betalen; wat mislukte is teruggedraaid of vastgehouden.
SELECT t.id AS teruggave, t.boeking_id, t.bedrag_centen, geld.centen
FROM terugbetalen_teruggave t
LEFT JOIN LATERAL (SELECT sum(l.bedrag_centen) AS centen FROM ledger_leg l
                   WHERE l.boeking_id = t.boeking_id AND l.account_code = 1600 AND l.zijde = -1) AS geld ON true
WHERE geld.centen IS DISTINCT FROM t.bedrag_centen
UNION ALL
SELECT t.id, t.boeking_id, t.bedrag_centen, 0
FROM terugbetalen_teruggave t
WHERE t.mislukt_op IS NOT NULL
  AND NOT EXISTS (SELECT FROM ledger_boeking b WHERE b.draait_terug_id = t.boeking_id)
  AND NOT EXISTS (SELECT FROM ledger_boeking b WHERE b.sleutel = 'teruggave_vast:' || t.id)
