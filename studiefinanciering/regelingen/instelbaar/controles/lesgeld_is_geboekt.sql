-- Elke factuur van lesgeld staat met haar bedrag in het grootboek, en elke toegekende verlaging ook.
SELECT f.id AS factuur, f.bedrag_centen, l.zijde * l.bedrag_centen AS geboekt
FROM studiefinanciering_lesgeldfactuur f
LEFT JOIN ledger_leg l ON l.boeking_id = f.boeking_id AND l.account_code = 1350 AND l.persoon_id = f.persoon_id
WHERE l.zijde * l.bedrag_centen IS DISTINCT FROM f.bedrag_centen
UNION ALL
SELECT f.id, -t.open_centen, l.zijde * l.bedrag_centen
FROM studiefinanciering_lesgeldteruggave t
JOIN studiefinanciering_lesgeldfactuur f ON f.id = t.factuur_id
LEFT JOIN ledger_boeking b ON b.sleutel = 'lesgeld_minder:' || t.id
LEFT JOIN ledger_leg l ON l.boeking_id = b.id AND l.account_code = 1350
WHERE t.is_toegekend AND t.open_centen > 0 AND l.zijde * l.bedrag_centen IS DISTINCT FROM -t.open_centen
