-- The rate that is fixed from this year on, where no fixed rate is known for these months.
INSERT INTO terugbetalen_renteperiode (persoon_id, is_lllk, rente_ppm, geldig, bekend)
SELECT v.persoon_id, v.is_lllk, v.rente_ppm, daterange(make_date(v.jaar, 1, 1), v.rente_vast_tot), tstzrange(%(op)s, NULL)
FROM terugbetalen_vaststelling v
WHERE v.run_id = %(run_id)s AND v.persoon_id >= %(van)s AND v.persoon_id < %(tot)s AND upper_inf(v.bekend)
  AND NOT EXISTS (SELECT FROM terugbetalen_renteperiode r
                  WHERE r.persoon_id = v.persoon_id AND r.is_lllk = v.is_lllk AND upper_inf(r.bekend)
                    AND r.geldig && daterange(make_date(v.jaar, 1, 1), v.rente_vast_tot))
