-- Under which rules somebody repays and which rate is fixed, in a month, as known now; is_lllk sets the credit apart.
SELECT coalesce(t.persoon_id, r.persoon_id), coalesce(t.is_lllk, r.is_lllk), t.regeling, r.rente_ppm
FROM (SELECT persoon_id, is_lllk, regeling FROM terugbetalen_terugbetaling
      WHERE persoon_id >= %(van)s AND persoon_id < %(tot)s
        AND geldig @> %(begin)s::date AND upper_inf(bekend)) t
FULL JOIN (SELECT persoon_id, is_lllk, rente_ppm FROM terugbetalen_renteperiode
           WHERE persoon_id >= %(van)s AND persoon_id < %(tot)s
             AND geldig @> %(begin)s::date AND upper_inf(bekend)) r USING (persoon_id, is_lllk)
