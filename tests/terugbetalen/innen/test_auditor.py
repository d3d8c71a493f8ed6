"""The auditor of collection: green on sound books, red by name on each forgery with the guards off."""

from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.apps import apps

from duo_portal.ledger import auditor

from .innen import FEB, JAN, debiteur, maand_af, sluit

MAP = Path(apps.get_app_config("terugbetalen").path) / "controles" / "innen"
EIGEN = sorted(bestand.stem for bestand in MAP.glob("*.sql"))
TABELLEN = [
    "terugbetalen_termijn", "terugbetalen_incassoregel", "terugbetalen_incassomandaat", "terugbetalen_aankondiging",
    "terugbetalen_incassomelding", "terugbetalen_vaststelling", "batches_stap", "gateways_bankbestand",
]  # fmt: skip
EEN = "(SELECT min(id) FROM terugbetalen_termijn WHERE wijze = 'incasso')"
VERVALSINGEN = {
    "meer gevraagd dan vastgesteld": (f"UPDATE terugbetalen_termijn SET bedrag_centen = 8441 WHERE id = {EEN}", "gevraagd_is_vastgesteld"),
    "minder gevraagd dan vastgelegd": (f"UPDATE terugbetalen_termijn SET bedrag_centen = 8439 WHERE id = {EEN}", "gevraagd_is_vastgesteld"),
    "tweemaal gevraagd": (
        ("INSERT INTO terugbetalen_termijn (persoon_id, vaststelling_id, bedrag_centen, maand, vervaldatum, aangekondigd_op, volgnummer,"
        " is_lllk, wijze, volgorde, kenmerk) SELECT persoon_id, vaststelling_id, bedrag_centen, maand, vervaldatum, aangekondigd_op, 2,"
        " is_lllk, 'verzoek', '', 'x' FROM terugbetalen_termijn WHERE wijze = 'verzoek' AND maand = '2024-01-01'"), "gevraagd_is_vastgesteld"),
    "een termijn weg": (f"DELETE FROM terugbetalen_termijn WHERE id = {EEN}", "vastgelegd_is_gevraagd"),
    "na de handtekening erbij": ("UPDATE terugbetalen_incassoregel SET bedrag_centen = bedrag_centen + 1", "inning_is_getekend"),
    "zonder tweede mens": ("UPDATE batches_stap SET getekend_door = 'Anna' WHERE naam = 'vrijgeven'", "inning_is_getekend"),
    "iemand overgeslagen": (
        ("WITH weg AS (DELETE FROM terugbetalen_incassoregel WHERE maand = '2024-01-01' AND persoon_id = (SELECT min(persoon_id) FROM terugbetalen_incassoregel) RETURNING persoon_id)"
        " DELETE FROM terugbetalen_termijn WHERE maand = '2024-01-01' AND persoon_id = (SELECT min(persoon_id) FROM terugbetalen_incassoregel)"),
        "niets_blijft_ongevraagd"),
    "machtiging van een ander": (
        ("UPDATE terugbetalen_termijn SET mandaat_id = (SELECT max(id) FROM terugbetalen_incassomandaat)"
        f" WHERE id = {EEN}"), "incasso_heeft_machtiging"),
    "na intrekken geind": ("UPDATE terugbetalen_incassomandaat SET ingetrokken_op = '2023-12-01'", "incasso_heeft_machtiging"),
    "te kort aangekondigd": (f"UPDATE terugbetalen_termijn SET aangekondigd_op = vervaldatum - 3 WHERE id = {EEN}", "incasso_heeft_machtiging"),
    "nooit aangekondigd": ("DELETE FROM terugbetalen_aankondiging", "incasso_heeft_machtiging"),
    "een ander kenmerk": (f"UPDATE terugbetalen_termijn SET kenmerk = '1234567890123456' WHERE id = {EEN}", "incasso_heeft_machtiging"),
    "een bestand met een cent meer": ("UPDATE gateways_bankbestand SET totaal_centen = totaal_centen + 1 WHERE soort = 'pain008'", "incassobestanden_zijn_termijnen"),
}  # fmt: skip


def rood(verbinding: psycopg.Connection[Any]) -> set[str]:
    return {u.controle.naam for u in auditor.voer_uit(verbinding.cursor(), EIGEN) if not u.is_groen}


@pytest.mark.usefixtures("kloon_db")
def test_elke_vervalsing_wordt_gezien(kloon_db):
    for incasso in (True, True, False):
        debiteur(incasso=incasso)
    sluit(maand_af(JAN))
    sluit(maand_af(FEB, date(2024, 2, 5)))
    for naam, (opdracht, verwacht) in VERVALSINGEN.items():
        with psycopg.connect(kloon_db.owner_url) as eigenaar:
            assert rood(eigenaar) == set(), naam
            for tabel in TABELLEN:
                eigenaar.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
            eigenaar.execute("SET CONSTRAINTS ALL IMMEDIATE")
            eigenaar.execute("ALTER TABLE terugbetalen_termijn DROP CONSTRAINT termijn_vraagt_iets")
            eigenaar.execute("ALTER TABLE terugbetalen_incassomandaat DROP CONSTRAINT incassomandaat_loopt_vooruit")  # fmt: skip
            assert eigenaar.execute(opdracht).rowcount > 0, naam
            assert verwacht in rood(eigenaar), naam
            eigenaar.rollback()
    assert {verwacht for _o, verwacht in VERVALSINGEN.values()} == set(EIGEN)
