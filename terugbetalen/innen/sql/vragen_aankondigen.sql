-- What was not told yet is told now: the month of the run for the rest of its year, anything else once.
INSERT INTO terugbetalen_aankondiging (persoon_id, is_lllk, bedrag_centen, van, tot, aangekondigd_op, run_id)
SELECT p.persoon_id, p.is_lllk, p.bedrag_centen, p.maand,
       CASE WHEN p.volgnummer = 1 AND p.maand = %(maand)s AND NOT r.is_laatste THEN upper(v.geldig)
            ELSE (p.maand + interval '1 month')::date END,
       p.aangekondigd_op, %(run_id)s
FROM vraagplan p
JOIN terugbetalen_vaststelling v ON v.id = p.vaststelling_id
JOIN terugbetalen_incassoregel r ON r.run_id = %(run_id)s AND r.persoon_id = p.persoon_id
    AND r.is_lllk = p.is_lllk AND r.maand = p.maand
WHERE p.aangehouden IS NULL AND p.is_aan_te_kondigen ORDER BY p.termijn_id
