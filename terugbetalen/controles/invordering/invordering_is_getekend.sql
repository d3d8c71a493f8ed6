-- Een stap van een run is vastgelegd, getekend en door een ander vrijgegeven; niemand kreeg een andere stap dan getekend.
SELECT s.id, s.persoon_id, s.stap, s.run_id
FROM terugbetalen_invorderingsstap s
LEFT JOIN terugbetalen_invorderingsregel r
    ON r.run_id = s.run_id AND r.persoon_id = s.persoon_id AND NOT r.is_uitvoering
LEFT JOIN batches_stap t ON t.run_id = s.run_id AND t.naam = 'tekenen'
LEFT JOIN batches_stap u ON u.run_id = s.run_id AND u.naam = 'vrijgeven'
WHERE s.run_id IS NOT NULL AND (
    r.id IS NULL OR r.stap <> s.stap OR r.uitkomst = 'stop'
    OR t.getekend_door IS NULL OR u.getekend_door IS NULL OR lower(t.getekend_door) = lower(u.getekend_door))
