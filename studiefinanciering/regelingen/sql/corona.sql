-- The last month with a basisbeurs and with a supplement above zero, and which education that was (from the
-- facts stored with the decision). A grant that still runs on has its last month after the window. Who
-- already stopped before this administration began comes by the file.
WITH wie AS MATERIALIZED (
    SELECT s.persoon_id FROM studiefinanciering_student s
    JOIN identity_persoon p ON p.id = s.persoon_id AND p.overleden_op IS NULL
    WHERE s.persoon_id >= %(van)s AND s.persoon_id < %(tot)s
),
regel AS MATERIALIZED (
    SELECT r.persoon_id, r.component, r.toekenning_id,
           extract(year FROM upper(r.geldig))::int * 12 + extract(month FROM upper(r.geldig))::int - 2 AS maand
    FROM studiefinanciering_toekenningsregel r JOIN wie USING (persoon_id)
    WHERE lower(r.bekend) <= %(peil)s AND (upper_inf(r.bekend) OR upper(r.bekend) > %(peil)s)
      AND r.component IN (1, 3) AND r.vorm <> 3
),
laatste AS (
    SELECT persoon_id, coalesce(max(maand) FILTER (WHERE component = 1), -1) AS basisbeurs,
           coalesce(max(maand) FILTER (WHERE component = 3), -1) AS aanvullend, max(maand) AS maand
    FROM regel GROUP BY persoon_id
),
opleiding AS (
    SELECT DISTINCT ON (l.persoon_id) l.persoon_id,
           split_part(s->>2, ',', 1)::int AS onderwijs, split_part(s->>2, ',', 2)::int AS niveau
    FROM laatste l
    JOIN regel r ON r.persoon_id = l.persoon_id AND r.maand = l.maand
    JOIN studiefinanciering_toekenning t ON t.id = r.toekenning_id
    CROSS JOIN LATERAL jsonb_array_elements(t.feiten->'s') AS s
    WHERE l.maand >= (s->>0)::int AND l.maand < (s->>0)::int + (s->>1)::int
    ORDER BY l.persoon_id
)
SELECT l.persoon_id, o.onderwijs, o.niveau, l.basisbeurs AS laatste_basisbeurs,
       l.aanvullend AS laatste_aanvullende_beurs
FROM laatste l JOIN opleiding o USING (persoon_id)
ORDER BY l.persoon_id
