-- Facts as known at a moment, over all time: month indices, half-open; without an end until month 119976.
SELECT persoon_id, soort, waarde,
       (extract(year FROM lower(geldig)) * 12 + extract(month FROM lower(geldig)) - 1)::int,
       coalesce(extract(year FROM upper(geldig)) * 12 + extract(month FROM upper(geldig)) - 1, 119976)::int
FROM terugbetalen_feit
WHERE persoon_id >= %(van)s AND persoon_id < %(tot)s AND bekend @> %(peil)s::timestamptz
ORDER BY persoon_id, soort, geldig
