-- Whoever is on hold becomes a work item with the reason; the rest is paid.
INSERT INTO batches_vastgelopenpost (run_id, stap, sleutel, reden, toelichting, status)
SELECT %(run_id)s, %(stap)s, persoon_id, aangehouden, '', 'open'
FROM boekplan WHERE aangehouden IS NOT NULL
ON CONFLICT (run_id, stap, sleutel) DO NOTHING
