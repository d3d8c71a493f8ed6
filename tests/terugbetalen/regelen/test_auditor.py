"""The guards of the tables and the auditor's check: green on a sound arrangement, red on each forgery."""

import psycopg
import pytest

from duo_portal.ledger import auditor

from .hulp import achter, spreek_af

TABELLEN = ("terugbetalen_regeling", "terugbetalen_regelingtermijn", "terugbetalen_regelingdekking")
VERVALSINGEN = {
    "een termijn minder": "DELETE FROM terugbetalen_regelingtermijn WHERE nummer = 2",
    "een andere hoofdsom": "UPDATE terugbetalen_regeling SET hoofdsom_centen = hoofdsom_centen - 1",
    "een ander einde": "UPDATE terugbetalen_regeling SET tot = tot + 1",
    "een andere dekking": "UPDATE terugbetalen_regelingdekking SET open_centen = open_centen + 1",
    "zonder rente, alleen": "UPDATE terugbetalen_regeling SET rente_loopt = false",
}


def rood(verbinding: psycopg.Connection) -> bool:
    (uitslag,) = auditor.voer_uit(verbinding.cursor(), ["regelingen_kloppen"])
    return not uitslag.is_groen


@pytest.mark.usefixtures("kloon_db")
def test_elke_vervalsing_wordt_gezien(kloon_db) -> None:
    spreek_af(achter())
    for naam, opdracht in VERVALSINGEN.items():
        with psycopg.connect(kloon_db.owner_url) as eigenaar:
            assert not rood(eigenaar), naam
            with pytest.raises(psycopg.DatabaseError), eigenaar.transaction():
                eigenaar.execute(opdracht)  # the guards hold for the owner too
            for tabel in TABELLEN:
                eigenaar.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
            eigenaar.execute(opdracht)
            assert rood(eigenaar), naam
            eigenaar.rollback()
