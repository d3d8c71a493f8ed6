SELECT count(*) FILTER (WHERE aangehouden IS NULL) AS gevraagd,
       coalesce(sum(bedrag_centen) FILTER (WHERE aangehouden IS NULL), 0)::bigint AS gevraagd_centen,
       count(*) FILTER (WHERE aangehouden IS NULL AND wijze = 'incasso') AS incasso,
       coalesce(sum(bedrag_centen) FILTER (WHERE aangehouden IS NULL AND wijze = 'incasso'), 0)::bigint AS incasso_centen,
       count(*) FILTER (WHERE aangehouden IS NULL AND wijze = 'verzoek') AS verzoek,
       count(*) FILTER (WHERE aangehouden IS NULL AND is_aan_te_kondigen) AS aangekondigd,
       count(*) FILTER (WHERE aangehouden IS NOT NULL) AS aangehouden
FROM vraagplan
