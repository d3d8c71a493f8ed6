INSERT INTO ledger_boeking (id, persoon_id, run_id, effectief_op, bedrijfsdatum, soort, sleutel)
SELECT boeking_id, persoon_id, %(run_id)s, %(betaaldag)s, %(boekdag)s,
       CASE WHEN kas > 0 THEN %(uitbetaling)s WHEN kas < 0 THEN %(tvo_soort)s
            WHEN reis <> 0 THEN %(reis_soort)s ELSE %(herschikking)s END,
       'run:' || %(run_id)s || ':' || persoon_id
FROM boekplan WHERE aangehouden IS NULL ORDER BY boeking_id
