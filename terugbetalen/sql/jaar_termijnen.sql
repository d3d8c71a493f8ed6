-- What is due a month from the month of reading up to the month that is decided about, as known at a moment: decisions
-- (0) and what is paid on top of them (1, Verhoging). Month indices, half-open; without an end until month 119976.
SELECT persoon_id, is_lllk, 0, te_betalen_centen,
       (extract(year FROM lower(geldig)) * 12 + extract(month FROM lower(geldig)) - 1)::int,
       coalesce(extract(year FROM upper(geldig)) * 12 + extract(month FROM upper(geldig)) - 1, 119976)::int
FROM terugbetalen_vaststelling
WHERE persoon_id >= %(van)s AND persoon_id < %(tot)s AND bekend @> %(peil)s::timestamptz
  AND lower(geldig) < %(dag)s AND (upper_inf(geldig) OR upper(geldig) > %(begin)s)
UNION ALL
SELECT persoon_id, is_lllk, 1, extra_centen,
       (extract(year FROM lower(geldig)) * 12 + extract(month FROM lower(geldig)) - 1)::int,
       coalesce(extract(year FROM upper(geldig)) * 12 + extract(month FROM upper(geldig)) - 1, 119976)::int
FROM terugbetalen_verhoging
WHERE persoon_id >= %(van)s AND persoon_id < %(tot)s AND bekend @> %(peil)s::timestamptz
  AND lower(geldig) < %(dag)s AND (upper_inf(geldig) OR upper(geldig) > %(begin)s)
