-- Whoever is not collected from after all is asked to pay; nobody writes to the dead.
INSERT INTO letters_brief (persoon_id, soort, taal, bron, bron_id, sjabloonversie, data)
SELECT t.persoon_id, %(brief_verzoek)s, p.taal, 'terugbetalen.termijn', t.id, 1, jsonb_build_object(
    'regels', jsonb_build_array(jsonb_build_object('bedrag_centen', t.bedrag_centen, 'is_lllk', t.is_lllk,
        'maand', t.maand, 'kenmerk', t.kenmerk, 'verzoek', v.uuid)),
    'vervaldatum', v.vervaldatum, 'iban', %(iban)s::text, 'naam', %(naam)s::text)
FROM terugbetalen_termijn t
JOIN terugbetalen_betaalverzoek v ON v.termijn_id = t.id
JOIN identity_persoon p ON p.id = t.persoon_id AND p.overleden_op IS NULL
WHERE t.id = ANY(%(termijnen)s)
ON CONFLICT (bron, bron_id, soort) DO NOTHING
