-- The accounts of whoever has a frozen line in this range, as known at the cut-off.
-- Both times are written out, so that no GiST index serves them: a range of persons is read by btree.
SELECT r.persoon_id, r.iban_versleuteld, r.iban_sleutel_id, r.tenaamstelling
FROM identity_bankrekening r
WHERE r.persoon_id >= %(van)s AND r.persoon_id < %(tot)s
  AND lower(r.geldig) <= %(dag)s AND (upper_inf(r.geldig) OR upper(r.geldig) > %(dag)s)
  AND lower(r.bekend) <= %(peilmoment)s AND (upper_inf(r.bekend) OR upper(r.bekend) > %(peilmoment)s)
  AND EXISTS (SELECT FROM studiefinanciering_uitbetaalregel u
              WHERE u.run_id = %(run_id)s AND u.persoon_id = r.persoon_id
                AND u.persoon_id >= %(van)s AND u.persoon_id < %(tot)s)
