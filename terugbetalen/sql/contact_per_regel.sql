-- Per rule, over the people of lists released in [van, tot): tried, spoken to, appointment, arrangement, paid.
WITH mens AS (
    SELECT l.regel, g.id, g.persoon_id, l.op, g.achterstand_centen
    FROM terugbetalen_geselecteerde g JOIN terugbetalen_selectie l ON l.id = g.selectie_id
    WHERE l.vrijgegeven_op >= %(van)s AND l.vrijgegeven_op < %(tot)s AND g.uitgesloten_om = ''
)
SELECT regel, count(*)::int,
    (count(*) FILTER (WHERE EXISTS (SELECT FROM terugbetalen_contactmoment c WHERE c.geselecteerde_id = mens.id)))::int,
    (count(*) FILTER (WHERE EXISTS (SELECT FROM terugbetalen_contactmoment c WHERE c.geselecteerde_id = mens.id
        AND c.uitkomst NOT IN ('niet_bereikt', 'voicemail', 'verkeerd_nummer'))))::int,
    (count(*) FILTER (WHERE EXISTS (SELECT FROM terugbetalen_afspraak a WHERE a.geselecteerde_id = mens.id
        AND a.status NOT IN ('verzet', 'geannuleerd'))))::int,
    (count(*) FILTER (WHERE EXISTS (SELECT FROM terugbetalen_regeling r WHERE r.persoon_id = mens.persoon_id
        AND r.op >= mens.op AND r.status IN ('loopt', 'voldaan'))))::int,
    (count(*) FILTER (WHERE mens.achterstand_centen > 0 AND NOT EXISTS (SELECT FROM terugbetalen_open_termijn o
        WHERE o.persoon_id = mens.persoon_id AND o.open_centen > 0 AND o.vervaldatum + 14 < mens.op)))::int
FROM mens
GROUP BY regel ORDER BY regel
