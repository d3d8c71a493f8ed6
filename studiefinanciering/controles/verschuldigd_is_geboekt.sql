-- Voor iedereen en elke maand tot en met de laatste run is geboekt wat is beslist, behalve voor wie op de lijst staat.
WITH laatste AS (
    SELECT DISTINCT ON (r.soort) r.id, r.soort, r.periode, r.peilmoment,
           (r.peilmoment AT TIME ZONE 'Europe/Amsterdam')::date AS dag,
           CASE r.soort WHEN 'uitbetaling' THEN 1 ELSE 20 END AS eerste,
           CASE r.soort WHEN 'uitbetaling' THEN 19 ELSE 99 END AS einde
    FROM batches_run r JOIN batches_stap s ON s.run_id = r.id AND s.naam = 'boeken' AND s.status = 'klaar'
    WHERE r.soort IN ('uitbetaling', 'eenmalige_uitbetaling')
    ORDER BY r.soort, r.peilmoment DESC, r.id DESC
),
geldend AS (
    SELECT DISTINCT ON (l.soort, t.persoon_id, t.regeling, m) l.soort, t.persoon_id, m::date AS maand, t.id, t.besluit_at
    FROM laatste l
    JOIN studiefinanciering_toekenning t
      ON t.besluit_at <= l.peilmoment AND t.uitvoerbaar_vanaf <= l.dag AND t.van <= l.periode
    CROSS JOIN LATERAL generate_series(t.van, least(t.tot - 1, l.periode), '1 month') AS m
    ORDER BY l.soort, t.persoon_id, t.regeling, m, t.besluit_at DESC, t.id DESC
),
stand AS (
    SELECT g.soort, g.persoon_id, g.maand, r.component, r.vorm, r.bedrag_centen AS bedrag
    FROM geldend g JOIN laatste l USING (soort)
    JOIN studiefinanciering_toekenningsregel r
      ON r.toekenning_id = g.id AND r.geldig @> g.maand AND lower(r.bekend) = g.besluit_at
     AND r.component BETWEEN l.eerste AND l.einde
    UNION ALL
    SELECT l.soort, e.persoon_id, e.maand, e.component, e.vorm, -e.zijde * e.bedrag_centen
    FROM ledger_leg e JOIN laatste l ON e.component BETWEEN l.eerste AND l.einde
    WHERE e.volgnummer IS NOT NULL
),
verschil AS MATERIALIZED (
    SELECT soort, persoon_id, maand, component, vorm, sum(bedrag) AS nog_verschuldigd_centen
    FROM stand GROUP BY 1, 2, 3, 4, 5 HAVING sum(bedrag) <> 0
)
-- Alleen van wie een verschil heeft, wordt gevraagd of het de volgende run is die het inloopt: wie op de lijst
-- staat, van wie na de opening iets is teruggedraaid, en over wie daarna nog een besluit is opgeslagen.
SELECT v.*
FROM verschil v
JOIN laatste l USING (soort)
JOIN batches_run r ON r.id = l.id
WHERE NOT EXISTS (SELECT FROM batches_vastgelopenpost p WHERE p.run_id = l.id AND p.sleutel = v.persoon_id)
  AND NOT EXISTS (SELECT FROM ledger_boeking b
                  WHERE b.persoon_id = v.persoon_id AND b.draait_terug_id IS NOT NULL AND b.geboekt_at >= r.geopend_at)
  AND NOT EXISTS (SELECT FROM studiefinanciering_toekenning t
                  WHERE t.persoon_id = v.persoon_id AND t.opgeslagen_at >= r.geopend_at)
