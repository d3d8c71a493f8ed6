-- The accounts of whoever has a frozen line in this range, as known at the cut-off.
SELECT r.persoon_id, r.iban_versleuteld, r.iban_sleutel_id, r.tenaamstelling
FROM identity_bankrekening r
WHERE r.persoon_id >= %(van)s AND r.persoon_id < %(tot)s
  AND r.geldig @> %(dag)s::date AND r.bekend @> %(peilmoment)s::timestamptz
  AND EXISTS (SELECT FROM studiefinanciering_uitbetaalregel u
              WHERE u.run_id = %(run_id)s AND u.persoon_id = r.persoon_id)
