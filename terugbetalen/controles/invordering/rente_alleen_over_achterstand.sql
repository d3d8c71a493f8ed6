-- Wettelijke rente staat er eenmaal per persoon en maand, en alleen bij wie een termijn twee weken te laat was (6.8).
SELECT b.persoon_id, l.maand, count(*) AS keer
FROM ledger_boeking b
JOIN ledger_leg l ON l.boeking_id = b.id AND l.account_code = 1330
WHERE b.soort = 20
GROUP BY 1, 2
HAVING count(*) > 1 OR l.maand IS NULL OR NOT EXISTS (
    SELECT FROM terugbetalen_termijn t WHERE t.persoon_id = b.persoon_id AND t.vervaldatum + 14 < max(b.effectief_op))
