-- Wat over een maand is vastgesteld is gevraagd of betaald, sinds hier wordt geind; behalve wie op een lijst staat,
-- wie niet (meer) hoeft te betalen of niets meer schuldig is, en wat pas na de laatste run bekend werd.
WITH runs AS (
    SELECT min(periode) AS eerste, max(periode) AS laatste, max(peilmoment) AS peilmoment, max(geopend_at) AS geopend_at
    FROM batches_run r
    WHERE soort = 'inning' AND EXISTS (SELECT FROM batches_stap s WHERE s.run_id = r.id AND s.naam = 'boeken' AND s.status = 'klaar')
)
SELECT v.persoon_id, m::date AS maand, v.te_betalen_centen, g.gevraagd
FROM runs
JOIN terugbetalen_vaststelling v ON upper_inf(v.bekend) AND v.te_betalen_centen > 0
    AND v.opgeslagen_at < runs.geopend_at AND lower(v.bekend) <= runs.peilmoment
CROSS JOIN LATERAL generate_series(greatest(lower(v.geldig), runs.eerste), least(upper(v.geldig) - 1, runs.laatste), '1 month') AS m
CROSS JOIN LATERAL (SELECT coalesce(sum(t.bedrag_centen), 0)::bigint AS gevraagd FROM terugbetalen_termijn t
                    WHERE t.persoon_id = v.persoon_id AND t.is_lllk = v.is_lllk AND t.maand = m::date) AS g
JOIN identity_persoon p ON p.id = v.persoon_id AND p.overleden_op IS NULL
WHERE g.gevraagd < v.te_betalen_centen
  AND NOT EXISTS (SELECT FROM terugbetalen_feit f WHERE f.persoon_id = v.persoon_id AND f.geldig @> m::date
                    AND (f.soort IN (8, 9, 10) OR (f.soort = 1 AND NOT v.is_lllk)))
  AND NOT EXISTS (SELECT FROM batches_vastgelopenpost x JOIN batches_run r ON r.id = x.run_id AND r.soort = 'inning'
                  WHERE x.sleutel = v.persoon_id)
  AND (SELECT coalesce(-sum(l.zijde * l.bedrag_centen), 0) FROM ledger_leg l
       JOIN ledger_boeking b ON b.id = l.boeking_id LEFT JOIN ledger_boeking o ON o.id = b.draait_terug_id
       WHERE l.persoon_id = v.persoon_id AND l.volgnummer IS NULL AND l.account_code BETWEEN 1210 AND 1249
         AND (l.account_code >= 1240) = v.is_lllk AND l.maand = m::date AND coalesce(o.soort, b.soort) <> 11) < v.te_betalen_centen
  -- the last term settles the rest: then all that is owed was asked
  AND NOT EXISTS (SELECT FROM terugbetalen_incassoregel i WHERE i.persoon_id = v.persoon_id AND i.is_lllk = v.is_lllk AND i.is_laatste)
  AND (SELECT coalesce(sum(l.zijde * l.bedrag_centen), 0) FROM ledger_leg l
       WHERE l.persoon_id = v.persoon_id AND l.account_code BETWEEN 1210 AND 1249 AND (l.account_code >= 1240) = v.is_lllk)
      > (SELECT coalesce(sum(o.open_centen), 0) FROM terugbetalen_open_termijn o
         WHERE o.persoon_id = v.persoon_id AND o.is_lllk = v.is_lllk)
