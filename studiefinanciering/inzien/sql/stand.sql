-- Of one person all that decides whether money moves, in one look; every part is found by its index.
WITH laatste_run AS (
    SELECT id, periode FROM batches_run
    WHERE soort = 'uitbetaling' AND status <> 'geannuleerd'
    ORDER BY periode DESC, id DESC LIMIT 1
)
SELECT s.kenmerk, p.voornamen, p.overleden_op,
       (SELECT jsonb_agg(jsonb_build_object('reden', b.reden, 'sinds', b.ingangsdatum) ORDER BY b.id)
        FROM identity_blokkade b
        WHERE b.persoon_id = p.id AND b.ingangsdatum <= %(op)s
          AND (b.opgeheven_op IS NULL OR b.opgeheven_op > %(op)s)) AS blokkades,
       EXISTS (SELECT FROM identity_bankrekening r
               WHERE r.persoon_id = p.id AND upper_inf(r.bekend) AND r.geldig @> %(op)s::date) AS heeft_rekening,
       (SELECT jsonb_agg(jsonb_build_object('ontvangen_op', a.ontvangen_op, 'uiterlijk', z.termijn_tot) ORDER BY a.id)
        FROM studiefinanciering_aanvraag a LEFT JOIN cases_zaak z ON z.id = a.zaak_id
        WHERE a.persoon_id = p.id AND a.status = 'ontvangen' AND a.soort <> 'stop') AS aanvragen,
       (SELECT min(lower(k.geldig)) FROM studiefinanciering_keuze k
        WHERE k.persoon_id = p.id AND upper_inf(k.bekend)
          AND (upper_inf(k.geldig) OR upper(k.geldig) > %(maand)s)) AS gevraagd_vanaf,
       (SELECT jsonb_build_object('vanaf', min(lower(i.geldig)), 'tot', max(upper(i.geldig)),
                                  'nu', bool_or(i.geldig @> %(maand)s::date))
        FROM studiefinanciering_inschrijving i
        WHERE i.persoon_id = p.id AND upper_inf(i.bekend)) AS inschrijving,
       (SELECT jsonb_build_object('id', t.id, 'soort', t.soort, 'reden', t.reden, 'van', t.van, 'tot', t.tot,
                                  'besluit_op', t.besluit_op)
        FROM studiefinanciering_toekenning t
        WHERE t.persoon_id = p.id AND t.regeling = 0 AND t.van <= %(maand)s AND t.tot > %(maand)s
          AND t.uitvoerbaar_vanaf <= %(op)s
        ORDER BY t.besluit_at DESC, t.id DESC LIMIT 1) AS geldend,
       (SELECT jsonb_build_object('id', t.id, 'soort', t.soort, 'reden', t.reden, 'van', t.van, 'tot', t.tot,
                                  'besluit_op', t.besluit_op, 'uitvoerbaar_vanaf', t.uitvoerbaar_vanaf)
        FROM studiefinanciering_toekenning t
        WHERE t.persoon_id = p.id AND t.uitvoerbaar_vanaf > t.besluit_op AND t.uitvoerbaar_vanaf > %(op)s
          AND NOT EXISTS (SELECT FROM studiefinanciering_toekenning n WHERE n.vervangt_id = t.id)
        ORDER BY t.besluit_at DESC, t.id DESC LIMIT 1) AS wachtend,
       (SELECT jsonb_build_object('eerste', min(t.van), 'einde', max(t.tot))
        FROM studiefinanciering_toekenning t
        WHERE t.persoon_id = p.id AND t.regeling = 0) AS besluiten,
       (SELECT jsonb_build_object('periode', r.periode,
            'bevroren_centen', (SELECT sum(u.bedrag_centen) FROM studiefinanciering_uitbetaalregel u
                                WHERE u.run_id = r.id AND u.persoon_id = p.id AND u.component <> 7),
            'betaald_centen', (SELECT u.bedrag_centen FROM studiefinanciering_uitbetaling u
                               WHERE u.run_id = r.id AND u.persoon_id = p.id
                                 AND NOT EXISTS (SELECT FROM studiefinanciering_uitbetaalmelding m
                                                 WHERE m.uitbetaling_id = u.id)),
            'is_geboekt', EXISTS (SELECT FROM ledger_boeking b WHERE b.sleutel = 'run:' || r.id || ':' || p.id),
            'redenen', (SELECT jsonb_agg(v.reden) FROM batches_vastgelopenpost v
                        WHERE v.run_id = r.id AND v.stap IN ('aanhouden', 'berekenen', 'boeken')
                          AND v.sleutel = p.id AND v.status = 'open'))
        FROM laatste_run r) AS run
FROM identity_persoon p LEFT JOIN studiefinanciering_student s ON s.persoon_id = p.id
WHERE p.id = %(persoon)s
