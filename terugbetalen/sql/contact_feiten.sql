-- The facts of everybody who repays or was asked to pay, on %(op)s: exactly those of contact/feiten.py, in their order.
WITH debiteur AS (
    SELECT persoon_id, max(
        12 * (extract(year FROM %(op)s::date) - extract(year FROM lower(geldig)))
        + extract(month FROM %(op)s::date) - extract(month FROM lower(geldig))
        - CASE WHEN is_lllk THEN %(aanloop_lllk)s ELSE %(aanloop)s END)::int AS maanden
    FROM terugbetalen_terugbetaling
    WHERE upper_inf(bekend) AND geldig @> %(op)s::date
    GROUP BY persoon_id
), gevraagd AS (
    SELECT persoon_id, count(*)::int AS termijnen
    FROM terugbetalen_termijn
    WHERE vervaldatum >= (%(op)s::date - interval '1 year')::date
        AND vervaldatum + %(respijt)s < %(op)s::date
    GROUP BY persoon_id
), te_laat AS (
    SELECT persoon_id, sum(open_centen)::bigint AS centen, min(vervaldatum) AS oudste,
        (count(*) FILTER (WHERE vervaldatum >= (%(op)s::date - interval '1 year')::date))::int AS termijnen
    FROM terugbetalen_open_termijn
    WHERE open_centen > 0 AND vervaldatum + %(respijt)s < %(op)s::date
    GROUP BY persoon_id
), feit AS (
    SELECT persoon_id,
        bool_or(soort = 3 AND geldig @> %(op)s::date) AS buitenland,
        bool_or(soort = 9 AND geldig @> %(op)s::date) AS wsnp,
        bool_or(soort = 10 AND geldig @> %(op)s::date) AS uitstel,
        bool_or(soort = 11 AND geldig @> %(op)s::date) AS schuldhulp,
        max(upper(geldig)) FILTER (WHERE soort = 9 AND upper(geldig) <= %(op)s::date) AS wsnp_tot
    FROM terugbetalen_feit
    WHERE soort IN (3, 9, 10, 11) AND upper_inf(bekend)
    GROUP BY persoon_id
), contact AS (
    SELECT persoon_id, max(dag) AS poging,
        max(dag) FILTER (WHERE uitkomst NOT IN ('niet_bereikt', 'voicemail', 'verkeerd_nummer')) AS gesproken,
        max(dag) FILTER (WHERE uitkomst = 'geen_contact') AS weigerde,
        max(dag) FILTER (WHERE uitkomst IN ('betaalt', 'regeling', 'inkomenstoets', 'schuldhulp')) AS praatte
    FROM terugbetalen_contactmoment
    WHERE dag <= %(op)s::date
    GROUP BY persoon_id
), keten AS (
    SELECT DISTINCT ON (persoon_id) persoon_id, stap
    FROM terugbetalen_invorderingsstap
    WHERE genomen_op <= %(op)s::date
    ORDER BY persoon_id, id DESC
)
-- What is open of lesgeld (1350) less the parts of the last plan that are not due yet.
, lesgeld AS (
    SELECT open.persoon_id, nullif(greatest(open.centen - coalesce(straks.centen, 0), 0), 0)::bigint AS centen
    FROM (SELECT persoon_id, sum(zijde * bedrag_centen) AS centen FROM ledger_leg
          WHERE account_code = 1350 AND volgnummer IS NULL GROUP BY persoon_id) open
    LEFT JOIN (
        SELECT f.persoon_id, sum(t.bedrag_centen) AS centen
        FROM studiefinanciering_lesgeldfactuur f
        CROSS JOIN LATERAL (SELECT id FROM studiefinanciering_lesgeldplan lp
                            WHERE lp.factuur_id = f.id ORDER BY nummer DESC LIMIT 1) plan
        JOIN studiefinanciering_lesgeldtermijn t ON t.plan_id = plan.id
        WHERE t.vervaldatum >= %(op)s::date - %(respijt)s
        GROUP BY f.persoon_id
    ) straks ON straks.persoon_id = open.persoon_id
)
SELECT p.id AS persoon_id,
    coalesce(te_laat.termijnen, 0) AS gemiste_termijnen,
    greatest(coalesce(gevraagd.termijnen, 0) - coalesce(te_laat.termijnen, 0), 0) AS betaalde_termijnen,
    coalesce(te_laat.centen, 0) AS achterstand_centen,
    %(op)s::date - te_laat.oudste AS dagen_achterstand,
    CASE WHEN debiteur.maanden >= 0 THEN debiteur.maanden END AS maanden_aflosfase,
    coalesce(feit.buitenland, false) AS is_buitenland,
    CASE WHEN NOT feit.wsnp THEN (12 * (extract(year FROM %(op)s::date) - extract(year FROM feit.wsnp_tot))
        + extract(month FROM %(op)s::date) - extract(month FROM feit.wsnp_tot))::int END AS maanden_na_wsnp,
    lesgeld.centen AS lesgeld_centen,
    %(op)s::date - contact.gesproken AS dagen_sinds_contact,
    %(op)s::date - contact.poging AS dagen_sinds_poging,
    EXISTS (SELECT FROM terugbetalen_regeling r
        WHERE r.persoon_id = p.id AND r.status IN ('gevraagd', 'loopt')) AS heeft_regeling,
    EXISTS (SELECT FROM cases_zaak z WHERE z.persoon_id = p.id AND z.soort = 'bezwaar'
        AND z.ontvangen_op <= %(op)s::date
        AND (z.afgedaan_op IS NULL OR z.afgedaan_op > %(op)s::date)) AS heeft_bezwaar,
    coalesce(feit.schuldhulp, false) AS heeft_schuldhulp,
    coalesce(feit.wsnp, false) AS heeft_wsnp,
    coalesce(feit.uitstel, false) AS heeft_uitstel,
    EXISTS (SELECT FROM terugbetalen_afspraak a JOIN terugbetalen_tijdslot s ON s.id = a.slot_id
        WHERE a.persoon_id = p.id AND a.status = 'gemaakt' AND s.begint_at >= %(op)s::date)
    OR EXISTS (SELECT FROM terugbetalen_terugbelbelofte b
        WHERE b.persoon_id = p.id AND b.status = 'open') AS heeft_afspraak,
    coalesce(contact.weigerde >= coalesce(contact.praatte, contact.weigerde), false) AS wil_geen_contact,
    EXISTS (SELECT FROM terugbetalen_geselecteerde g JOIN terugbetalen_selectie l ON l.id = g.selectie_id
        WHERE g.persoon_id = p.id AND l.status = 'vrijgegeven' AND g.uitgesloten_om = ''
        AND g.afgerond_op IS NULL) AS staat_op_lijst,
    coalesce(keten.stap = ANY(%(overgedragen)s), false) AS is_overgedragen,
    p.overleden_op IS NOT NULL AS is_overleden
FROM (SELECT persoon_id FROM debiteur UNION SELECT persoon_id FROM te_laat
      UNION SELECT persoon_id FROM lesgeld WHERE centen > 0) wie
JOIN identity_persoon p ON p.id = wie.persoon_id
LEFT JOIN debiteur ON debiteur.persoon_id = p.id
LEFT JOIN gevraagd ON gevraagd.persoon_id = p.id
LEFT JOIN te_laat ON te_laat.persoon_id = p.id
LEFT JOIN feit ON feit.persoon_id = p.id
LEFT JOIN contact ON contact.persoon_id = p.id
LEFT JOIN keten ON keten.persoon_id = p.id
LEFT JOIN lesgeld ON lesgeld.persoon_id = p.id
