"""Registers report, the file follows: each change once, with a letter that says what was seen."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from typing import Any

import pytest

from duo_portal.cases.models import Werkopdracht
from duo_portal.gateways.belastingdienst import (
    FakeBelastingdienst,
    InkomenWijziging,
    Toetsingsinkomen,
)
from duo_portal.gateways.brp import Adres, BrpWijziging, FakeBRP
from duo_portal.gateways.diplomaregister import Diploma, DiplomaWijziging, FakeDiplomaregister
from duo_portal.gateways.koppeling import met_koppeling
from duo_portal.gateways.rio_rod import FakeRioRod, Inschrijving, InschrijvingWijziging
from duo_portal.identity.models import Persoon
from duo_portal.identity.queries import bsn_van
from duo_portal.letters.models import Brief
from studiefinanciering.intake.daginname import daginname
from studiefinanciering.models import Toekenning
from studiefinanciering.operations.toekennen import toekennen
from tests.factories.gezinnen import KAMER, THUIS, Gezin, ingeschreven, vraagt_aan

from .lijnen import per_maand

pytestmark = pytest.mark.usefixtures("september")


@pytest.fixture
def registers() -> Iterator[dict[str, Any]]:
    nep = {
        "brp": FakeBRP(),
        "rio_rod": FakeRioRod(),
        "belastingdienst": FakeBelastingdienst(),
        "diplomaregister": FakeDiplomaregister(),
    }
    with ExitStack() as stapel:
        for naam, partner in nep.items():
            stapel.enter_context(met_koppeling(naam, partner))
        yield nep


def _student(gezin: Gezin | None = None, **wensen: Any) -> Persoon:
    student = (gezin or Gezin.met()).student(waar=KAMER)
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09", **wensen)
    toekennen(persoon_id=student.pk, actor="test")
    return student


def _wijziging(klasse: Any, wie: Persoon, **velden: Any) -> Any:
    vast = {"volgnummer": 7, "geldig_vanaf": date(2023, 11, 1), "gemeld_op": date(2023, 10, 20)}
    return klasse(**{**vast, "bsn": bsn_van(wie), **velden})


def _brief_bij(persoon: Persoon) -> Brief:
    besluit = Toekenning.objects.filter(persoon_id=persoon.pk).latest("id")
    return Brief.objects.get(bron="studiefinanciering.toekenning", bron_id=besluit.pk)


def test_uitschrijving_stopt_de_maanden_erna_en_de_brief_zegt_het(
    registers: dict[str, Any], op: Callable[[date], None]
) -> None:
    student = _student()
    rij = Inschrijving(
        "1", bsn_van(student), "21QA", "34401", "ho", "voltijd", date(2023, 9, 1), date(2023, 11, 1)
    )
    melding = _wijziging(InschrijvingWijziging, student, soort="beeindigd", inschrijving=rij)
    registers["rio_rod"].meld(melding)
    assert daginname() == {}  # told on 20 October
    op(date(2023, 10, 20))
    assert daginname() == {"wijzigingen": 1, "herzien": 1}
    assert sorted(per_maand(student.pk)) == ["2023-09", "2023-10"]
    data = _brief_bij(student).data
    assert data["reden"] == "inschrijving"
    assert "01-11-2023" in data["gezien"] and "Klopt dit niet?" in data["gezien"]
    assert daginname() == {}  # exactly once
    assert Toekenning.objects.filter(persoon_id=student.pk).count() == 2


def test_intrekken_bij_een_ouder_maakt_thuiswonend(
    registers: dict[str, Any], op: Callable[[date], None]
) -> None:
    student = _student(Gezin.met(1_000_000), vraagt_uitwonend=True)
    op(date(2023, 10, 20))
    adres = Adres(date(2023, 10, 10), THUIS[0], int(THUIS[1]), "", THUIS[2], "Groningen")
    melding = _wijziging(
        BrpWijziging, student, soort="verhuizing", geldig_vanaf=adres.vanaf, adres=adres
    )
    registers["brp"].meld(melding)
    assert daginname()["herzien"] == 1
    bedragen = {m: r["basisbeurs"][0] for m, r in per_maand(student.pk).items()}
    assert bedragen == {"2023-09": 27_490, "2023-10": 27_490, "2023-11": 11_030, "2023-12": 11_030}


def test_inkomen_van_een_ouder_herziet_beide_kinderen_om_het_inkomen(
    registers: dict[str, Any], op: Callable[[date], None]
) -> None:
    gezin = Gezin.met(None, 2_000_000)
    kinderen = [_student(gezin), _student(gezin)]
    op(date(2023, 10, 20))
    ouder = gezin.ouders[0]
    inkomen = Toetsingsinkomen(bsn_van(ouder), 2021, 2_500_000, "vastgesteld")
    registers["belastingdienst"].meld(
        _wijziging(InkomenWijziging, ouder, geldig_vanaf=date(2021, 1, 1), inkomen=inkomen)
    )
    assert daginname()["herzien"] == 2
    redenen = Toekenning.objects.filter(soort="herziening", reden="inkomen")
    assert {b.persoon_id for b in redenen} == {k.pk for k in kinderen}
    # ((25000 + 20000 − 2 × 17613,07) × 26 % / 12) / 2 = 105,8834…: 416,00 − 105,88
    assert per_maand(kinderen[0].pk)["2023-12"]["aanvullend"][0] == 31_012


def test_overlijden_en_diploma(registers: dict[str, Any], op: Callable[[date], None]) -> None:
    student, ander = _student(), _student()
    op(date(2023, 10, 20))
    registers["brp"].meld(
        _wijziging(BrpWijziging, student, soort="overlijden", geldig_vanaf=date(2023, 10, 15))
    )
    diploma = Diploma("d", bsn_van(ander), "21QA", "34401", "bachelor", date(2023, 10, 1))
    registers["diplomaregister"].meld(
        _wijziging(DiplomaWijziging, ander, soort="behaald", diploma=diploma)
    )
    assert daginname() == {"wijzigingen": 2, "herzien": 1}
    assert sorted(per_maand(student.pk)) == ["2023-09", "2023-10"]
    assert per_maand(ander.pk)["2023-09"]["basisbeurs"][1] == "prestatiebeurs"


def test_wat_een_mens_moet_beoordelen_wordt_een_werkopdracht(
    registers: dict[str, Any], op: Callable[[date], None]
) -> None:
    student = _student()
    op(date(2023, 10, 20))
    registers["brp"].meld(_wijziging(BrpWijziging, student, soort="relatie"))
    registers["brp"].meld(
        _wijziging(BrpWijziging, student, soort="naam", volgnummer=8, bsn="999999990")
    )
    assert daginname() == {"wijzigingen": 2, "werkopdrachten": 1, "onbekend": 1}
    assert Werkopdracht.objects.get().reden == "relatie_gewijzigd"
    assert Toekenning.objects.filter(persoon_id=student.pk).count() == 1
