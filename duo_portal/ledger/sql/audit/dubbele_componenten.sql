-- Per persoon, maand, component, vorm en volgnummer is er één regel.
SELECT persoon_id, maand, component, vorm, volgnummer, count(*) AS regels
FROM ledger_leg WHERE volgnummer IS NOT NULL
GROUP BY persoon_id, maand, component, vorm, volgnummer HAVING count(*) > 1
