-- Een run beslist precies wat is vastgelegd, getekend en door een ander vrijgegeven.
SELECT v.id, v.persoon_id, v.jaar, v.run_id
FROM terugbetalen_vaststelling v
LEFT JOIN terugbetalen_voorstel s ON s.run_id = v.run_id AND s.persoon_id = v.persoon_id AND s.is_lllk = v.is_lllk
LEFT JOIN batches_stap t ON t.run_id = v.run_id AND t.naam = 'tekenen'
LEFT JOIN batches_stap u ON u.run_id = v.run_id AND u.naam = 'vrijgeven'
WHERE v.run_id IS NOT NULL AND (
    s.id IS NULL OR t.getekend_door IS NULL OR u.getekend_door IS NULL OR lower(t.getekend_door) = lower(u.getekend_door)
    OR (s.jaar, s.rente_ppm, s.wettelijk_maandbedrag_centen, s.draagkracht_centen, s.te_betalen_centen)
       IS DISTINCT FROM
       (v.jaar, v.rente_ppm, v.wettelijk_maandbedrag_centen, v.draagkracht_centen, v.te_betalen_centen))
