-- Who is in the terugbetalingsperiode on a day and has no fixed rate for it: the rules, the first month of the period,
-- and the fixed rates before and after that leave room. The dead are left out.
SELECT t.persoon_id, t.is_lllk, t.regeling::int,
       CASE WHEN extract(month FROM t.gestopt_per) = 1 THEN extract(year FROM t.gestopt_per) * 12
            ELSE (extract(year FROM t.gestopt_per) + 1) * 12 END::int AS begin,
       (SELECT max(upper(r.geldig)) FROM terugbetalen_renteperiode r
        WHERE r.persoon_id = t.persoon_id AND r.is_lllk = t.is_lllk AND upper_inf(r.bekend)
          AND upper(r.geldig) <= %(dag)s::date) AS eerder,
       (SELECT min(lower(r.geldig)) FROM terugbetalen_renteperiode r
        WHERE r.persoon_id = t.persoon_id AND r.is_lllk = t.is_lllk AND upper_inf(r.bekend)
          AND lower(r.geldig) > %(dag)s::date) AS later
FROM terugbetalen_terugbetaling t
JOIN identity_persoon p ON p.id = t.persoon_id AND p.overleden_op IS NULL
WHERE t.persoon_id >= %(van)s AND t.persoon_id < %(tot)s AND upper_inf(t.bekend)
  AND t.geldig @> %(dag)s::date
  AND NOT EXISTS (SELECT FROM terugbetalen_renteperiode r
                  WHERE r.persoon_id = t.persoon_id AND r.is_lllk = t.is_lllk AND upper_inf(r.bekend)
                    AND r.geldig @> %(dag)s::date)
ORDER BY 1, 2
