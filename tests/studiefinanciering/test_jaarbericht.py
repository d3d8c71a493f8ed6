"""The year notice is made ready each January after the run of January, once a year, for a colleague to release."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.foundation.period import Maand
from duo_portal.ledger.codes import Regime, Soort
from duo_portal.ledger.operations import post
from duo_portal.ledger.patterns_schuld import rente_bijschrijven
from duo_portal.letters.campagnes import geef_vrij, golf
from duo_portal.letters.models import Brief, Campagne
from duo_portal.letters.soorten import maak_inhoud
from studiefinanciering.models import Student
from studiefinanciering.operations.dagelijks import doe_dagelijks
from studiefinanciering.operations.jaarbericht import zet_jaarbericht_klaar
from studiefinanciering.operations.toekennen import toekennen_reeks
from tests.desk.conftest import maak_dossier

pytestmark = pytest.mark.django_db
JANUARI = date(2024, 1, 8)


def run_van_januari(student: Student, status: str) -> None:
    toekennen_reeks(
        gezin_van=student.gezin_id,
        gezin_tot=student.gezin_id + 1,
        van=Maand(2024, 1),
        tot=Maand(2025, 1),
        actor="test",
        run_id=1,
        reden="nieuw_kalenderjaar",
    )
    Run.objects.create(
        soort="toekenning",
        periode=date(2024, 1, 1),
        status=status,
        peilmoment=bedrijfsdatum.moment(),
        geopend_door="test",
    )


def leent(student: Student) -> None:
    """A debt, so that the person is in the population."""
    post(
        soort=Soort.RENTE,
        sleutel="rente:proef",
        persoon_id=student.pk,
        effectief_op=date(2023, 12, 31),
        legs=rente_bijschrijven(persoon_id=student.pk, regime=Regime.SF35, bedrag_centen=1_234),
    )


def test_pas_na_de_run_van_januari_en_een_keer(september: None) -> None:
    student = maak_dossier()
    leent(student)
    bedrijfsdatum.zet(JANUARI, "test")
    run_van_januari(student, Run.Status.LOPEND)
    assert zet_jaarbericht_klaar(JANUARI) == 0
    Run.objects.update(status=Run.Status.AFGEROND)
    assert zet_jaarbericht_klaar(date(2024, 3, 1)) == 0  # nobody reads a year notice in spring
    assert doe_dagelijks(op=JANUARI)["jaarbericht"] == 1
    assert doe_dagelijks(op=JANUARI)["jaarbericht"] == 0
    campagne = Campagne.objects.get()
    assert (campagne.status, campagne.gemaakt_door) == ("voorbeeld", "systeem")
    assert not Brief.objects.filter(soort="jaarbericht").exists()  # a colleague releases it
    geef_vrij(campagne, actor="anna", gezien=1)
    assert golf(campagne) == 1
    tekst = maak_inhoud(Brief.objects.get(soort="jaarbericht"))
    tabel = next(deel for deel in tekst.delen if "2024" in deel.kop).tabellen[0]
    december, januari = tabel.koppen[1:]
    assert (december, januari) == ("December 2023", "Januari 2024")
    assert "€\u00a0274,90" in tabel.rijen[0][1]  # basisbeurs uitwonend of 2023
    assert tabel.rijen[0][1] != tabel.rijen[0][2]
