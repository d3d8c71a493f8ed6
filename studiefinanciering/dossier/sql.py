"""The selection that every source starts from: the students of some households, their parents, decisions.

Facts are those known at the moment; decisions are those in force now: nothing superseded them.
"""

BEKEND = "lower(b.bekend) <= %(peil)s AND (upper_inf(b.bekend) OR upper(b.bekend) > %(peil)s)"
"""Known at the moment, written so that no GiST index serves it: persons are found by btree, ten times faster."""

SELECTIE = f"""
WITH wie AS MATERIALIZED (
    SELECT s.persoon_id FROM studiefinanciering_student s
    WHERE s.gezin_id >= %(gezin_van)s AND s.gezin_id < %(gezin_tot)s
), ouder AS MATERIALIZED (
    SELECT b.persoon_id, b.ander_id AS ouder_id, b.geldig, p.overleden_op
    FROM identity_relatie b
    JOIN wie ON wie.persoon_id = b.persoon_id
    JOIN identity_persoon p ON p.id = b.ander_id
    WHERE b.soort = 1 AND {BEKEND}
), iedereen AS MATERIALIZED (
    SELECT persoon_id FROM wie UNION SELECT ouder_id FROM ouder
), besluit AS MATERIALIZED (
    SELECT t.id, t.persoon_id, t.van, t.tot, t.soort, t.besluit_at, t.vervangt_id, t.aanvraag_id, t.eindstand
    FROM studiefinanciering_toekenning t
    JOIN wie ON wie.persoon_id = t.persoon_id
    WHERE t.regeling = 0
), geldend AS MATERIALIZED (
    SELECT b.* FROM besluit b
    WHERE NOT EXISTS (SELECT FROM besluit n WHERE n.vervangt_id = b.id)
), vorige AS MATERIALIZED (
    SELECT DISTINCT ON (persoon_id) persoon_id, eindstand FROM geldend
    WHERE tot <= %(van)s
    ORDER BY persoon_id, tot DESC, besluit_at DESC
)
"""

SOORTEN_DIPLOMA = (
    "mbo1", "mbo2", "mbo3", "mbo4", "ad", "hbo_ba", "hbo_ma", "wo_ba", "wo_ma",
)  # fmt: skip
SOORT_DIPLOMA = "coalesce(array_position(ARRAY[{}], b.soort::text), 0)".format(
    ", ".join(f"'{soort}'" for soort in SOORTEN_DIPLOMA)
)
