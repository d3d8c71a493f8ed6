-- Who was paid in the year or had a debt on its last day: paid by bank and not come back, loans (12xx), and
-- prestatiebeurs that is no gift yet (14xx and the value of the travel product in it). With it per monthly part that
-- is paid: its code, cents in December and cents in January after it, by what is believed now.
WITH regels AS (
    SELECT persoon_id, jsonb_agg(jsonb_build_array(component, december, januari) ORDER BY component) AS delen
    FROM (
        SELECT persoon_id, component,
            coalesce(sum(bedrag_centen) FILTER (WHERE geldig @> make_date(%(jaar)s::int, 12, 1)), 0) AS december,
            coalesce(sum(bedrag_centen) FILTER (WHERE geldig @> make_date(%(jaar)s::int + 1, 1, 1)), 0) AS januari
        FROM studiefinanciering_toekenningsregel
        WHERE upper_inf(bekend) AND component < 20 AND component <> 7
          AND geldig && daterange(make_date(%(jaar)s::int, 12, 1), make_date(%(jaar)s::int + 1, 1, 2))
        GROUP BY persoon_id, component) per_deel
    GROUP BY persoon_id)
SELECT persoon_id, jsonb_build_object('jaar', %(jaar)s::int,
    'betaald_centen', coalesce(betaald, 0), 'lening_centen', coalesce(lening, 0),
    'voorwaardelijk_centen', coalesce(voorwaardelijk, 0), 'delen', coalesce(delen, '[]'::jsonb)) AS gegevens
FROM (
    SELECT u.persoon_id, sum(u.bedrag_centen)::bigint AS betaald
    FROM studiefinanciering_uitbetaling u JOIN ledger_boeking b ON b.id = u.boeking_id
    WHERE b.effectief_op >= make_date(%(jaar)s::int, 1, 1) AND b.effectief_op < make_date(%(jaar)s::int + 1, 1, 1)
      AND NOT EXISTS (SELECT FROM studiefinanciering_uitbetaalmelding m WHERE m.uitbetaling_id = u.id)
    GROUP BY u.persoon_id) betaald
FULL JOIN (
    SELECT l.persoon_id,
        sum(l.zijde * l.bedrag_centen) FILTER (WHERE l.account_code BETWEEN 1200 AND 1249)::bigint AS lening,
        sum(l.zijde * l.bedrag_centen) FILTER (WHERE l.account_code BETWEEN 1400 AND 1499)::bigint AS voorwaardelijk
    FROM ledger_leg l JOIN ledger_boeking b ON b.id = l.boeking_id
    WHERE l.persoon_id IS NOT NULL AND (l.account_code BETWEEN 1200 AND 1249 OR l.account_code BETWEEN 1400 AND 1499)
      AND b.effectief_op < make_date(%(jaar)s::int + 1, 1, 1)
    GROUP BY l.persoon_id) schuld USING (persoon_id)
LEFT JOIN regels USING (persoon_id)
WHERE coalesce(betaald, 0) > 0 OR coalesce(lening, 0) > 0 OR coalesce(voorwaardelijk, 0) > 0
