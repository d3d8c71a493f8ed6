-- Over geen maand is meer gevraagd dan toen was vastgesteld, en wat een run vroeg is wat hij had vastgelegd.
SELECT 'meer dan vastgesteld' AS wat, t.persoon_id, t.maand, sum(t.bedrag_centen)::bigint AS gevraagd, max(h.hoogste)::bigint AS hoogste
FROM terugbetalen_termijn t
CROSS JOIN LATERAL (
    SELECT coalesce(max(v.te_betalen_centen), 0) + coalesce((
               SELECT max(x.extra_centen) FROM terugbetalen_verhoging x
               WHERE x.persoon_id = t.persoon_id AND x.is_lllk = t.is_lllk AND x.geldig @> t.maand), 0) AS hoogste
    FROM terugbetalen_vaststelling v
    WHERE v.persoon_id = t.persoon_id AND v.is_lllk = t.is_lllk AND v.geldig @> t.maand
) AS h
GROUP BY t.persoon_id, t.is_lllk, t.maand HAVING sum(t.bedrag_centen) > max(h.hoogste)
UNION ALL
SELECT 'anders dan vastgelegd', t.persoon_id, t.maand, t.bedrag_centen, r.bedrag_centen
FROM terugbetalen_termijn t
LEFT JOIN terugbetalen_incassoregel r ON r.run_id = t.run_id AND r.persoon_id = t.persoon_id
    AND r.is_lllk = t.is_lllk AND r.maand = t.maand
WHERE t.run_id IS NOT NULL
  AND (r.run_id IS NULL OR (r.bedrag_centen, r.volgnummer, r.vaststelling_id) <> (t.bedrag_centen, t.volgnummer, t.vaststelling_id))
