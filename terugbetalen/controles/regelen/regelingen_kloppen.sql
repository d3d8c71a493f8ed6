-- De termijnen van een regeling zijn samen precies wat is afgesproken, en buiten de grenzen tekenden er twee.
SELECT r.id AS regeling_id, r.persoon_id, 'termijnen' AS wat
FROM terugbetalen_regeling r
LEFT JOIN terugbetalen_regelingtermijn t ON t.regeling_id = r.id
GROUP BY r.id
HAVING coalesce(sum(t.bedrag_centen), 0) <> r.hoofdsom_centen + r.kosten_centen + r.rente_centen + r.rente_erbij_centen
    OR coalesce(sum(t.hoofdsom_centen), 0) <> r.hoofdsom_centen
    OR max(t.vervaldag) IS DISTINCT FROM r.tot
UNION ALL
SELECT r.id, r.persoon_id, 'dekking'
FROM terugbetalen_regeling r
LEFT JOIN terugbetalen_regelingdekking d ON d.regeling_id = r.id
GROUP BY r.id
HAVING coalesce(sum(d.open_centen), 0) <> r.hoofdsom_centen
UNION ALL
SELECT r.id, r.persoon_id, 'vier ogen'
FROM terugbetalen_regeling r
WHERE NOT r.rente_loopt AND r.status NOT IN ('gevraagd', 'afgewezen') AND r.tweede_actor IN ('', r.actor)
