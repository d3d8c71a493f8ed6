-- The frozen lines become decisions, but for the dead and for whom something newer stands already.
INSERT INTO terugbetalen_vaststelling (persoon_id, is_lllk, jaar, regeling, fase, rente_ppm, rente_vast_tot,
    schuld_centen, resterende_maanden, wettelijk_maandbedrag_centen, draagkracht_centen, te_betalen_centen,
    termijn_vast_sinds, waardoor, feiten, geldig, bekend, reden, parameterset_id, regelversie, besluit_op, actor, run_id)
SELECT s.persoon_id, s.is_lllk, s.jaar, s.regeling, s.fase, s.rente_ppm, s.rente_vast_tot,
    s.schuld_centen, s.resterende_maanden, s.wettelijk_maandbedrag_centen, s.draagkracht_centen, s.te_betalen_centen,
    s.termijn_vast_sinds, s.waardoor, s.feiten, daterange(s.vanaf, make_date(s.jaar + 1, 1, 1)),
    tstzrange(%(op)s, NULL), 'jaar', %(parameterset)s, %(regelversie)s, %(dag)s, %(actor)s, s.run_id
FROM terugbetalen_voorstel s
JOIN identity_persoon p ON p.id = s.persoon_id AND p.overleden_op IS NULL
WHERE s.run_id = %(run_id)s AND s.persoon_id >= %(van)s AND s.persoon_id < %(tot)s
  AND NOT EXISTS (SELECT FROM terugbetalen_vaststelling v
                  WHERE v.persoon_id = s.persoon_id AND v.is_lllk = s.is_lllk AND upper_inf(v.bekend)
                    AND v.geldig && daterange(s.vanaf, make_date(s.jaar + 1, 1, 1)))
