-- Everything that makes or ends arrears, of these people: per person and kind of debt. `soort` t: a term (due date,
-- what it still asks, month); o: what came in for a month (+) or was taken back (−); s: a change of the debt itself.
-- A term asks at most what the decision known now fixes, as in the view terugbetalen_open_termijn.
SELECT 't', t.persoon_id, t.is_lllk, t.vervaldatum, t.maand, t.volgnummer,
       least(t.bedrag_centen, greatest(
           CASE WHEN EXISTS (SELECT FROM terugbetalen_feit f
                             WHERE f.persoon_id = t.persoon_id AND f.geldig @> t.maand AND upper_inf(f.bekend)
                               AND (f.soort = 8 OR (f.soort = 1 AND NOT t.is_lllk)))
                THEN 0 ELSE coalesce(v.te_betalen_centen, 0) END
           - coalesce(sum(t.bedrag_centen) OVER (PARTITION BY t.persoon_id, t.is_lllk, t.maand ORDER BY t.volgnummer
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0), 0))::bigint,
       t.id
FROM terugbetalen_termijn t
LEFT JOIN terugbetalen_vaststelling v
    ON v.persoon_id = t.persoon_id AND v.jaar = extract(year FROM t.maand)::smallint
    AND v.is_lllk = t.is_lllk AND v.geldig @> t.maand AND upper_inf(v.bekend)
WHERE t.persoon_id = ANY(%(wie)s)
UNION ALL
SELECT 'o', l.persoon_id, l.account_code >= 1240, b.effectief_op, l.maand, 0, sum(-l.zijde * l.bedrag_centen)::bigint, 0
FROM ledger_leg l
JOIN ledger_boeking b ON b.id = l.boeking_id
LEFT JOIN ledger_boeking o ON o.id = b.draait_terug_id
WHERE l.persoon_id = ANY(%(wie)s) AND l.volgnummer IS NULL AND l.maand IS NOT NULL
  AND l.account_code BETWEEN 1210 AND 1249 AND coalesce(o.soort, b.soort) <> 11
GROUP BY 1, 2, 3, 4, 5
UNION ALL
SELECT 's', l.persoon_id, l.account_code >= 1240, b.effectief_op, NULL, 0, sum(l.zijde * l.bedrag_centen)::bigint, 0
FROM ledger_leg l
JOIN ledger_boeking b ON b.id = l.boeking_id
WHERE l.volgnummer IS NULL AND l.persoon_id = ANY(%(wie)s) AND l.account_code BETWEEN 1210 AND 1249
GROUP BY 1, 2, 3, 4
UNION ALL
SELECT 's', l.persoon_id, l.account_code >= 1240, b.effectief_op, NULL, 0, sum(l.zijde * l.bedrag_centen)::bigint, 0
FROM ledger_leg l
JOIN ledger_boeking b ON b.id = l.boeking_id
WHERE l.volgnummer IS NOT NULL AND l.persoon_id = ANY(%(wie)s) AND l.account_code BETWEEN 1210 AND 1249
GROUP BY 1, 2, 3, 4
ORDER BY 2, 3, 4
