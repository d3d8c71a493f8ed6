-- All legs of the range in one statement: components, then what balances them, numbered per booking.
-- The account stands in a list by component and form; where it has none the column refuses the NULL.
INSERT INTO ledger_leg (boeking_id, regel, bedrag_centen, persoon_id, maand, account_code, zijde,
                        component, vorm, volgnummer)
SELECT boeking_id, row_number() OVER (PARTITION BY boeking_id ORDER BY orde, maand, component, vorm),
       abs(bedrag), persoon_id, maand, account_code, sign(bedrag), component, vorm, volgnummer
FROM (
    SELECT 0 AS orde, b.boeking_id, u.persoon_id, u.maand, u.component, u.vorm, u.volgnummer,
           (%(rekeningen)s::smallint[])[u.component * 4 + u.vorm] AS account_code, u.bedrag_centen AS bedrag
    FROM boekplan b
    JOIN studiefinanciering_uitbetaalregel u ON u.run_id = %(run_id)s AND u.persoon_id = b.persoon_id
    WHERE b.aangehouden IS NULL AND u.persoon_id >= %(van)s AND u.persoon_id < %(tot)s
    UNION ALL
    SELECT 1, b.boeking_id, b.persoon_id, NULL, NULL, NULL, NULL, t.account_code, t.bedrag
    FROM boekplan b
    CROSS JOIN LATERAL (VALUES
        (%(te_betalen)s::smallint, -(greatest(b.kas, 0) - b.verrekend)),
        (%(te_veel_ontvangen)s::smallint, -least(b.kas, 0) - b.verrekend + coalesce(b.verrekend_ov, 0)),
        (%(ov_boete)s::smallint, -coalesce(b.verrekend_ov, 0)),
        (%(vervoerders)s::smallint, -b.reis)) AS t (account_code, bedrag)
    WHERE b.aangehouden IS NULL AND t.bedrag <> 0
) AS legs
ORDER BY boeking_id
