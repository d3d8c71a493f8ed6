-- Lesgeld wordt nooit een lening en nooit verrekend: er gaat niets van 1350 naar een andere schuld of een betaling.
SELECT b.id AS boeking, b.soort, l.bedrag_centen
FROM ledger_leg l
JOIN ledger_boeking b ON b.id = l.boeking_id
WHERE l.account_code = 1350 AND EXISTS (
    SELECT FROM ledger_leg a WHERE a.boeking_id = b.id AND (a.account_code BETWEEN 1200 AND 1349
        OR a.account_code BETWEEN 1360 AND 1499 OR a.account_code IN (1600, 1650, 1660)))
