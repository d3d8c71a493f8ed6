-- Whose entries were booked after the interest of their month: since the run before was opened, with effect before
-- this month. Too many is harmless: for each the difference between due and booked is worked out, and is mostly nil.
SELECT DISTINCT l.persoon_id
FROM ledger_boeking b
JOIN ledger_leg l ON l.boeking_id = b.id
WHERE l.persoon_id >= %(van)s AND l.persoon_id < %(tot)s
  AND (l.account_code BETWEEN 1210 AND 1249 OR l.account_code BETWEEN 1410 AND 1480)
  AND b.soort <> 11 AND b.effectief_op < %(begin)s AND b.geboekt_at >= %(sinds)s
ORDER BY 1
