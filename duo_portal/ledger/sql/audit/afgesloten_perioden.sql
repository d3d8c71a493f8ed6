-- Na het afsluiten van een maand is daarin of daarvoor niets meer geboekt.
SELECT b.id AS boeking_id, b.effectief_op, b.geboekt_at, p.maand, p.afgesloten_at
FROM ledger_afgesloten_periode AS p
JOIN ledger_boeking AS b ON b.effectief_op < p.maand + interval '1 month' AND b.geboekt_at > p.afgesloten_at
