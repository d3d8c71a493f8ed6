-- All legs of the range in one statement: components, then what balances them, numbered per booking.
-- The lines are numbered where they are read, in the order of their index, so that nothing is sorted for it.
-- The account stands in a list by component and form; where it has none the column refuses the NULL.
INSERT INTO ledger_leg (boeking_id, regel, bedrag_centen, persoon_id, maand, account_code, zijde,
                        component, vorm, volgnummer)
SELECT boeking_id, regel, abs(bedrag), persoon_id, maand, account_code, sign(bedrag), component, vorm, volgnummer
FROM (
    SELECT b.boeking_id, u.regel, u.persoon_id, u.maand, u.component, u.vorm, u.volgnummer,
           (%(rekeningen)s::smallint[])[u.component * 4 + u.vorm] AS account_code, u.bedrag_centen AS bedrag
    FROM boekplan b
    JOIN (SELECT persoon_id, maand, component, vorm, volgnummer, bedrag_centen,
                 row_number() OVER (PARTITION BY persoon_id ORDER BY maand, component, vorm) AS regel
          FROM studiefinanciering_uitbetaalregel
          WHERE run_id = %(run_id)s AND persoon_id >= %(van)s AND persoon_id < %(tot)s) AS u
      ON u.persoon_id = b.persoon_id
    WHERE b.aangehouden IS NULL
    UNION ALL
    SELECT b.boeking_id, b.aantal + t.plaats, b.persoon_id, NULL, NULL, NULL, NULL, t.account_code, t.bedrag
    FROM boekplan b
    CROSS JOIN LATERAL (
        SELECT row_number() OVER () AS plaats, v.account_code, v.bedrag
        FROM (VALUES
            (%(te_betalen)s::smallint, -(greatest(b.kas, 0) - b.verrekend)),
            (%(te_veel_ontvangen)s::smallint, -least(b.kas, 0) - b.verrekend + coalesce(b.verrekend_ov, 0)),
            (%(ov_boete)s::smallint, -coalesce(b.verrekend_ov, 0)),
            (%(vervoerders)s::smallint, -b.reis)) AS v (account_code, bedrag)
        WHERE v.bedrag <> 0
    ) AS t
    WHERE b.aangehouden IS NULL
) AS legs
ORDER BY boeking_id, regel
