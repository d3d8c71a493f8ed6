-- What will be booked per person of this range: the frozen lines, minus who is on hold.
-- kas: the sum over all cash components together; verrekend: what is set off from it (art. 7.4), at most
-- the dated maximum and never more than what is open: first what was received too much, then a fine for the
-- travel product (verrekend_ov). Every table is limited to the range and read once
-- (see `zonder_lussen`); the times of the account are written out, so that no GiST index serves them.
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
    SELECT persoon_id,
           greatest(coalesce(sum(zijde * bedrag_centen) FILTER (WHERE account_code = %(te_veel_ontvangen)s), 0),
                    0)::bigint AS te_veel,
           greatest(coalesce(sum(zijde * bedrag_centen) FILTER (WHERE account_code = %(ov_boete)s), 0),
                    0)::bigint AS ov_boete
    FROM ledger_leg
    WHERE account_code IN (%(te_veel_ontvangen)s, %(ov_boete)s) AND volgnummer IS NULL
      AND persoon_id >= %(van)s AND persoon_id < %(tot)s
    GROUP BY persoon_id
),
rekening AS (
    SELECT persoon_id, id FROM identity_bankrekening
    WHERE persoon_id >= %(van)s AND persoon_id < %(tot)s
      AND lower(geldig) <= %(dag)s AND (upper_inf(geldig) OR upper(geldig) > %(dag)s)
      AND lower(bekend) <= %(peilmoment)s AND (upper_inf(bekend) OR upper(bekend) > %(peilmoment)s)
),
blokkade AS (
    SELECT DISTINCT persoon_id FROM identity_blokkade
    WHERE persoon_id >= %(van)s AND persoon_id < %(tot)s
      AND ingangsdatum <= %(dag)s AND opgeheven_op IS NULL
),
aangehouden AS (
    SELECT sleutel AS persoon_id, reden FROM batches_vastgelopenpost
    WHERE run_id = %(run_id)s AND stap = %(stap)s AND sleutel >= %(van)s AND sleutel < %(tot)s
)
SELECT r.persoon_id, r.kas, r.reis, r.aantal, nextval('ledger_boeking_id_seq') AS boeking_id,
       least(greatest(r.kas, 0), coalesce(v.te_veel + v.ov_boete, 0), %(maximum)s)::bigint AS verrekend,
       greatest(least(r.kas, v.te_veel + v.ov_boete, %(maximum)s) - v.te_veel, 0)::bigint AS verrekend_ov,
       rek.id AS bankrekening_id,
       CASE WHEN p.overleden_op <= %(dag)s THEN 'overleden'
            WHEN b.persoon_id IS NOT NULL THEN 'rekening_aangehouden'
            WHEN r.kas > 0 AND rek.id IS NULL THEN 'geen_rekening'
            WHEN r.kas > 0 THEN a.reden
       END AS aangehouden
FROM regels r
JOIN identity_persoon p ON p.id = r.persoon_id AND p.id >= %(van)s AND p.id < %(tot)s
LEFT JOIN vordering v ON v.persoon_id = r.persoon_id
LEFT JOIN rekening rek ON rek.persoon_id = r.persoon_id
LEFT JOIN blokkade b ON b.persoon_id = r.persoon_id
LEFT JOIN aangehouden a ON a.persoon_id = r.persoon_id
ORDER BY r.persoon_id
