-- Decisions about the same months that this run supersedes: not newer than its cut-off, and with another outcome.
UPDATE terugbetalen_vaststelling v SET bekend = tstzrange(lower(v.bekend), %(op)s)
FROM terugbetalen_voorstel s
WHERE s.run_id = %(run_id)s AND s.persoon_id >= %(van)s AND s.persoon_id < %(tot)s
  AND v.persoon_id = s.persoon_id AND v.is_lllk = s.is_lllk AND v.jaar = s.jaar
  AND v.geldig = daterange(s.vanaf, make_date(s.jaar + 1, 1, 1))
  AND upper_inf(v.bekend) AND lower(v.bekend) <= %(peil)s
  AND (v.regeling, v.fase, v.rente_ppm, v.rente_vast_tot, v.schuld_centen, v.resterende_maanden,
       v.wettelijk_maandbedrag_centen, v.draagkracht_centen, v.te_betalen_centen, v.termijn_vast_sinds, v.feiten -> 'per_klok')
      IS DISTINCT FROM
      (s.regeling, s.fase, s.rente_ppm, s.rente_vast_tot, s.schuld_centen, s.resterende_maanden,
       s.wettelijk_maandbedrag_centen, s.draagkracht_centen, s.te_betalen_centen, s.termijn_vast_sinds, s.feiten -> 'per_klok')
