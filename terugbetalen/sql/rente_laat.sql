-- Whose entries were booked after the interest of their month: since the run before was opened, with effect before
-- this month. Too many is harmless: for each the difference between due and booked is worked out, and is mostly nil.
SELECT DISTINCT l.persoon_id
FROM ledger_boeking b
JOIN ledger_leg l ON l.boeking_id = b.id
WHERE l.persoon_id >= %(van)s AND l.persoon_id < %(tot)s
  AND (l.account_code BETWEEN 1210 AND 1249 OR l.account_code BETWEEN 1410 AND 1480)
  AND b.soort <> 11 AND b.effectief_op < %(begin)s AND b.geboekt_at >= %(sinds)s
UNION
-- a Wsnp, or months in which nothing is due, that became known after the interest of its months
SELECT f.persoon_id
FROM terugbetalen_feit f
WHERE f.persoon_id >= %(van)s AND f.persoon_id < %(tot)s
  AND f.soort IN (1, 8, 9) AND lower(f.geldig) < %(begin)s
  AND (f.opgeslagen_at >= %(sinds)s OR upper(f.bekend) >= %(sinds)s)
UNION
-- a decision that fixes another term for a month that was asked: what is arrears bears no interest here (6.8(4))
SELECT v.persoon_id
FROM terugbetalen_vaststelling v
WHERE v.persoon_id >= %(van)s AND v.persoon_id < %(tot)s
  AND v.opgeslagen_at >= %(sinds)s AND lower(v.geldig) < %(begin)s
  AND EXISTS (SELECT FROM terugbetalen_termijn t
              WHERE t.persoon_id = v.persoon_id AND t.is_lllk = v.is_lllk AND v.geldig @> t.maand AND t.maand < %(begin)s)
UNION
-- a clock that was laid down since: what was borrowed on has a rate of its own
SELECT k.persoon_id
FROM terugbetalen_renteklok k
WHERE k.persoon_id >= %(van)s AND k.persoon_id < %(tot)s AND upper_inf(k.bekend) AND k.opgeslagen_at >= %(sinds)s
UNION
-- a rate that was fixed after the first of its five years, while interest was added at the rate of each year
SELECT r.persoon_id
FROM terugbetalen_renteperiode r
WHERE r.persoon_id >= %(van)s AND r.persoon_id < %(tot)s AND upper_inf(r.bekend)
  AND lower(r.geldig) < %(begin)s AND r.opgeslagen_at >= %(sinds)s
  AND EXISTS (SELECT FROM ledger_leg l
              WHERE l.persoon_id = r.persoon_id AND l.account_code IN (1219, 1229, 1239, 1249, 1480)
                AND l.maand >= lower(r.geldig))
ORDER BY 1
