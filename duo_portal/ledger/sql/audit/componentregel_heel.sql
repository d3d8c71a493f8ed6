-- Een regel heeft persoon, maand, component, vorm en volgnummer alle vijf, of geen component, vorm en volgnummer.
SELECT boeking_id, regel, persoon_id, maand, component, vorm, volgnummer FROM ledger_leg
WHERE num_nonnulls(component, vorm, volgnummer) NOT IN (0, 3)
   OR (volgnummer IS NOT NULL AND (persoon_id IS NULL OR maand IS NULL OR volgnummer < 1))
