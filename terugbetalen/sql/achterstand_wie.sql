-- Who may have arrears in a month, or had something of them change since: an open term two weeks over its due date, a
-- receipt or its return booked since for a term that was late, statutory interest that is not settled, or a decision or
-- fact that became known since and reaches a term that was late: it may ask less now, and the interest goes down.
SELECT o.persoon_id FROM terugbetalen_open_termijn o
WHERE o.persoon_id >= %(van)s AND o.persoon_id < %(tot)s AND o.vervaldatum + 14 < %(einde)s
UNION
SELECT l.persoon_id FROM ledger_leg l
JOIN ledger_boeking b ON b.id = l.boeking_id AND b.bedrijfsdatum >= %(begin)s AND b.soort <> 11
JOIN terugbetalen_termijn t ON t.maand = l.maand AND t.persoon_id = l.persoon_id AND b.effectief_op > t.vervaldatum + 14
WHERE l.volgnummer IS NULL AND l.persoon_id >= %(van)s AND l.persoon_id < %(tot)s
  AND l.account_code BETWEEN 1210 AND 1249 AND l.maand IS NOT NULL
UNION
SELECT l.persoon_id FROM ledger_leg l
WHERE l.volgnummer IS NULL AND l.account_code = 1330 AND l.persoon_id >= %(van)s AND l.persoon_id < %(tot)s
GROUP BY 1 HAVING sum(l.zijde * l.bedrag_centen) <> 0
UNION
SELECT v.persoon_id FROM terugbetalen_vaststelling v
JOIN terugbetalen_termijn t ON t.persoon_id = v.persoon_id AND t.is_lllk = v.is_lllk AND v.geldig @> t.maand
WHERE v.persoon_id >= %(van)s AND v.persoon_id < %(tot)s
  AND lower(v.bekend) >= %(begin)s::date AND upper_inf(v.bekend)
  AND lower(v.geldig) < %(einde)s AND t.vervaldatum + 14 < %(einde)s
UNION
SELECT f.persoon_id FROM terugbetalen_feit f
JOIN terugbetalen_termijn t ON t.persoon_id = f.persoon_id AND t.vervaldatum + 14 < %(einde)s
WHERE f.persoon_id >= %(van)s AND f.persoon_id < %(tot)s AND f.soort IN (1, 8, 9, 10)
  AND (lower(f.bekend) >= %(begin)s::date OR upper(f.bekend) >= %(begin)s::date) AND lower(f.geldig) < %(einde)s
ORDER BY 1
