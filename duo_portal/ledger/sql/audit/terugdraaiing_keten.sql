-- Een terugdraaiing wijst naar één bestaande gewone boeking van dezelfde persoon en run, en maar één wijst ernaar.
SELECT t.id AS boeking_id, t.draait_terug_id, o.draait_terug_id AS keten
FROM ledger_boeking AS t LEFT JOIN ledger_boeking AS o ON o.id = t.draait_terug_id
WHERE t.draait_terug_id IS NOT NULL
  AND (o.id IS NULL OR o.draait_terug_id IS NOT NULL OR t.soort <> 90
       OR o.persoon_id IS DISTINCT FROM t.persoon_id OR o.run_id IS DISTINCT FROM t.run_id
       OR EXISTS (SELECT FROM ledger_boeking AS d WHERE d.draait_terug_id = o.id AND d.id <> t.id))
UNION ALL
SELECT id, NULL, NULL FROM ledger_boeking WHERE soort = 90 AND draait_terug_id IS NULL
