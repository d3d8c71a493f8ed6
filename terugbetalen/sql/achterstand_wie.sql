-- Who may have arrears in a month, or had something of them change since: an open term two weeks over its due date, a
-- receipt or its return booked since for a term that was late, or statutory interest that is not settled.
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
ORDER BY 1
