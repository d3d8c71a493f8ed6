"""What is done to the books of a payout with all guards off, and the checks that must see it.

The books are those of `test_auditor.boeken`: eight students and the runs of September and October 2023.
"""

BETAALD = "(SELECT min(id) FROM studiefinanciering_uitbetaling WHERE run_id = 1)"
ANDER = "(SELECT max(id) FROM studiefinanciering_uitbetaling WHERE run_id = 1)"
EERSTE = f"(SELECT persoon_id FROM studiefinanciering_uitbetaling WHERE id = {BETAALD})"
GEMELD = "(SELECT u.boeking_id FROM studiefinanciering_uitbetaalmelding m JOIN studiefinanciering_uitbetaling u ON u.id = m.uitbetaling_id LIMIT 1)"
REGEL = (
    "INSERT INTO studiefinanciering_uitbetaalregel"
    " (run_id, persoon_id, bedrag_centen, maand, component, vorm, volgnummer) VALUES "
)

VERVALSINGEN: dict[str, tuple[str, set[str]]] = {
    "een betaling een cent hoger": (
        f"UPDATE studiefinanciering_uitbetaling SET bedrag_centen = bedrag_centen + 1 WHERE id = {BETAALD}",
        {"betaling_is_boeking", "bestanden_zijn_betalingen", "getekend_is_vastgelegd"},
    ),
    "een betaling weg": (
        f"DELETE FROM studiefinanciering_uitbetaling WHERE id = {BETAALD}",
        {"betaling_is_boeking", "bestanden_zijn_betalingen", "getekend_is_vastgelegd"},
    ),
    "een betaling zonder boeking erbij": (
        (
            "INSERT INTO studiefinanciering_uitbetaling"
            " (run_id, persoon_id, boeking_id, bankrekening_id, bedrag_centen, verrekend_centen)"
            f" SELECT 1, persoon_id + 1000, 999999, bankrekening_id, 100, 0 FROM studiefinanciering_uitbetaling WHERE id = {BETAALD}"
        ),
        {"betaling_is_boeking", "bestanden_zijn_betalingen", "rekening_van_persoon"},
    ),
    "twee mensen verwisseld": (
        (
            "UPDATE studiefinanciering_uitbetaling u SET persoon_id = a.persoon_id"
            " FROM studiefinanciering_uitbetaling a"
            f" WHERE (u.id, a.id) IN (({BETAALD}, {ANDER}), ({ANDER}, {BETAALD}))"
        ),
        {"betaling_is_boeking", "rekening_van_persoon"},
    ),
    "het geld naar de rekening van een ander": (
        (
            "UPDATE studiefinanciering_uitbetaling SET bankrekening_id ="
            f" (SELECT bankrekening_id FROM studiefinanciering_uitbetaling WHERE id = {ANDER}) WHERE id = {BETAALD}"
        ),
        {"rekening_van_persoon"},
    ),
    "een rekening die pas na het peilmoment bekend werd": (
        (
            "UPDATE identity_bankrekening SET bekend = '[2024-06-01,)' WHERE id ="
            f" (SELECT bankrekening_id FROM studiefinanciering_uitbetaling WHERE id = {BETAALD})"
        ),
        {"rekening_van_persoon"},
    ),
    "een vastgelegde regel achteraf verhoogd": (
        (
            "UPDATE studiefinanciering_uitbetaalregel SET bedrag_centen = bedrag_centen + 1"
            f" WHERE run_id = 1 AND persoon_id = {EERSTE} AND component = 1"
        ),
        {"regels_zijn_geboekt", "boekingen_komen_van_regels", "getekend_is_vastgelegd"},
    ),
    "een regel na de handtekening erbij": (
        f"{REGEL} (1, {EERSTE}, 500, '2023-08-01', 1, 2, 1)",
        {"regels_zijn_geboekt", "getekend_is_vastgelegd"},
    ),
    "geboekt wat niet is vastgelegd": (
        f"DELETE FROM studiefinanciering_uitbetaalregel WHERE run_id = 1 AND persoon_id = {EERSTE}",
        {"boekingen_komen_van_regels", "getekend_is_vastgelegd"},
    ),
    "een besluit verhoogd na de betaling": (
        (
            "UPDATE studiefinanciering_toekenningsregel SET bedrag_centen = bedrag_centen + 1"
            f" WHERE persoon_id = {EERSTE} AND component = 1"
        ),
        {"verschuldigd_is_geboekt"},
    ),
    "een besluit van het jaar nul": (
        f"UPDATE studiefinanciering_toekenning SET besluit_at = besluit_at - interval '1 day' WHERE persoon_id = {EERSTE}",
        {"verschuldigd_is_geboekt"},
    ),
    "een maand te veel geboekt, in evenwicht": (
        (
            "WITH b AS (INSERT INTO ledger_boeking (persoon_id, run_id, effectief_op, bedrijfsdatum, soort, sleutel)"
            f" SELECT {EERSTE}, 1, '2023-09-22', '2023-09-15', 1, 'vals' RETURNING id, persoon_id)"
            " INSERT INTO ledger_leg (boeking_id, regel, account_code, zijde, bedrag_centen, persoon_id, maand, component, vorm, volgnummer)"
            " SELECT id, r, a, z, 100, persoon_id, m::date, c, v, n FROM b, (VALUES (1, 1410, 1, '2023-08-01', 1, 2, 1),"
            " (2, 1600, -1, NULL, NULL, NULL, NULL)) AS x (r, a, z, m, c, v, n)"
        ),
        {"verschuldigd_is_geboekt", "boekingen_komen_van_regels", "betaling_is_boeking"},
    ),
    "iemand van de lijst gehaald": (
        "DELETE FROM batches_vastgelopenpost",
        {"verschuldigd_is_geboekt", "regels_zijn_geboekt"},
    ),
    "een regel buiten het tijdvak van zijn besluit": (
        (
            "UPDATE studiefinanciering_toekenningsregel SET geldig = '[2023-09-01,2024-06-01)'"
            f" WHERE persoon_id = {EERSTE} AND component = 1"
        ),
        {"besluiten_kloppen"},
    ),
    "een component twee keer in een besluit": (
        (
            "INSERT INTO studiefinanciering_toekenningsregel (toekenning_id, persoon_id, component, vorm,"
            " bedrag_centen, uitvoerbaar_vanaf, geldig, bekend, opgeslagen_at)"
            " SELECT toekenning_id, persoon_id, component, vorm, bedrag_centen, uitvoerbaar_vanaf, geldig,"
            f" bekend, opgeslagen_at FROM studiefinanciering_toekenningsregel WHERE persoon_id = {EERSTE} AND component = 1"
        ),
        {"besluiten_kloppen", "verschuldigd_is_geboekt"},
    ),
    "een bestand met een ander totaal": (
        "UPDATE gateways_bankbestand SET totaal_centen = totaal_centen + 1 WHERE msg_id = 'SF-202309-UITB-1-001'",
        {"bestanden_zijn_betalingen", "bestand_in_grootboek"},
    ),
    "een bestand met een regel minder": (
        "UPDATE gateways_bankbestand SET aantal = aantal - 1 WHERE msg_id = 'SF-202309-UITB-1-001'",
        {"bestanden_zijn_betalingen"},
    ),
    "een bestand weg": (
        "DELETE FROM gateways_bankbestand WHERE msg_id = 'SF-202309-UITB-1-001'",
        {"bestanden_zijn_betalingen"},
    ),
    "een bestand dat niet is geboekt": (
        "UPDATE ledger_boeking SET sleutel = 'weg' WHERE sleutel = 'aanlevering:SF-202309-UITB-1-001'",
        {"bestand_in_grootboek"},
    ),
    "een vervangen bestand niet teruggedraaid": (
        "UPDATE ledger_boeking SET sleutel = 'weg' WHERE sleutel = 'geweigerd:SF-202310-UITB-1-001'",
        {"bestand_in_grootboek"},
    ),
    "een geweigerd bestand alsnog goed": (
        "UPDATE gateways_bankbestand SET status = 'geaccepteerd' WHERE msg_id = 'SF-202310-UITB-1-001'",
        {"geen_regel_in_twee_goede_bestanden"},
    ),
    "een afschriftregel een cent anders": (
        (
            "UPDATE gateways_afschriftregel SET bedrag_centen = bedrag_centen - 1"
            " WHERE id = (SELECT min(id) FROM gateways_afschriftregel)"
        ),
        {"afschriften_sluiten_aan", "bank_is_afschriften"},
    ),
    "een afschriftregel weg": (
        "DELETE FROM gateways_afschriftregel WHERE id = (SELECT min(id) FROM gateways_afschriftregel)",
        {"afschriften_sluiten_aan", "bank_is_afschriften"},
    ),
    "een ander eindsaldo": (
        "UPDATE gateways_afschrift SET eind_centen = eind_centen + 1 WHERE nummer = 1",
        {"afschriften_sluiten_aan"},
    ),
    "onbekend geld dat nergens staat": (
        (
            "UPDATE gateways_afschriftregel SET status = 'tussenrekening'"
            " WHERE id = (SELECT min(id) FROM gateways_afschriftregel)"
        ),
        {"bank_is_afschriften"},
    ),
    "een teruggekomen betaling niet teruggedraaid": (
        f"UPDATE ledger_boeking SET draait_terug_id = NULL, soort = 1 WHERE draait_terug_id = {GEMELD}",
        {"terug_is_teruggedraaid"},
    ),
    "teruggedraaid zonder woord van de bank": (
        "DELETE FROM studiefinanciering_uitbetaalmelding",
        {"terug_is_teruggedraaid"},
    ),
    "getekend en vrijgegeven door een en dezelfde": (
        "UPDATE batches_stap SET getekend_door = 'Anna' WHERE run_id = 1 AND soort = 'vrijgave'",
        {"vier_ogen"},
    ),
    "zonder handtekening": (
        "UPDATE batches_stap SET getekend_door = NULL WHERE run_id = 1 AND soort = 'mens'",
        {"vier_ogen"},
    ),
    "de vrijgave uit het logboek": (
        "DELETE FROM audit_handeling WHERE sleutel = 'run_vrijgeven:1:vrijgeven'",
        {"vier_ogen"},
    ),
    "een ander totaal dan waarvoor is getekend": (
        "UPDATE batches_stap SET totalen = totalen || '{\"kas_centen\": 1}' WHERE run_id = 1 AND naam = 'controleren'",
        {"getekend_is_vastgelegd"},
    ),
}
