-- How each frozen line of this range is asked: by direct debit, by a payment request, or not (aangehouden).
-- Mandate, account, death and deferral are those of now: whoever took the mandate back after the lines were frozen
-- gets a payment request.
CREATE TEMPORARY TABLE vraagplan ON COMMIT DROP AS
WITH regels AS MATERIALIZED (
    SELECT persoon_id, is_lllk, maand, volgnummer, vaststelling_id, bedrag_centen
    FROM terugbetalen_incassoregel
    WHERE run_id = %(run_id)s AND persoon_id >= %(van)s AND persoon_id < %(tot)s
),
rekening AS MATERIALIZED (
    SELECT persoon_id, id, iban_hash FROM identity_bankrekening
    WHERE persoon_id >= %(van)s AND persoon_id < %(tot)s AND upper_inf(bekend)
      AND lower(geldig) <= %(dag)s AND (upper_inf(geldig) OR upper(geldig) > %(dag)s)
),
mandaat AS MATERIALIZED (
    SELECT persoon_id, id, getekend_op FROM terugbetalen_incassomandaat
    WHERE persoon_id >= %(van)s AND persoon_id < %(tot)s AND getekend_op <= %(vandaag)s
      AND ingetrokken_op IS NULL
),
onlangs AS MATERIALIZED (
    -- the collections of this month and the one before, from the end of their index
    SELECT t.persoon_id, t.mandaat_id, t.vervaldatum, t.bankrekening_id, t.id
    FROM terugbetalen_termijn t
    WHERE t.maand >= %(onlangs)s AND t.maand <= %(maand)s AND t.persoon_id >= %(van)s AND t.persoon_id < %(tot)s
      AND t.wijze = 'incasso'
      AND NOT EXISTS (SELECT FROM terugbetalen_incassomelding m WHERE m.termijn_id = t.id)
),
langer AS MATERIALIZED (
    -- who was not collected from lately: theirs are looked up one by one
    SELECT t.persoon_id, t.mandaat_id, t.vervaldatum, t.bankrekening_id, t.id
    FROM terugbetalen_termijn t
    WHERE t.persoon_id = ANY (ARRAY(
            SELECT d.persoon_id FROM mandaat d JOIN regels r ON r.persoon_id = d.persoon_id
            WHERE NOT EXISTS (SELECT FROM onlangs o WHERE o.mandaat_id = d.id)))
      AND t.wijze = 'incasso'
      AND NOT EXISTS (SELECT FROM terugbetalen_incassomelding m WHERE m.termijn_id = t.id)
),
laatst AS MATERIALIZED (
    SELECT DISTINCT ON (mandaat_id) mandaat_id, vervaldatum, bankrekening_id
    FROM (SELECT * FROM onlangs UNION ALL SELECT * FROM langer) AS eerder
    ORDER BY mandaat_id, vervaldatum DESC, id DESC
),
onbruikbaar AS MATERIALIZED (
    -- the bank said that this account or mandate cannot be collected from; another account or mandate can
    SELECT DISTINCT t.mandaat_id, r.iban_hash
    FROM terugbetalen_incassomelding m
    JOIN terugbetalen_termijn t ON t.id = m.termijn_id
    JOIN identity_bankrekening r ON r.id = t.bankrekening_id
    WHERE m.code = ANY(%(definitief)s) AND t.persoon_id >= %(van)s AND t.persoon_id < %(tot)s
),
blokkade AS MATERIALIZED (
    SELECT persoon_id, bool_or(reden = 'overlijden') AS is_overleden FROM identity_blokkade
    WHERE persoon_id >= %(van)s AND persoon_id < %(tot)s AND opgeheven_op IS NULL AND ingangsdatum <= %(vandaag)s
    GROUP BY persoon_id
),
uitstel AS MATERIALIZED (
    SELECT DISTINCT persoon_id FROM terugbetalen_feit
    WHERE soort = 10 AND persoon_id >= %(van)s AND persoon_id < %(tot)s AND upper_inf(bekend)
      AND lower(geldig) <= %(vandaag)s AND (upper_inf(geldig) OR upper(geldig) > %(vandaag)s)
      -- an arrangement defers the arrears in it; the terms of now go on beside it
      AND NOT EXISTS (SELECT FROM terugbetalen_regeling r
                      WHERE r.persoon_id = terugbetalen_feit.persoon_id AND r.status = 'loopt')
),
verteld AS MATERIALIZED (
    -- what was told last about this month
    SELECT DISTINCT ON (persoon_id, is_lllk) persoon_id, is_lllk, bedrag_centen, aangekondigd_op
    FROM terugbetalen_aankondiging
    WHERE persoon_id >= %(van)s AND persoon_id < %(tot)s AND van <= %(maand)s AND tot > %(maand)s
    ORDER BY persoon_id, is_lllk, id DESC
),
wijzen AS (
    SELECT r.*, p.taal,
           CASE WHEN p.overleden_op IS NOT NULL OR b.is_overleden THEN 'overleden'
                WHEN u.persoon_id IS NOT NULL THEN 'uitstel' END AS aangehouden,
           m.id AS mandaat_id, k.id AS bankrekening_id, l.vervaldatum AS laatst_geind_op,
           coalesce(l.bankrekening_id <> k.id AND o.iban_hash <> k.iban_hash, false) AS is_andere_rekening,
           m.id IS NOT NULL AND k.id IS NOT NULL AND b.persoon_id IS NULL AND x.mandaat_id IS NULL
               AND coalesce(l.vervaldatum, m.getekend_op) + interval '36 months' >= %(dag_nieuw)s AS kan,
           CASE WHEN r.volgnummer = 1 AND r.maand = %(maand)s AND v.bedrag_centen = r.bedrag_centen
                     AND v.aangekondigd_op + 14 <= %(dag)s THEN v.aangekondigd_op END AS aangekondigd_op
    FROM regels r
    JOIN identity_persoon p ON p.id = r.persoon_id AND p.id >= %(van)s AND p.id < %(tot)s
    LEFT JOIN mandaat m ON m.persoon_id = r.persoon_id
    LEFT JOIN rekening k ON k.persoon_id = r.persoon_id
    LEFT JOIN laatst l ON l.mandaat_id = m.id
    LEFT JOIN identity_bankrekening o ON o.id = l.bankrekening_id AND o.id <> k.id
        AND o.persoon_id >= %(van)s AND o.persoon_id < %(tot)s
    LEFT JOIN onbruikbaar x ON x.mandaat_id = m.id AND x.iban_hash = k.iban_hash
    LEFT JOIN blokkade b ON b.persoon_id = r.persoon_id
    LEFT JOIN uitstel u ON u.persoon_id = r.persoon_id
    LEFT JOIN verteld v ON v.persoon_id = r.persoon_id AND v.is_lllk = r.is_lllk
)
SELECT persoon_id, is_lllk, maand, volgnummer, vaststelling_id, bedrag_centen, taal, aangehouden,
       nextval('terugbetalen_termijn_id_seq') AS termijn_id,
       CASE WHEN kan THEN 'incasso' ELSE 'verzoek' END AS wijze,
       CASE WHEN kan THEN mandaat_id END AS mandaat_id,
       CASE WHEN kan THEN bankrekening_id END AS bankrekening_id,
       CASE WHEN NOT kan THEN '' WHEN laatst_geind_op IS NULL THEN 'FRST' ELSE 'RCUR' END AS volgorde,
       CASE WHEN kan THEN laatst_geind_op END AS laatst_geind_op,
       kan AND is_andere_rekening AS is_andere_rekening,
       kan AND aangekondigd_op IS NULL AS is_aan_te_kondigen,
       CASE WHEN kan AND aangekondigd_op IS NOT NULL THEN %(dag)s::date ELSE %(dag_nieuw)s::date END AS vervaldatum,
       CASE WHEN kan THEN coalesce(aangekondigd_op, %(vandaag)s) ELSE %(vandaag)s::date END AS aangekondigd_op
FROM wijzen
ORDER BY persoon_id, is_lllk, maand
