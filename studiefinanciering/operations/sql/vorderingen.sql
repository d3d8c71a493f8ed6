-- Open claims (te veel ontvangen) and open requests, with whether the right has ended on the day.
-- Ended: no line in force from this month on, and nothing asked for this month that is still to be decided:
-- a new calendar year that was not awarded yet is no end.
-- in_run: lines of this person are frozen in a payout run that has not booked yet, which may still set off.
WITH claim AS MATERIALIZED (
    SELECT persoon_id, sum(zijde * bedrag_centen)::bigint AS open
    FROM ledger_leg
    WHERE account_code = %(rekening)s AND volgnummer IS NULL
      AND (%(personen)s::bigint[] IS NULL OR persoon_id = ANY(%(personen)s))
    GROUP BY persoon_id HAVING sum(zijde * bedrag_centen) > 0
),
verzoek AS MATERIALIZED (
    SELECT id, persoon_id, betalen_voor FROM studiefinanciering_terugvordering
    WHERE afgedaan_op IS NULL AND (%(personen)s::bigint[] IS NULL OR persoon_id = ANY(%(personen)s))
)
SELECT persoon_id, coalesce(c.open, 0) AS open, coalesce(v.id, 0) AS verzoek,
       coalesce(v.betalen_voor - DATE '0001-01-01' + 1, 0) AS betalen_voor,
       (NOT EXISTS (SELECT FROM studiefinanciering_toekenningsregel r
                    WHERE r.persoon_id = s.persoon_id AND upper_inf(r.bekend) AND r.component < 20
                      AND upper(r.geldig) > %(maand)s)
        AND NOT EXISTS (SELECT FROM studiefinanciering_aanvraag a
                        WHERE a.persoon_id = s.persoon_id AND a.status = 'ontvangen' AND a.soort <> 'regeling')
        AND NOT (EXISTS (SELECT FROM studiefinanciering_keuze k
                         WHERE k.persoon_id = s.persoon_id AND upper_inf(k.bekend) AND k.geldig @> %(maand)s::date)
                 AND NOT EXISTS (SELECT FROM studiefinanciering_toekenning t
                                 WHERE t.persoon_id = s.persoon_id AND t.regeling = 0
                                   AND t.van <= %(maand)s AND t.tot > %(maand)s)))::int AS beeindigd,
       (p.overleden_op IS NOT NULL)::int AS overleden,
       (EXISTS (SELECT FROM batches_run r
                JOIN batches_stap b ON b.run_id = r.id AND b.naam = 'boeken' AND b.status <> 'klaar'
                JOIN studiefinanciering_uitbetaalregel u ON u.run_id = r.id AND u.persoon_id = s.persoon_id
                WHERE r.status IN ('lopend', 'wacht_op_mens', 'mislukt')))::int AS in_run
FROM claim c FULL JOIN verzoek v USING (persoon_id)
JOIN studiefinanciering_student s USING (persoon_id)
JOIN identity_persoon p ON p.id = s.persoon_id
ORDER BY persoon_id
