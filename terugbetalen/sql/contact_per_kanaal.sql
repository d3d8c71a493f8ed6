-- Per channel, over contacts in [van, tot): tries, people, spoken to, arrangement since, arrears of the list paid since.
WITH poging AS (
    SELECT c.kanaal, c.persoon_id, c.dag, c.id, coalesce(g.achterstand_centen, 0) AS achterstand,
        c.uitkomst NOT IN ('niet_bereikt', 'voicemail', 'verkeerd_nummer') AS bereikt
    FROM terugbetalen_contactmoment c LEFT JOIN terugbetalen_geselecteerde g ON g.id = c.geselecteerde_id
    WHERE c.dag >= %(van)s AND c.dag < %(tot)s
), mens AS (
    SELECT kanaal, persoon_id, count(*) AS pogingen, bool_or(bereikt) AS bereikt, min(dag) AS eerste,
        max(achterstand) AS achterstand
    FROM poging GROUP BY kanaal, persoon_id
)
SELECT kanaal, sum(pogingen)::int, count(*)::int, (count(*) FILTER (WHERE bereikt))::int,
    (count(*) FILTER (WHERE EXISTS (SELECT FROM terugbetalen_regeling r WHERE r.persoon_id = mens.persoon_id
        AND r.op >= mens.eerste AND r.status IN ('loopt', 'voldaan'))))::int,
    (count(*) FILTER (WHERE achterstand > 0 AND NOT EXISTS (SELECT FROM terugbetalen_open_termijn o
        WHERE o.persoon_id = mens.persoon_id AND o.open_centen > 0 AND o.vervaldatum + 14 < mens.eerste)))::int
FROM mens GROUP BY kanaal ORDER BY kanaal
