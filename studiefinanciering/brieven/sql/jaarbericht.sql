-- Who was paid in the year or had a debt on its last day: paid by bank and not come back, loans (12xx), and
-- prestatiebeurs that is no gift yet (14xx and the value of the travel product in it).
SELECT persoon_id, jsonb_build_object('jaar', %(jaar)s::int,
    'betaald_centen', coalesce(betaald, 0), 'lening_centen', coalesce(lening, 0),
    'voorwaardelijk_centen', coalesce(voorwaardelijk, 0)) AS gegevens
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
WHERE coalesce(betaald, 0) > 0 OR coalesce(lening, 0) > 0 OR coalesce(voorwaardelijk, 0) > 0
