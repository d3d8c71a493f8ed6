-- Persons with interest on prestatiebeurs and a conversion whose money may move: what the interest rests on.
-- omgezet, blijft: cents × months since the month they are about, up to the day; the interest of a month grows
-- with both. `laatste` is the newest conversion, `verwerkt` the newest one whose interest lapsed before.
WITH rente AS MATERIALIZED (
    SELECT persoon_id, sum(zijde * bedrag_centen)::bigint AS saldo
    FROM ledger_leg
    WHERE account_code = %(rente)s AND volgnummer IS NULL
      AND (%(personen)s::bigint[] IS NULL OR persoon_id = ANY(%(personen)s))
    GROUP BY persoon_id HAVING sum(zijde * bedrag_centen) > 0
),
verval AS (
    SELECT b.persoon_id, max(split_part(b.sleutel, ':', 3)::bigint) AS verwerkt
    FROM ledger_boeking b JOIN rente USING (persoon_id)
    WHERE b.soort = %(soort)s AND b.sleutel LIKE 'rente_verval:%%' GROUP BY b.persoon_id
),
omzetting AS MATERIALIZED (
    SELECT t.id, t.persoon_id, t.besluit_at, t.vervangt_id, coalesce(v.verwerkt, 0) AS verwerkt
    FROM studiefinanciering_toekenning t
    JOIN rente USING (persoon_id) LEFT JOIN verval v USING (persoon_id)
    WHERE t.soort = 'omzetting' AND t.regeling = 0 AND t.uitvoerbaar_vanaf <= %(dag)s
),
omgezet AS (
    SELECT o.persoon_id, sum(n.bedrag_centen::numeric * (%(maand)s - m)) AS gewicht
    FROM omzetting o
    JOIN studiefinanciering_toekenningsregel n
      ON n.toekenning_id = o.id AND n.vorm = 1 AND lower(n.bekend) = o.besluit_at
    CROSS JOIN LATERAL generate_series(
        extract(year FROM lower(n.geldig))::int * 12 + extract(month FROM lower(n.geldig))::int - 1,
        least(extract(year FROM upper(n.geldig))::int * 12 + extract(month FROM upper(n.geldig))::int - 2,
              %(maand)s)) AS m
    WHERE o.id > o.verwerkt
      AND EXISTS (SELECT FROM studiefinanciering_toekenningsregel oud
                  JOIN studiefinanciering_toekenning t ON t.id = oud.toekenning_id
                  WHERE oud.toekenning_id = o.vervangt_id AND oud.component = n.component AND oud.vorm = 2
                    AND lower(oud.bekend) = t.besluit_at
                    AND oud.geldig @> make_date(m / 12, m %% 12 + 1, 1))
    GROUP BY o.persoon_id
),
blijft AS (
    SELECT r.persoon_id, sum(r.bedrag_centen::numeric * (%(maand)s - m)) AS gewicht
    FROM studiefinanciering_toekenningsregel r
    JOIN (SELECT DISTINCT persoon_id FROM omzetting) wie USING (persoon_id)
    CROSS JOIN LATERAL generate_series(
        extract(year FROM lower(r.geldig))::int * 12 + extract(month FROM lower(r.geldig))::int - 1,
        least(extract(year FROM upper(r.geldig))::int * 12 + extract(month FROM upper(r.geldig))::int - 2,
              %(maand)s)) AS m
    WHERE r.vorm = 2 AND upper_inf(r.bekend)
    GROUP BY r.persoon_id
)
SELECT persoon_id, rente.saldo, laatste.id, coalesce(omgezet.gewicht, 0)::bigint, coalesce(blijft.gewicht, 0)::bigint
FROM rente
JOIN (SELECT persoon_id, max(id) AS id FROM omzetting GROUP BY persoon_id) laatste USING (persoon_id)
LEFT JOIN omgezet USING (persoon_id)
LEFT JOIN blijft USING (persoon_id)
ORDER BY persoon_id
