-- Van elk geldend besluit op een kleine regeling is wat betaald is en wat gepland staat, samen wat is toegekend.
WITH geldend AS (
    SELECT b.* FROM studiefinanciering_regelingbesluit b
    WHERE NOT EXISTS (SELECT FROM studiefinanciering_regelingbesluit n WHERE n.vervangt_id = b.id)
),
betaald AS (
    SELECT b.aanvraag_id, b.id AS besluit_id, sum(t.bedrag_centen) AS centen
    FROM studiefinanciering_regelingbetaling p
    JOIN studiefinanciering_regelingtermijn t ON t.id = p.termijn_id
    JOIN studiefinanciering_regelingbesluit b ON b.id = t.besluit_id
    JOIN ledger_boeking k ON k.id = p.boeking_id
    JOIN geldend g ON g.aanvraag_id = b.aanvraag_id
    LEFT JOIN ledger_boeking r ON r.draait_terug_id = k.id
    WHERE t.besluit_id <> g.id AND (r.id IS NULL OR r.geboekt_at > g.opgeslagen_at)
    GROUP BY 1, 2
),
te_veel AS (
    SELECT aanvraag_id, sum(te_veel_centen) AS centen FROM studiefinanciering_regelingbesluit GROUP BY 1
)
SELECT g.id AS besluit, g.centen AS toegekend, e.centen AS eerder_betaald, n.centen AS gepland, v.centen AS te_veel
FROM geldend g
JOIN te_veel v ON v.aanvraag_id = g.aanvraag_id
LEFT JOIN LATERAL (SELECT coalesce(sum(centen), 0) AS centen FROM betaald x WHERE x.aanvraag_id = g.aanvraag_id) e ON true
LEFT JOIN LATERAL (SELECT coalesce(sum(bedrag_centen), 0) AS centen FROM studiefinanciering_regelingtermijn t
                   WHERE t.besluit_id = g.id) n ON true
WHERE g.centen <> e.centen + n.centen - v.centen
