-- One letter for all that one person is asked to pay: amount, month and reference of each term, and the last day.
INSERT INTO letters_brief (persoon_id, soort, taal, bron, bron_id, sjabloonversie, data)
SELECT t.persoon_id, %(brief_verzoek)s, min(p.taal), 'terugbetalen.termijn', min(t.id), 1, jsonb_build_object(
    'regels', jsonb_agg(jsonb_build_object('bedrag_centen', t.bedrag_centen, 'is_lllk', t.is_lllk, 'maand', t.maand,
                                           'kenmerk', t.kenmerk, 'verzoek', v.uuid) ORDER BY t.is_lllk, t.maand),
    'vervaldatum', max(t.vervaldatum), 'iban', %(iban)s::text, 'naam', %(naam)s::text)
FROM terugbetalen_termijn t
JOIN vraagplan p ON p.termijn_id = t.id
JOIN terugbetalen_betaalverzoek v ON v.termijn_id = t.id AND v.doel = 'termijn'
WHERE t.wijze = 'verzoek'
GROUP BY t.persoon_id
ON CONFLICT (bron, bron_id, soort) DO NOTHING
