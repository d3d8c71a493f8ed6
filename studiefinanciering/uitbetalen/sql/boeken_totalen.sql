SELECT count(*) FILTER (WHERE aangehouden IS NULL) AS geboekt,
       count(*) FILTER (WHERE aangehouden IS NOT NULL) AS aangehouden,
       count(*) FILTER (WHERE aangehouden IS NULL AND kas > verrekend) AS betalingen,
       coalesce(sum(kas - verrekend) FILTER (WHERE aangehouden IS NULL AND kas > verrekend), 0)::bigint
           AS betaald_centen,
       coalesce(sum(verrekend) FILTER (WHERE aangehouden IS NULL), 0)::bigint AS verrekend_centen,
       count(*) FILTER (WHERE aangehouden IS NULL AND kas < 0) AS te_veel,
       coalesce(sum(-kas) FILTER (WHERE aangehouden IS NULL AND kas < 0), 0)::bigint AS te_veel_centen
FROM boekplan
