"""Corruptions that the auditor must find: what was done to the books, with all guards off."""

U1 = "(SELECT id FROM ledger_boeking WHERE sleutel = 'u:1')"
U2 = "(SELECT id FROM ledger_boeking WHERE sleutel = 'u:2')"

# What was done to the books, and the checks that must see it.
VERVALSINGEN: dict[str, tuple[str, set[str]]] = {
    "een cent erbij": (
        f"UPDATE ledger_leg SET bedrag_centen = 101 WHERE boeking_id = {U1} AND regel = 1",
        {"evenwicht_per_boeking", "evenwicht_per_run"},
    ),
    "een regel weg": (
        f"DELETE FROM ledger_leg WHERE boeking_id = {U1} AND regel = 2",
        {"evenwicht_per_boeking", "evenwicht_per_run"},
    ),
    "alle regels van een boeking weg": (
        f"DELETE FROM ledger_leg WHERE boeking_id = {U1}",
        {"lege_boekingen", "betaalstroom_per_run"},
    ),
    "een boeking weg, haar regels niet": (
        "DELETE FROM ledger_boeking WHERE sleutel = 'u:1'",
        {"wezen", "betaalstroom_per_run"},
    ),
    "een rekening die niet bestaat": (
        f"UPDATE ledger_leg SET account_code = 1610 WHERE boeking_id = {U1} AND regel = 2",
        {"wezen", "betaalstroom_per_run"},
    ),
    "een maand twee keer geboekt": (
        f"UPDATE ledger_leg SET persoon_id = 2 WHERE boeking_id = {U1}",
        {"dubbele_componenten", "persoon_van_boeking"},
    ),
    "een volgnummer overgeslagen": (
        f"UPDATE ledger_leg SET volgnummer = 2 WHERE boeking_id = {U1} AND regel = 1",
        {"gaten_in_volgnummers"},
    ),
    "een regelnummer overgeslagen": (
        f"UPDATE ledger_leg SET regel = 3 WHERE boeking_id = {U1} AND regel = 2",
        {"regelnummers"},
    ),
    "een terugdraaiing van de helft": (
        ("UPDATE ledger_leg SET bedrag_centen = 50 "
        "WHERE boeking_id = (SELECT id FROM ledger_boeking WHERE sleutel = 't:3')"),
        {"terugdraaiing_spiegelt"},
    ),
    "een terugdraaiing van een andere boeking": (
        f"UPDATE ledger_boeking SET draait_terug_id = {U2} WHERE sleutel = 't:3'",
        {"terugdraaiing_spiegelt", "terugdraaiing_keten"},
    ),
    "een terugdraaiing van een terugdraaiing": (
        ("UPDATE ledger_boeking SET soort = 90, draait_terug_id = "
        "(SELECT id FROM ledger_boeking WHERE sleutel = 't:3') WHERE sleutel = 'u:3'"),
        {"terugdraaiing_keten"},
    ),
    "een boeking twee keer teruggedraaid": (
        ("UPDATE ledger_boeking SET soort = 90, persoon_id = 3, draait_terug_id = "
        "(SELECT id FROM ledger_boeking WHERE sleutel = 'u:3') WHERE sleutel = 'u:1'"),
        {"terugdraaiing_keten", "terugdraaiing_spiegelt"},
    ),
    "een negatief bedrag": (
        ("UPDATE ledger_leg SET bedrag_centen = -bedrag_centen, zijde = -zijde "
        f"WHERE boeking_id = {U1}"),
        {"bedrag_positief"},
    ),
    "een halve maand": (
        f"UPDATE ledger_leg SET maand = '2023-09-15' WHERE boeking_id = {U1} AND regel = 1",
        {"maand_eerste_dag"},
    ),
    "een component zonder vorm": (
        f"UPDATE ledger_leg SET vorm = NULL WHERE boeking_id = {U1} AND regel = 1",
        {"componentregel_heel"},
    ),
    "prestatiebeurs op de giftrekening": (
        f"UPDATE ledger_leg SET account_code = 4010 WHERE boeking_id = {U1} AND regel = 1",
        {"rekening_past_bij_component"},
    ),
    "geboekt in een afgesloten maand": (
        ("UPDATE ledger_boeking SET effectief_op = '2023-08-22', geboekt_at = clock_timestamp() "
        "WHERE sleutel = 'u:1'"),
        {"afgesloten_perioden"},
    ),
    "een vordering onder nul": (
        f"UPDATE ledger_leg SET account_code = 1300 WHERE boeking_id = {U1} AND regel = 2",
        {"rekening_zijde", "vordering_per_persoon", "betaalstroom_per_run"},
    ),
    "meer bevestigd dan aangeleverd": (
        ("UPDATE ledger_leg SET bedrag_centen = 301 "
        "WHERE boeking_id = (SELECT id FROM ledger_boeking WHERE sleutel = 'bank')"),
        {"betaalstroom_per_run", "rekening_zijde"},
    ),
    "de reisvoorziening uitbetaald": (
        ("UPDATE ledger_leg SET component = 7, account_code = 1470 "
        f"WHERE boeking_id = {U1} AND regel = 1"),
        {"reisproduct_zonder_geld"},
    ),
    "de regel van een ander": (
        f"UPDATE ledger_leg SET persoon_id = 8 WHERE boeking_id = {U1} AND regel = 1",
        {"persoon_van_boeking"},
    ),
    "een sleutel twee keer": (
        "UPDATE ledger_boeking SET sleutel = 'u:1' WHERE sleutel = 'u:2'",
        {"dubbele_sleutels"},
    ),
    "vastgelegd in de toekomst": (
        ("UPDATE ledger_boeking SET geboekt_at = clock_timestamp() + interval '1 day' "
        "WHERE sleutel = 'u:1'"),
        {"vastgelegd_op_tijd"},
    ),
}  # fmt: skip
