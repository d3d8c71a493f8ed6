-- The application reads and adds, nothing else. The columns that the database fills itself (recorded
-- time, transaction) are not among those it may write.
REVOKE ALL ON ledger_account, ledger_boeking, ledger_leg, ledger_afgesloten_periode, ledger_onvolledig
    FROM PUBLIC, studiefin_app;
GRANT SELECT ON ledger_account, ledger_boeking, ledger_leg, ledger_afgesloten_periode TO studiefin_app;
GRANT INSERT (id, persoon_id, run_id, draait_terug_id, effectief_op, bedrijfsdatum, soort, sleutel, omschrijving)
    ON ledger_boeking TO studiefin_app;
GRANT INSERT ON ledger_leg TO studiefin_app;
GRANT INSERT (maand, afgesloten_door, reden) ON ledger_afgesloten_periode TO studiefin_app;
GRANT USAGE, SELECT ON SEQUENCE ledger_boeking_id_seq TO studiefin_app;
REVOKE ALL ON FUNCTION ledger_bewaak_boeking(), ledger_bewaak_legs(), ledger_bewaak_volledig(),
    ledger_bewaak_afsluiten() FROM PUBLIC;
