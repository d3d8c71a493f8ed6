-- Award months since the first one, of persons whose first award here lies in the last years and who have no
-- earlier one elsewhere; one row a person and month, with the education by the facts of the decision.
-- klok: 1 = the first year in higher education, 2 = in mbo 3-4. Of the ho clock only ho months count (5.10),
-- of the mbo clock those of mbo 3-4 and of ho (4.11).
WITH laatste AS MATERIALIZED (
    SELECT DISTINCT ON (t.persoon_id) t.persoon_id, t.eindstand
    FROM studiefinanciering_toekenning t
    WHERE t.regeling = 0 AND t.besluit_op <= %(dag)s AND t.persoon_id >= %(van)s AND t.persoon_id < %(tot)s
      AND NOT EXISTS (SELECT FROM studiefinanciering_toekenning n
                      WHERE n.persoon_id = t.persoon_id AND n.vervangt_id = t.id)
    ORDER BY t.persoon_id, t.tot DESC, t.besluit_at DESC
),
kandidaat AS MATERIALIZED (
    SELECT l.persoon_id, k.klok, l.eindstand[9 + k.klok] AS eerste
    FROM laatste l CROSS JOIN (VALUES (1), (2)) AS k (klok)
    WHERE l.eindstand[9 + k.klok] >= %(sinds)s
      AND NOT EXISTS (SELECT FROM studiefinanciering_studieverleden v
                      WHERE v.persoon_id = l.persoon_id AND v.onderwijs = k.klok
                        AND v.eerste_toekenning IS NOT NULL)
),
maand AS (
    SELECT DISTINCT r.persoon_id, r.toekenning_id, m::date AS dag,
           extract(year FROM m)::int * 12 + extract(month FROM m)::int - 1 AS maand
    FROM studiefinanciering_toekenningsregel r
    JOIN (SELECT DISTINCT persoon_id FROM kandidaat) wie USING (persoon_id)
    CROSS JOIN LATERAL generate_series(lower(r.geldig), upper(r.geldig) - 1, '1 month') AS m
    WHERE upper_inf(r.bekend) AND r.component < 20
),
gevolgd AS (
    SELECT m.persoon_id, m.maand, split_part(s->>2, ',', 1)::int AS onderwijs,
           split_part(s->>2, ',', 2)::int AS niveau
    FROM maand m JOIN studiefinanciering_toekenning t ON t.id = m.toekenning_id
    CROSS JOIN LATERAL jsonb_array_elements(t.feiten->'s') AS s
    WHERE m.maand >= (s->>0)::int AND m.maand < (s->>0)::int + (s->>1)::int
)
SELECT k.klok, k.persoon_id, g.maand, g.onderwijs,
       (k.klok = 1 AND EXISTS (
           SELECT FROM studiefinanciering_diploma d
           WHERE d.persoon_id = k.persoon_id AND upper_inf(d.bekend) AND d.soort LIKE 'mbo%%'
             AND d.behaald_op < make_date(k.eerste / 12, k.eerste %% 12 + 1, 1)))::int AS mbo_afgerond
FROM kandidaat k JOIN gevolgd g USING (persoon_id)
WHERE g.maand >= k.eerste AND (g.onderwijs = 1 OR (k.klok = 2 AND g.niveau >= 3))
ORDER BY k.klok, k.persoon_id, g.maand
