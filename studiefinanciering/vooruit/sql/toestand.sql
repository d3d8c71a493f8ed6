-- Of one student all that tasks go by, in one look; every part is found by its index. Spells of the last year and
-- later; lines of the last months and later. Days come as text in arrays: from, up to (null = without end).
SELECT s.gezin_id, p.overleden_op,
       (SELECT jsonb_agg(jsonb_build_array(k.onderwijs, k.vraagt_uitwonend, k.vraagt_aanvullende_beurs,
                                           k.vraagt_reisvoorziening, lower(k.geldig), upper(k.geldig))
                         ORDER BY lower(k.geldig))
        FROM studiefinanciering_keuze k
        WHERE k.persoon_id = p.id AND upper_inf(k.bekend)
          AND (upper_inf(k.geldig) OR upper(k.geldig) > %(jaar_terug)s)) AS keuzes,
       (SELECT jsonb_agg(jsonb_build_array(i.onderwijs, i.opleidingsvorm IN (1, 2, 4) AND i.lang_genoeg,
                                           lower(i.geldig), upper(i.geldig)) ORDER BY lower(i.geldig))
        FROM studiefinanciering_inschrijving i
        WHERE i.persoon_id = p.id AND upper_inf(i.bekend)
          AND (upper_inf(i.geldig) OR upper(i.geldig) > %(jaar_terug)s)) AS inschrijvingen,
       EXISTS (SELECT FROM identity_bankrekening r
               WHERE r.persoon_id = p.id AND upper_inf(r.bekend) AND r.geldig @> %(op)s::date) AS heeft_rekening,
       (SELECT jsonb_agg(b.reden ORDER BY b.id)
        FROM identity_blokkade b
        WHERE b.persoon_id = p.id AND b.ingangsdatum <= %(op)s
          AND (b.opgeheven_op IS NULL OR b.opgeheven_op > %(op)s)) AS blokkades,
       (SELECT jsonb_agg(jsonb_build_array(t.component, t.vorm, lower(t.geldig), upper(t.geldig), t.bedrag_centen)
                         ORDER BY lower(t.geldig), t.component)
        FROM studiefinanciering_toekenningsregel t
        WHERE t.persoon_id = p.id AND upper_inf(t.bekend) AND upper(t.geldig) > %(maanden_terug)s) AS regels,
       (SELECT jsonb_agg(jsonb_build_array(t.van, t.tot, t.soort, t.eindstand) ORDER BY t.tot, t.besluit_at)
        FROM studiefinanciering_toekenning t
        WHERE t.persoon_id = p.id AND t.regeling = 0 AND t.tot > %(maanden_terug)s
          AND NOT EXISTS (SELECT FROM studiefinanciering_toekenning n WHERE n.vervangt_id = t.id)) AS besluiten,
       (SELECT jsonb_agg(DISTINCT t.regeling)
        FROM studiefinanciering_toekenning t WHERE t.persoon_id = p.id AND t.regeling <> 0) AS regelingen,
       (SELECT max(greatest(lower(a.geldig), lower(o.geldig)))
        FROM identity_adres a
        JOIN identity_relatie r ON r.persoon_id = p.id AND r.soort = 1 AND upper_inf(r.bekend)
                               AND r.geldig @> %(op)s::date
        JOIN identity_persoon q ON q.id = r.ander_id AND q.overleden_op IS NULL
        JOIN identity_adres o ON o.persoon_id = r.ander_id AND upper_inf(o.bekend)
                             AND o.geldig @> %(op)s::date AND o.adres_sleutel = a.adres_sleutel
        WHERE a.persoon_id = p.id AND upper_inf(a.bekend) AND a.geldig @> %(op)s::date) AS bij_ouder_sinds,
       (SELECT jsonb_build_array(count(*), count(*) FILTER (WHERE NOT EXISTS (
                    SELECT FROM studiefinanciering_inkomen n
                    WHERE n.persoon_id = r.ander_id AND upper_inf(n.bekend)
                      AND n.jaar = coalesce((SELECT v.peiljaar FROM studiefinanciering_peiljaarverlegging v
                                             WHERE v.persoon_id = p.id AND upper_inf(v.bekend)
                                               AND v.jaar = %(jaar)s), %(jaar)s - 2))))
        FROM identity_relatie r
        JOIN identity_persoon q ON q.id = r.ander_id AND q.overleden_op IS NULL
        WHERE r.persoon_id = p.id AND r.soort = 1 AND upper_inf(r.bekend) AND r.geldig @> %(op)s::date
          AND NOT EXISTS (SELECT FROM studiefinanciering_ouderbuitenbeschouwing x
                          WHERE x.persoon_id = p.id AND x.ouder_id = r.ander_id AND upper_inf(x.bekend)
                            AND x.geldig @> %(op)s::date)) AS ouders,
       (SELECT jsonb_agg(jsonb_build_array(v.onderwijs, v.eerste_toekenning, v.zonder_basisbeurs))
        FROM studiefinanciering_studieverleden v WHERE v.persoon_id = p.id) AS verleden,
       EXISTS (SELECT FROM studiefinanciering_diploma d
               WHERE d.persoon_id = p.id AND upper_inf(d.bekend) AND d.soort NOT IN ('mbo1', 'mbo2')) AS heeft_diploma,
       (SELECT jsonb_agg(jsonb_build_array(h.soort, h.sleutel, h.uitkomst ->> 'op') ORDER BY h.id)
        FROM audit_handeling h
        WHERE h.betrokkene_id = p.id AND h.soort IN ('tip_weg', 'tip_zeker', 'reisproduct_stopgezet')) AS handelingen
FROM studiefinanciering_student s JOIN identity_persoon p ON p.id = s.persoon_id
WHERE s.persoon_id = %(persoon)s
