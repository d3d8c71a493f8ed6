-- Elk bedrag is meer dan nul en staat debet of credit.
SELECT boeking_id, regel, bedrag_centen, zijde FROM ledger_leg
WHERE bedrag_centen <= 0 OR zijde NOT IN (1, -1)
