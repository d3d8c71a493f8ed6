-- Who had a decision over October 2023, with what the rule asks about it. Lines are those known at the cut-off.
-- Uitwonend shows by the rise of art. 3.18a, which only they had in that month; months of prestatiebeurs are
-- left when the month has a basisbeurs. The last month of prestatiebeurs is the last one with a basisbeurs:
-- who had it in the loan system (before September 2023) has that history elsewhere and comes by the file.
WITH wie AS MATERIALIZED (
    SELECT s.persoon_id FROM studiefinanciering_student s
    JOIN identity_persoon p ON p.id = s.persoon_id AND p.overleden_op IS NULL
    WHERE s.persoon_id >= %(van)s AND s.persoon_id < %(tot)s
),
regel AS MATERIALIZED (
    SELECT r.persoon_id, r.component, r.vorm, r.bedrag_centen, r.geldig
    FROM studiefinanciering_toekenningsregel r JOIN wie USING (persoon_id)
    WHERE lower(r.bekend) <= %(peil)s AND (upper_inf(r.bekend) OR upper(r.bekend) > %(peil)s)
      AND r.component IN (1, 2, 3, 4) AND lower(r.geldig) <= DATE '2023-10-01'
),
oktober AS (
    SELECT persoon_id,
           coalesce(sum(bedrag_centen) FILTER (WHERE component = 2), 0) AS koopkracht,
           coalesce(sum(bedrag_centen) FILTER (WHERE component = 3 AND vorm <> 3), 0) AS aanvullend,
           coalesce(sum(bedrag_centen) FILTER (WHERE component = 1 AND vorm <> 3), 0) AS basisbeurs,
           coalesce(sum(bedrag_centen) FILTER (WHERE component IN (3, 4) AND vorm = 3), 0) AS lening
    FROM regel WHERE geldig @> DATE '2023-10-01' GROUP BY persoon_id
),
laatste AS (
    SELECT persoon_id, max((upper(geldig) - interval '1 month')::date) AS maand
    FROM regel WHERE component = 1 AND vorm <> 3 AND NOT geldig @> DATE '2023-10-01' GROUP BY persoon_id
)
SELECT o.persoon_id,
       (o.koopkracht > 0)::int AS is_uitwonend,
       o.aanvullend AS aanvullende_beurs,
       (o.basisbeurs > 0)::int AS heeft_prestatiebeurs_over,
       coalesce((SELECT sum(r.bedrag_centen) FROM regel r
                 WHERE r.persoon_id = o.persoon_id AND r.component = 3 AND r.vorm <> 3
                   AND r.geldig @> l.maand), 0) AS laatste_aanvullende_beurs,
       o.lening
FROM oktober o LEFT JOIN laatste l USING (persoon_id)
ORDER BY o.persoon_id
