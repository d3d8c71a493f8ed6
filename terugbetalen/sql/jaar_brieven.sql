-- A letter to everyone whose rate or amount changes, with what was and what is; once per decision.
INSERT INTO letters_brief (persoon_id, soort, taal, bron, bron_id, sjabloonversie, data)
SELECT v.persoon_id, %(soort)s, p.taal, %(bron)s, v.id, 1, jsonb_build_object(
    'jaar', v.jaar, 'vanaf', s.vanaf, 'regeling', v.regeling, 'fase', v.fase, 'waardoor', v.waardoor,
    'rente_ppm', v.rente_ppm, 'rente_vast_tot', v.rente_vast_tot, 'oud_rente_ppm', o.rente_ppm,
    'schuld_centen', v.schuld_centen, 'resterende_maanden', v.resterende_maanden,
    'wettelijk_centen', v.wettelijk_maandbedrag_centen, 'draagkracht_centen', v.draagkracht_centen,
    'te_betalen_centen', v.te_betalen_centen, 'oud_te_betalen_centen', o.te_betalen_centen,
    'peiljaar', v.feiten -> 'peiljaar', 'klokken', v.feiten -> 'per_klok')
FROM terugbetalen_vaststelling v
JOIN terugbetalen_voorstel s ON s.run_id = v.run_id AND s.persoon_id = v.persoon_id AND s.is_lllk = v.is_lllk
JOIN identity_persoon p ON p.id = v.persoon_id
LEFT JOIN terugbetalen_vaststelling o ON o.id = s.oud_id
WHERE v.run_id = %(run_id)s AND v.persoon_id >= %(van)s AND v.persoon_id < %(tot)s
  AND s.is_anders AND upper_inf(v.bekend)
ON CONFLICT (bron, bron_id, soort) DO NOTHING
