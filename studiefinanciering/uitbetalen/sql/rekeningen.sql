-- The accounts of a range of persons, as known at the cut-off.
-- Both times are written out, so that no GiST index serves them: a range of persons is read by btree.
SELECT r.persoon_id, r.iban_versleuteld, r.iban_sleutel_id, r.tenaamstelling
FROM identity_bankrekening r
WHERE r.persoon_id >= %(van)s AND r.persoon_id < %(tot)s
  AND lower(r.geldig) <= %(dag)s AND (upper_inf(r.geldig) OR upper(r.geldig) > %(dag)s)
  AND lower(r.bekend) <= %(peilmoment)s AND (upper_inf(r.bekend) OR upper(r.bekend) > %(peilmoment)s)
