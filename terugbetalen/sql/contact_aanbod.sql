-- Last offers made in [van, tot), those that became an arrangement, and of those the ones that run or were paid off.
SELECT count(*)::int, count(r.id)::int, (count(r.id) FILTER (WHERE r.status IN ('loopt', 'voldaan', 'gewijzigd')))::int
FROM terugbetalen_invorderingsstap s
LEFT JOIN LATERAL (
    SELECT r.id, r.status FROM terugbetalen_regeling r
    WHERE r.persoon_id = s.persoon_id AND r.kanaal = 'aanbod' AND r.op >= s.genomen_op
        AND r.status NOT IN ('gevraagd', 'afgewezen')
    ORDER BY r.id LIMIT 1
) r ON true
WHERE s.stap = 'laatste_aanbod' AND s.genomen_op >= %(van)s AND s.genomen_op < %(tot)s
