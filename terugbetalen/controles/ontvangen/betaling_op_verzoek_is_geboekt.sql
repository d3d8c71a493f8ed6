-- Wat op een betaalverzoek is betaald, staat als ontvangst van dezelfde persoon en hetzelfde bedrag in het grootboek.
SELECT v.boeking_id, q.persoon_id, v.bedrag_centen, b.persoon_id AS geboekt_voor, geld.centen
FROM terugbetalen_verzoekbetaling v
JOIN terugbetalen_betaalverzoek q ON q.id = v.verzoek_id
LEFT JOIN ledger_boeking b ON b.id = v.boeking_id AND b.soort = 13
LEFT JOIN LATERAL (SELECT sum(l.bedrag_centen) AS centen FROM ledger_leg l
                   WHERE l.boeking_id = b.id AND l.zijde = 1) AS geld ON true
WHERE b.persoon_id IS DISTINCT FROM q.persoon_id OR geld.centen IS DISTINCT FROM v.bedrag_centen
