-- The moment that `bekend` uses: the business date, from 08:00 with the running time since it was set, never
-- past the end of that day; the real clock when no business date is set. Same answer as bedrijfsdatum.moment().
CREATE FUNCTION bedrijfs_moment() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
    SELECT coalesce(
        (SELECT least(
            (datum + time '08:00') AT TIME ZONE 'Europe/Amsterdam'
                + greatest(clock_timestamp() - gezet_at, interval '0'),
            (datum + time '23:59:59.999999') AT TIME ZONE 'Europe/Amsterdam')
         FROM audit_bedrijfsdatum),
        clock_timestamp())
$$;

CREATE FUNCTION bedrijfs_datum() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(
        (SELECT datum FROM audit_bedrijfsdatum),
        (clock_timestamp() AT TIME ZONE 'Europe/Amsterdam')::date)
$$;
