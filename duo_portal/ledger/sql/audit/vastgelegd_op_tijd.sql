-- Een boeking is niet in de toekomst vastgelegd, en haar tijd en transactie lopen gelijk op.
-- The transaction that asks may itself be younger than every finished one, when others are at work.
SELECT id AS boeking_id, geboekt_at FROM ledger_boeking
WHERE geboekt_at > clock_timestamp()
   OR (transactie_id > pg_snapshot_xmax(pg_current_snapshot())
       AND transactie_id IS DISTINCT FROM pg_current_xact_id_if_assigned())
