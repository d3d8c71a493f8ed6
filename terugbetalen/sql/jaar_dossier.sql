-- Who repays on a day, as known at a moment, and what was decided for the day before it.
SELECT t.persoon_id, t.is_lllk, t.regeling,
       (extract(year FROM t.gestopt_per) * 12 + extract(month FROM t.gestopt_per) - 1)::int AS gestopt,
       v.id, v.wettelijk_maandbedrag_centen, v.te_betalen_centen, v.rente_ppm, v.termijn_vast_sinds
FROM terugbetalen_terugbetaling t
JOIN identity_persoon p ON p.id = t.persoon_id AND p.overleden_op IS NULL
LEFT JOIN terugbetalen_vaststelling v
    ON v.persoon_id = t.persoon_id AND v.is_lllk = t.is_lllk
    AND v.geldig @> (%(dag)s::date - 1) AND v.bekend @> %(peil)s::timestamptz
WHERE t.persoon_id >= %(van)s AND t.persoon_id < %(tot)s
  AND t.geldig @> %(dag)s::date AND t.bekend @> %(peil)s::timestamptz
ORDER BY 1, 2
