-- Who has a travel product in force in the month of the day and whose enrolment ends within sixty days of it, with
-- no other enrolment after that.
SELECT i.persoon_id, jsonb_build_object('eindigt_op', max(upper(i.geldig))) AS gegevens
FROM studiefinanciering_inschrijving i
WHERE upper_inf(i.bekend) AND i.geldig @> %(peildatum)s::date
  AND EXISTS (SELECT FROM studiefinanciering_toekenningsregel r
              WHERE r.persoon_id = i.persoon_id AND r.component = 7 AND upper_inf(r.bekend)
                AND r.geldig @> %(peildatum)s::date)
  AND NOT EXISTS (SELECT FROM studiefinanciering_inschrijving n
                  WHERE n.persoon_id = i.persoon_id AND upper_inf(n.bekend)
                    AND coalesce(upper(n.geldig), 'infinity'::date) >= %(peildatum)s::date + 60)
GROUP BY i.persoon_id
