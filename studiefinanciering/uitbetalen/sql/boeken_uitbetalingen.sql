INSERT INTO studiefinanciering_uitbetaling
    (run_id, persoon_id, boeking_id, bankrekening_id, bedrag_centen, verrekend_centen)
SELECT %(run_id)s, persoon_id, boeking_id, bankrekening_id, kas - verrekend, verrekend
FROM boekplan WHERE aangehouden IS NULL AND kas > verrekend ORDER BY persoon_id
