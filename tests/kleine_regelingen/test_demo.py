"""The act of the demo: one scholar, one bill; played again nothing is added. And what a year's figures say of it."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.operations import open_run
from duo_portal.verantwoording.jaarcijfers import Rij
from studiefinanciering.demo import regelingen as demo
from studiefinanciering.models import Lesgeldplan, Regelingbesluit
from studiefinanciering.regelingen.instelbaar import cijfers
from tests.terugbetalen.innen.innen import geef_door, werk

from .wereld import saldo


class Toneel:
    """As the script of the demo drives runs, without workers."""

    def vertel(self, tekst: str) -> None:
        """Nobody listens."""

    def drijf(self, soort: str, periode: date, *, van_stap: str = "", tot_stap: str = "") -> None:
        geef_door(werk(open_run(soort=soort, periode=periode, actor="anna")))

    def bank(self, dag: date, retour: object = ()) -> None:
        """Not in this act."""


@pytest.mark.usefixtures("kloon_db", "auditor_groen")
def test_the_act_plays_once_and_pays(settings) -> None:
    settings.DEMO_MODE = True
    toneel = Toneel()
    bedrijfsdatum.zet(demo.DAG, "proef")
    demo.doe(toneel)
    demo.doe(toneel)
    assert Regelingbesluit.objects.count() == 1
    assert [p.soort for p in Lesgeldplan.objects.order_by("nummer")] == ["ineens", "termijnen"]
    bedrijfsdatum.zet(demo.BETAALDAG, "proef")
    demo.betaal(toneel)
    assert (saldo(4310), saldo(1350)) == (150_000, 135_700)
    assert len(demo.demopersonen()) == 2
    rijen: dict[str, Rij] = {rij.sleutel: rij for rij in cijfers.regelingen(2023)}
    assert {naam: rij.waarde for naam, rij in rijen.items()} == {
        "eui.aanvragen": 1,
        "eui.toegekend": 1,
        "4310.centen": 150_000,
        "lesgeld.facturen": 1,
        "lesgeld.centen": 135_700,
    }
