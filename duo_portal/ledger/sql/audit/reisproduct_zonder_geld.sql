-- De reisvoorziening staat nooit in één boeking met geld: zij wordt geboekt, niet betaald.
SELECT DISTINCT r.boeking_id
FROM ledger_leg AS r JOIN ledger_leg AS g ON g.boeking_id = r.boeking_id
WHERE r.component = 7 AND g.account_code IN (1000, 1100, 1600)
