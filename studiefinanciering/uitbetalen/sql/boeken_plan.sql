-- What will be booked per person of this range: the frozen lines, minus who is on hold.
-- kas: the sum over all cash components together; verrekend: what is set off from it (art. 7.4), at most
-- the dated maximum and never more than the open claim. The two times of the
-- account are written out, so that it is found by the btree on persons and not by the slower GiST index.
CREATE TEMPORARY TABLE boekplan ON COMMIT DROP AS
WITH regels AS (
    SELECT persoon_id,
           coalesce(sum(bedrag_centen) FILTER (WHERE component <> %(reisvoorziening)s), 0)::bigint AS kas,
           coalesce(sum(bedrag_centen) FILTER (WHERE component = %(reisvoorziening)s), 0)::bigint AS reis,
           count(*) AS aantal
    FROM studiefinanciering_uitbetaalregel
    WHERE run_id = %(run_id)s AND persoon_id >= %(van)s AND persoon_id < %(tot)s
    GROUP BY persoon_id
),
vordering AS (
    SELECT persoon_id, sum(zijde * bedrag_centen)::bigint AS open
    FROM ledger_leg
    WHERE account_code = %(te_veel_ontvangen)s AND volgnummer IS NULL
      AND persoon_id >= %(van)s AND persoon_id < %(tot)s
    GROUP BY persoon_id
)
SELECT r.persoon_id, r.kas, r.reis, r.aantal, nextval('ledger_boeking_id_seq') AS boeking_id,
       least(greatest(r.kas, 0), greatest(coalesce(v.open, 0), 0), %(maximum)s)::bigint AS verrekend,
       rek.id AS bankrekening_id,
       CASE WHEN p.overleden_op <= %(dag)s THEN 'overleden'
            WHEN EXISTS (SELECT FROM identity_blokkade b WHERE b.persoon_id = r.persoon_id
                         AND b.ingangsdatum <= %(dag)s AND b.opgeheven_op IS NULL)
            THEN 'rekening_aangehouden'
            WHEN r.kas > 0 AND rek.id IS NULL THEN 'geen_rekening'
            WHEN r.kas > 0 THEN v_post.reden
       END AS aangehouden
FROM regels r
JOIN identity_persoon p ON p.id = r.persoon_id
LEFT JOIN vordering v USING (persoon_id)
LEFT JOIN batches_vastgelopenpost v_post
  ON v_post.run_id = %(run_id)s AND v_post.stap = %(stap)s AND v_post.sleutel = r.persoon_id
LEFT JOIN identity_bankrekening rek
  ON rek.persoon_id = r.persoon_id AND lower(rek.geldig) <= %(dag)s AND (upper_inf(rek.geldig) OR upper(rek.geldig) > %(dag)s)
 AND lower(rek.bekend) <= %(peilmoment)s AND (upper_inf(rek.bekend) OR upper(rek.bekend) > %(peilmoment)s)
ORDER BY r.persoon_id
