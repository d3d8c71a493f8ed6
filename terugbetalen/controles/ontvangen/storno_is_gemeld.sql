-- Een incasso die is teruggedraaid, heeft een melding van de bank, en er is er nooit een zonder dat haar termijn bestaat.
SELECT b.id AS boeking_id, b.sleutel
FROM ledger_boeking b JOIN ledger_boeking terug ON terug.draait_terug_id = b.id
WHERE b.soort = 13 AND b.sleutel LIKE 'incasso:%'
  AND NOT EXISTS (SELECT FROM terugbetalen_termijn t JOIN terugbetalen_incassomelding m ON m.termijn_id = t.id
                  WHERE t.kenmerk = substr(b.sleutel, 9))
