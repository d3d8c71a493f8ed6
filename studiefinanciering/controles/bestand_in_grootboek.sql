-- Elk gemaakt bestand staat met zijn totaal in het grootboek; een geweigerd bestand dat vervangen is, is teruggedraaid.
SELECT f.msg_id, f.totaal_centen, b.id AS boeking
FROM gateways_bankbestand f
LEFT JOIN ledger_boeking b ON b.sleutel = 'aanlevering:' || f.msg_id
LEFT JOIN ledger_leg l ON l.boeking_id = b.id AND l.account_code = 1100
WHERE f.soort = 'pain001' AND f.status <> 'in_opbouw'
  AND (b.id IS NULL OR -l.zijde * l.bedrag_centen IS DISTINCT FROM f.totaal_centen)
UNION ALL
SELECT f.msg_id, f.totaal_centen, NULL
FROM gateways_bankbestand f
JOIN gateways_bankbestand later ON later.run_id = f.run_id AND later.volgnummer = f.volgnummer + 100
WHERE f.soort = 'pain001' AND NOT EXISTS (
    SELECT FROM ledger_boeking b WHERE b.sleutel = 'geweigerd:' || f.msg_id)
