-- One letter for all that one person is told: amounts, the first day and from when to when. Dates follow from months.
INSERT INTO letters_brief (persoon_id, soort, taal, bron, bron_id, sjabloonversie, data)
SELECT a.persoon_id, %(brief_incasso)s, min(p.taal), 'terugbetalen.aankondiging', min(a.id), 1, jsonb_build_object(
    'regels', jsonb_agg(jsonb_build_object('bedrag_centen', a.bedrag_centen, 'is_lllk', a.is_lllk, 'van', a.van,
                                           'tot', a.tot, 'eerste_dag', p.vervaldatum) ORDER BY a.is_lllk, a.van),
    'machtiging', min(m.kenmerk), 'rekening_laatste4', min(k.iban_laatste4), 'incassant_id', %(incassant_id)s::text)
FROM terugbetalen_aankondiging a
JOIN vraagplan p ON p.persoon_id = a.persoon_id AND p.is_lllk = a.is_lllk AND p.maand = a.van AND p.is_aan_te_kondigen
JOIN terugbetalen_incassomandaat m ON m.id = p.mandaat_id
JOIN identity_bankrekening k ON k.id = p.bankrekening_id
WHERE a.run_id = %(run_id)s AND a.persoon_id >= %(van)s AND a.persoon_id < %(tot)s AND p.aangehouden IS NULL
GROUP BY a.persoon_id
ON CONFLICT (bron, bron_id, soort) DO NOTHING
