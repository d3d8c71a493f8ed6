-- Niemand betaalt meer dan zijn wettelijk maandbedrag, en niets zolang er niet wordt afgelost.
SELECT id, persoon_id, jaar, fase, te_betalen_centen, wettelijk_maandbedrag_centen
FROM terugbetalen_vaststelling
WHERE te_betalen_centen > wettelijk_maandbedrag_centen
   OR (fase IN ('studie', 'aanloop', 'opgeschort', 'einde') AND te_betalen_centen > 0)
