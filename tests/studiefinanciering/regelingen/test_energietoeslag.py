"""Energietoeslag by our own rules and by file; what a scheme may say before it opens."""

from datetime import date

import pytest

from duo_portal.identity.models import Persoon
from duo_portal.letters.models import Brief
from studiefinanciering.models import Toekenning
from studiefinanciering.operations.regelingen import (
    ken_eenmalig_toe,
    mag_aanvragen,
    voorbeeld_eenmalig,
    wat_verandert_voor_mij,
)
from studiefinanciering.operations.toekennen import toekennen
from studiefinanciering.regelingen.beoordelen import RegelingDicht
from studiefinanciering.rules.eenmalig import Stand
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, vraagt_aan

from .vullen import (
    ENERGIE,
    Op,
    geef_verleden,
    kenmerk_van,
    lees_bestand,
    nieuwe_student,
    oud_student,
)

pytestmark = pytest.mark.usefixtures("september")


def test_energietoeslag_groep_1_uit_de_regels_van_oktober_2023(op: Op) -> None:
    krijgt = nieuwe_student(1_000_000, 1_000_000)
    thuis = nieuwe_student(1_000_000, 1_000_000, kamer=False)
    rijk = nieuwe_student(20_000_000, 20_000_000)
    op(date(2023, 12, 4))
    voorbeeld = voorbeeld_eenmalig(regeling=ENERGIE)
    assert Toekenning.objects.filter(regeling=ENERGIE).count() == 0, "a preview decides nothing"
    uitkomst = ken_eenmalig_toe(regeling=ENERGIE, actor="test")
    assert uitkomst.totalen() == voorbeeld.totalen()
    assert uitkomst.bekeken == 3
    assert uitkomst.redenen == {
        "groep_1": 1,
        "niet_uitwonend": 1,
        "geen_aanvullende_beurs": 1,
    }
    besluit = Toekenning.objects.get(regeling=ENERGIE)
    assert besluit.persoon_id == krijgt.pk and besluit.reden == "groep_1"
    assert (besluit.van, besluit.uitvoerbaar_vanaf) == (date(2024, 1, 1), date(2024, 1, 15))
    (regel,) = besluit.regels.all()
    assert (regel.component, regel.vorm, regel.bedrag_centen) == (20, 1, 40_000)
    assert Brief.objects.filter(bron_id=besluit.pk, soort="besluit_toekenning").count() == 1
    assert {thuis.pk, rijk.pk}.isdisjoint(
        Toekenning.objects.filter(regeling=ENERGIE).values_list("persoon_id", flat=True)
    )


def test_wie_niets_krijgt_laat_geen_spoor_na_en_nog_eens_doen_verandert_niets(op: Op) -> None:
    nieuwe_student(1_000_000, 1_000_000)
    nieuwe_student(1_000_000, 1_000_000, kamer=False)
    op(date(2024, 1, 15))
    eerste = ken_eenmalig_toe(regeling=ENERGIE, actor="test")
    tweede = ken_eenmalig_toe(regeling=ENERGIE, actor="test")
    assert (eerste.toegekend, tweede.toegekend, tweede.al_besloten) == (1, 0, 1)
    assert tweede.bedrag_centen == 0 and tweede.redenen == {"niet_uitwonend": 1}
    assert Toekenning.objects.filter(regeling=ENERGIE).count() == 1


def test_energietoeslag_groep_2_komt_uit_een_bestand(op: Op) -> None:
    student = oud_student(date(2017, 9, 1), 48)
    op(date(2024, 1, 15))
    rij = {
        "kenmerk": kenmerk_van(student),
        "is_uitwonend": "nee",
        "aanvullende_beurs": 0,
        "heeft_prestatiebeurs_over": "nee",
        "laatste_aanvullende_beurs": 20_000,
        "lening": 5_000,
    }
    uitkomst = ken_eenmalig_toe(regeling=ENERGIE, invoer=lees_bestand(ENERGIE, rij), actor="test")
    assert (uitkomst.toegekend, uitkomst.redenen) == (1, {"groep_2": 1})


def test_energietoeslag_groep_2_uit_eigen_regels(op: Op) -> None:
    """The right was used up in September 2023: a supplement then, a loan in October."""
    student = Gezin.met(1_000_000, 1_000_000).student(waar=KAMER)
    _verleden_ = {"prestatiebeurs_gebruikt": 47, "recht_gebruikt": 2}
    ingeschreven(student, date(2023, 9, 1))
    geef_verleden(student, date(2019, 10, 1), **_verleden_)
    vraagt_aan(student, "2023-09", vraagt_uitwonend=True, lening_gevraagd_centen=5_000)
    toekennen(persoon_id=student.pk, actor="test")
    op(date(2024, 1, 15))
    uitkomst = ken_eenmalig_toe(regeling=ENERGIE, actor="test")
    assert uitkomst.redenen == {"groep_2": 1}


def test_overledenen_krijgen_geen_besluit(op: Op) -> None:
    student = nieuwe_student(1_000_000, 1_000_000)
    Persoon.objects.filter(pk=student.pk).update(overleden_op=date(2023, 11, 2))
    op(date(2024, 1, 15))
    assert voorbeeld_eenmalig(regeling=ENERGIE).bekeken == 0


# -- before the start


def test_voor_de_start_is_er_al_iets_te_zeggen(op: Op) -> None:
    student = nieuwe_student(1_000_000, 1_000_000)
    assert not mag_aanvragen(ENERGIE, date(2023, 9, 30))
    dicht = wat_verandert_voor_mij(student.pk, ENERGIE, date(2023, 9, 30))
    assert (dicht.stand, dicht.bedrag_centen, dicht.reden) == (Stand.NOG_NIET_OPEN, 0, "")
    op(date(2023, 11, 1))
    assert mag_aanvragen(ENERGIE, date(2023, 11, 1))
    blik = wat_verandert_voor_mij(student.pk, ENERGIE, date(2023, 11, 1))
    assert (blik.stand, blik.bedrag_centen, blik.reden) == (Stand.OPEN, 40_000, "groep_1")
    assert blik.betaalbaar_vanaf == date(2024, 1, 15)
    assert blik.uitleg is not None and blik.uitleg.stappen[-1].waarde == 40_000
    assert Toekenning.objects.filter(regeling=ENERGIE).count() == 0


@pytest.mark.parametrize(("dag", "wat"), [(date(2023, 9, 30), "opent"), (date(2024, 8, 1), "ges")])
def test_buiten_zijn_dagen_wordt_niets_beslist(dag: date, wat: str) -> None:
    with pytest.raises(RegelingDicht, match=wat):
        ken_eenmalig_toe(regeling=ENERGIE, actor="test", op=dag)
