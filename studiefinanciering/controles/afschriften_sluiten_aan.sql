-- Elk afschrift begint met het eindsaldo van het vorige en telt op tot zijn eigen eindsaldo.
SELECT a.id, a.nummer, a.begin_centen, vorige.eind_centen AS vorig_eind, a.eind_centen, regels.som
FROM gateways_afschrift a
LEFT JOIN LATERAL (SELECT eind_centen FROM gateways_afschrift v
                   WHERE v.rekening = a.rekening AND v.id < a.id ORDER BY v.id DESC LIMIT 1) AS vorige ON true
CROSS JOIN LATERAL (SELECT coalesce(sum(bedrag_centen), 0) AS som FROM gateways_afschriftregel r
                    WHERE r.afschrift_id = a.id) AS regels
WHERE vorige.eind_centen <> a.begin_centen OR a.begin_centen + regels.som <> a.eind_centen
