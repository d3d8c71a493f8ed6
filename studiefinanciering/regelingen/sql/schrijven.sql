-- Decisions of a one-off scheme, once per person: who has one already is left alone. A sum gets one line.
WITH invoer AS (
    SELECT * FROM unnest(%(personen)s::bigint[], %(bedragen)s::int[], %(redenen)s::text[], %(feiten)s::text[])
        AS rij (persoon_id, bedrag, reden, feiten)
),
besluit AS (
    INSERT INTO studiefinanciering_toekenning
        (persoon_id, soort, regeling, van, tot, reden, gewijzigde_feiten, feiten, eindstand, parameterset_id,
         regelversie, uitvoerbaar_vanaf, besluit_op, besluit_at, actor, run_id)
    SELECT persoon_id, CASE WHEN bedrag > 0 THEN 'toekenning' ELSE 'afwijzing' END, %(regeling)s, %(van)s,
           %(tot)s, reden, '[]', feiten::jsonb, '{}', %(parameterset)s, %(regelversie)s,
           %(uitvoerbaar_vanaf)s, %(besluit_op)s, %(besluit_at)s, %(actor)s, %(run_id)s
    FROM invoer ORDER BY persoon_id
    ON CONFLICT (persoon_id, regeling) WHERE NOT regeling = 0 AND vervangt_id IS NULL DO NOTHING
    RETURNING id, persoon_id
),
regel AS (
    INSERT INTO studiefinanciering_toekenningsregel
        (toekenning_id, persoon_id, component, vorm, geldig, bekend, bedrag_centen, uitvoerbaar_vanaf)
    SELECT b.id, b.persoon_id, %(regeling)s, %(vorm)s, daterange(%(van)s, %(tot)s),
           tstzrange(%(besluit_at)s, NULL), i.bedrag, %(uitvoerbaar_vanaf)s
    FROM besluit b JOIN invoer i USING (persoon_id) WHERE i.bedrag > 0
)
SELECT id FROM besluit ORDER BY id
