-- Only for an empty development database; a ledger with bookings is never migrated back.
DROP TABLE ledger_onvolledig, ledger_afgesloten_periode, ledger_leg, ledger_boeking, ledger_account;
DROP FUNCTION ledger_bewaak_boeking(), ledger_bewaak_legs(), ledger_bewaak_volledig(),
    ledger_bewaak_afsluiten(), ledger_weiger_wijziging();
