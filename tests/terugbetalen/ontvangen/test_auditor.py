"""The auditor of money that comes in: green on a month with everything in it, red on each forgery."""

from datetime import date

import pytest

from duo_portal.ledger import auditor
from terugbetalen.ontvangen.boeken import boek_ontvangst
from terugbetalen.ontvangen.verdelen import VoorVerzoek
from terugbetalen.ontvangen.verzoeken import Doel, vraag_betaling
from tests.factories.innen import rekening
from tests.terugbetalen.innen.innen import debiteur, geef_door, maand_af, werk

from .bankdag import INCASSODAG, JAN, bank, kenmerk

EIGEN = [
    "betaling_op_verzoek_is_geboekt",
    "niemand_betaalde_te_veel_terug",
    "storno_is_gemeld",
    "teruggave_is_geboekt",
]
VERVALSINGEN = {
    "een betaling op verzoek van een ander bedrag": (
        "UPDATE terugbetalen_verzoekbetaling SET bedrag_centen = bedrag_centen + 1",
        "betaling_op_verzoek_is_geboekt",
    ),
    "een betaling op verzoek zonder boeking": (
        "UPDATE terugbetalen_verzoekbetaling SET boeking_id = 999999999",
        "betaling_op_verzoek_is_geboekt",
    ),
    "een teruggave die een cent hoger is": (
        "UPDATE terugbetalen_teruggave SET bedrag_centen = bedrag_centen + 1",
        "teruggave_is_geboekt",
    ),
    "een mislukte teruggave die niemand terugdraaide": (
        "UPDATE terugbetalen_teruggave SET mislukt_op = '2024-03-01'",
        "teruggave_is_geboekt",
    ),
    "meer teruggegeven dan er te veel was": (
        "UPDATE ledger_leg SET bedrag_centen = bedrag_centen + 1 WHERE account_code = 1650 AND zijde = 1",
        "niemand_betaalde_te_veel_terug",
    ),
    "een storno zonder woord van de bank": (
        "DELETE FROM terugbetalen_incassomelding",
        "storno_is_gemeld",
    ),
}
TABELLEN = ("terugbetalen_verzoekbetaling", "terugbetalen_teruggave", "terugbetalen_incassomelding", "ledger_leg")  # fmt: skip


def _maand() -> None:
    """Collected, taken back, paid on request with too much, and paid back."""
    from duo_portal.batches.operations import open_run

    terug, verzocht = debiteur(), debiteur(schuld=1_000, incasso=False)
    rekening(verzocht)
    maand_af(JAN)
    verlies = [f"{kenmerk(terug)}=AM04"]
    bank(INCASSODAG, retour=verlies)
    bank(date(2024, 2, 12), retour=verlies)
    verzoek = vraag_betaling(
        persoon_id=verzocht.pk, bedrag_centen=900, doel=Doel.EXTRA, vervaldatum=date(2024, 3, 1)
    )
    boek_ontvangst(
        persoon_id=verzocht.pk,
        bedrag_centen=1_900,
        op=date(2024, 2, 12),
        sleutel="te veel",
        bestemming=VoorVerzoek(verzoek.pk),
    )
    geef_door(werk(open_run(soort="teruggave", periode=date(2024, 2, 1), actor="anna")))


def test_every_forgery_is_seen(kloon_db, eigenaar_verbinding):
    _maand()
    cursor = eigenaar_verbinding.cursor()
    assert _rood(cursor) == set()
    for tabel in TABELLEN:
        cursor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
    for naam, (opdracht, controle) in VERVALSINGEN.items():
        cursor.execute("BEGIN")
        cursor.execute(opdracht)
        assert cursor.rowcount > 0, naam
        assert controle in _rood(cursor), naam
        cursor.execute("ROLLBACK")


def _rood(cursor) -> set[str]:
    return {u.controle.naam for u in auditor.voer_uit(cursor, EIGEN) if not u.is_groen}


@pytest.mark.parametrize("naam", EIGEN)
def test_the_auditor_knows_the_check(naam):
    assert naam in {controle.naam for controle in auditor.controles()}
