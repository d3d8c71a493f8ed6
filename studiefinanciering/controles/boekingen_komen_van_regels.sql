-- Een run boekt niets dat niet vooraf is vastgelegd.
SELECT b.run_id, l.boeking_id, l.persoon_id, l.maand, l.component, l.vorm, l.bedrag_centen
FROM ledger_boeking b
JOIN batches_run r ON r.id = b.run_id AND r.soort IN ('uitbetaling', 'eenmalige_uitbetaling')
JOIN ledger_leg l ON l.boeking_id = b.id AND l.volgnummer IS NOT NULL
WHERE b.draait_terug_id IS NULL AND NOT EXISTS (
    SELECT FROM studiefinanciering_uitbetaalregel u
    WHERE u.run_id = b.run_id AND u.persoon_id = l.persoon_id AND u.maand = l.maand
      AND u.component = l.component AND u.vorm = l.vorm AND u.volgnummer = l.volgnummer
      AND u.bedrag_centen = l.zijde * l.bedrag_centen)
