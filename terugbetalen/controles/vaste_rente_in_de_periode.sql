-- Wie op 1 januari in de terugbetalingsperiode is, heeft een vaste rente over die dag (art. 6.4(3)). Bekend zijn de
-- jaren vanaf 2005; een week is er om het vast te leggen.
SELECT t.persoon_id, t.is_lllk, t.gestopt_per
FROM terugbetalen_terugbetaling t
JOIN identity_persoon p ON p.id = t.persoon_id AND p.overleden_op IS NULL
CROSS JOIN (SELECT date_trunc('year', bedrijfs_datum() - 7)::date AS dag) januari
WHERE upper_inf(t.bekend) AND t.geldig @> dag
  AND NOT EXISTS (SELECT FROM terugbetalen_renteperiode r
                  WHERE r.persoon_id = t.persoon_id AND r.is_lllk = t.is_lllk AND upper_inf(r.bekend)
                    AND r.geldig @> dag)
