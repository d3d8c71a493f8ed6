-- Een rentepost staat op een renterekening tegenover de rentebaten; van een vaste rente is er een tegelijk.
SELECT b.id AS boeking_id, b.persoon_id, l.account_code
FROM ledger_boeking b JOIN ledger_leg l ON l.boeking_id = b.id
WHERE b.soort = 11 AND l.account_code NOT IN (1219, 1229, 1239, 1249, 1480, 8000)
UNION ALL
SELECT a.id, a.persoon_id, NULL
FROM terugbetalen_renteperiode a
JOIN terugbetalen_renteperiode r ON r.persoon_id = a.persoon_id AND r.is_lllk = a.is_lllk AND r.id > a.id
    AND r.geldig && a.geldig AND r.bekend && a.bekend
