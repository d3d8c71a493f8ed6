-- De volgnummers van een persoon, maand, component en vorm lopen van 1 zonder gaten.
SELECT persoon_id, maand, component, vorm, min(volgnummer) AS eerste, max(volgnummer) AS laatste, count(*) AS regels
FROM ledger_leg WHERE volgnummer IS NOT NULL
GROUP BY persoon_id, maand, component, vorm
HAVING min(volgnummer) <> 1 OR max(volgnummer) <> count(DISTINCT volgnummer)
