-- Elke betaling ging naar een rekening van de persoon zelf, zoals die op het peilmoment van de run bekend was.
SELECT u.id AS uitbetaling, u.run_id, u.persoon_id, u.bankrekening_id, r.persoon_id AS rekening_van
FROM studiefinanciering_uitbetaling u
JOIN batches_run run ON run.id = u.run_id
LEFT JOIN identity_bankrekening r ON r.id = u.bankrekening_id
WHERE r.id IS NULL OR r.persoon_id <> u.persoon_id OR NOT lower(r.bekend) <= run.peilmoment
   OR NOT r.geldig @> (run.peilmoment AT TIME ZONE 'Europe/Amsterdam')::date
