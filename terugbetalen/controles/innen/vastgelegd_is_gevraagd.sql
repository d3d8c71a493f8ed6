-- Wat een afgesloten stap had vastgelegd is gevraagd, of staat met een reden op de lijst van de run.
SELECT r.run_id, r.persoon_id, r.maand, r.bedrag_centen
FROM terugbetalen_incassoregel r
JOIN batches_stap s ON s.run_id = r.run_id AND s.naam = 'boeken' AND s.status = 'klaar'
WHERE NOT EXISTS (SELECT FROM terugbetalen_termijn t WHERE t.run_id = r.run_id AND t.persoon_id = r.persoon_id
                    AND t.is_lllk = r.is_lllk AND t.maand = r.maand)
  AND NOT EXISTS (SELECT FROM batches_vastgelopenpost v WHERE v.run_id = r.run_id AND v.sleutel = r.persoon_id)
