-- Een boeking is niet in de toekomst vastgelegd, en haar tijd en transactie lopen gelijk op.
SELECT id AS boeking_id, geboekt_at FROM ledger_boeking
WHERE geboekt_at > clock_timestamp() OR transactie_id > pg_snapshot_xmax(pg_current_snapshot())
