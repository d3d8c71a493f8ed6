-- Het banksaldo in het grootboek is de som van alle afschriftregels, en onbekend geld staat op de tussenrekening.
SELECT 'bank' AS wat, g.centen AS grootboek, a.centen AS afschriften
FROM (SELECT coalesce(sum(zijde * bedrag_centen), 0) AS centen FROM ledger_leg WHERE account_code = 1000) g,
     (SELECT coalesce(sum(bedrag_centen), 0) AS centen FROM gateways_afschriftregel) a
WHERE g.centen <> a.centen
UNION ALL
SELECT 'tussenrekening', g.centen, a.centen
FROM (SELECT coalesce(-sum(zijde * bedrag_centen), 0) AS centen FROM ledger_leg WHERE account_code = 1190) g,
     (SELECT coalesce(sum(bedrag_centen), 0) AS centen FROM gateways_afschriftregel
      WHERE status = 'tussenrekening') a
WHERE g.centen <> a.centen
