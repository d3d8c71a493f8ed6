-- Whoever is not asked now stands on the list of the run with the reason, and is due again with the next.
INSERT INTO batches_vastgelopenpost (run_id, stap, sleutel, reden, toelichting, status)
SELECT DISTINCT ON (persoon_id) %(run_id)s, %(stap)s, persoon_id, aangehouden, '', 'open'
FROM vraagplan WHERE aangehouden IS NOT NULL
ON CONFLICT (run_id, stap, sleutel) DO NOTHING
