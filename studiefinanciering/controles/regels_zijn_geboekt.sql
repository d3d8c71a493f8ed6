-- Elke vastgelegde regel van een geboekte run staat precies zo in het grootboek, of de persoon staat op de lijst.
SELECT u.run_id, u.persoon_id, u.maand, u.component, u.vorm, u.bedrag_centen
FROM studiefinanciering_uitbetaalregel u
JOIN batches_stap s ON s.run_id = u.run_id AND s.naam = 'boeken' AND s.status = 'klaar'
WHERE NOT EXISTS (SELECT FROM batches_vastgelopenpost v WHERE v.run_id = u.run_id AND v.sleutel = u.persoon_id)
  AND NOT EXISTS (
    SELECT FROM ledger_leg l JOIN ledger_boeking b ON b.id = l.boeking_id AND b.run_id = u.run_id
    WHERE l.persoon_id = u.persoon_id AND l.maand = u.maand AND l.component = u.component
      AND l.vorm = u.vorm AND l.volgnummer = u.volgnummer
      AND l.zijde * l.bedrag_centen = u.bedrag_centen)
