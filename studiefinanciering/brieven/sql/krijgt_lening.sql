-- Who borrows in the month of the day, with the amount a month.
SELECT persoon_id, jsonb_build_object('lening_centen', sum(bedrag_centen)) AS gegevens
FROM studiefinanciering_toekenningsregel
WHERE component = 4 AND upper_inf(bekend) AND geldig @> %(peildatum)s::date
GROUP BY persoon_id
