-- Wat van kleine regelingen is betaald, staat per boeking precies zo in het grootboek, en nergens anders vandaan.
SELECT b.id AS boeking, g.centen AS geboekt, p.centen AS termijnen
FROM ledger_boeking b
LEFT JOIN LATERAL (SELECT -sum(l.zijde * l.bedrag_centen) AS centen FROM ledger_leg l
                   WHERE l.boeking_id = b.id AND l.account_code = 1600) AS g ON true
LEFT JOIN LATERAL (SELECT sum(coalesce(t.bedrag_centen, g.betaald_centen)) AS centen
                   FROM studiefinanciering_regelingbetaling r
                   LEFT JOIN studiefinanciering_regelingtermijn t ON t.id = r.termijn_id
                   LEFT JOIN studiefinanciering_lesgeldteruggave g ON g.id = r.teruggave_id
                   WHERE r.boeking_id = b.id) AS p ON true
WHERE b.soort = 32 AND g.centen IS DISTINCT FROM p.centen
UNION ALL
SELECT r.boeking_id, NULL, NULL FROM studiefinanciering_regelingbetaling r
WHERE r.boeking_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM ledger_boeking b WHERE b.id = r.boeking_id AND b.soort = 32)
