-- Elke afgekeurde of teruggekomen betaling is één keer teruggedraaid, en omgekeerd.
SELECT m.uitbetaling_id, u.boeking_id, m.soort
FROM studiefinanciering_uitbetaalmelding m JOIN studiefinanciering_uitbetaling u ON u.id = m.uitbetaling_id
WHERE NOT EXISTS (SELECT FROM ledger_boeking b WHERE b.draait_terug_id = u.boeking_id)
UNION ALL
SELECT u.id, b.draait_terug_id, 'zonder melding'
FROM ledger_boeking b JOIN studiefinanciering_uitbetaling u ON u.boeking_id = b.draait_terug_id
WHERE NOT EXISTS (SELECT FROM studiefinanciering_uitbetaalmelding m WHERE m.uitbetaling_id = u.id)
