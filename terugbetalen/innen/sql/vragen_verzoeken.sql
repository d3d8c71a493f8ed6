-- A payment request for every term that is not collected (as `ontvangen.verzoeken.vraag_betaling` makes one), and one
-- letter for all that one person is asked to pay: amount, month, reference and page of each, and the last day.
WITH te_vragen AS MATERIALIZED (
    SELECT persoon_id, termijn_id, is_lllk, maand, bedrag_centen, vervaldatum, taal,
           nextval('terugbetalen_betaalverzoek_id_seq') AS nummer
    FROM vraagplan WHERE wijze = 'verzoek' AND aangehouden IS NULL ORDER BY termijn_id
),
verzoek AS (
    INSERT INTO terugbetalen_betaalverzoek (id, uuid, persoon_id, bedrag_centen, termijn_id, vervaldatum, gevraagd_op,
        doel, schuld, kenmerk, verwijzing)
    SELECT nummer, gen_random_uuid(), persoon_id, bedrag_centen, termijn_id, vervaldatum, %(vandaag)s, 'termijn', '',
        terugbetalen_betalingskenmerk(%(reeks_verzoeken)s + nummer), 'termijn:' || termijn_id
    FROM te_vragen ORDER BY nummer
    RETURNING termijn_id, uuid
)
INSERT INTO letters_brief (persoon_id, soort, taal, bron, bron_id, sjabloonversie, data)
SELECT t.persoon_id, %(brief_verzoek)s, min(t.taal), 'terugbetalen.termijn', min(t.termijn_id), 1, jsonb_build_object(
    'regels', jsonb_agg(jsonb_build_object('bedrag_centen', t.bedrag_centen, 'is_lllk', t.is_lllk, 'maand', t.maand,
        'kenmerk', terugbetalen_betalingskenmerk(%(reeks)s + t.termijn_id), 'verzoek', v.uuid) ORDER BY t.is_lllk, t.maand),
    'vervaldatum', max(t.vervaldatum), 'iban', %(iban)s::text, 'naam', %(naam)s::text)
FROM te_vragen t JOIN verzoek v ON v.termijn_id = t.termijn_id
GROUP BY t.persoon_id ORDER BY t.persoon_id
ON CONFLICT (bron, bron_id, soort) DO NOTHING
