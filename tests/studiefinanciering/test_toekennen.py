"""First award in higher education: the figures are those of the statute, September 2023."""

from datetime import date

import pytest

from studiefinanciering.models import Aanvraag, Toekenning
from studiefinanciering.operations.toekennen import toekennen
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, vraagt_aan

from .lijnen import per_maand

pytestmark = pytest.mark.usefixtures("september")


def test_eerstejaars_thuis_zonder_ouders_krijgt_basisbeurs_en_maximale_aanvullende_beurs() -> None:
    student = Gezin.met().student()
    ingeschreven(student, date(2023, 9, 1))
    aanvraag = vraagt_aan(student, "2023-09")
    uitkomst = toekennen(persoon_id=student.pk, actor="test")
    assert (uitkomst.toegekend, uitkomst.afgewezen) == (1, 0)
    maanden = per_maand(student.pk)
    assert sorted(maanden) == ["2023-09", "2023-10", "2023-11", "2023-12"]
    assert maanden["2023-09"]["basisbeurs"] == (11_030, "prestatiebeurs")
    assert maanden["2023-09"]["aanvullend"] == (41_600, "gift")
    assert "koopkracht" not in maanden["2023-09"]
    aanvraag.refresh_from_db()
    assert aanvraag.status == Aanvraag.Status.TOEGEKEND
    besluit = Toekenning.objects.get()
    assert (besluit.van, besluit.tot) == (date(2023, 9, 1), date(2024, 1, 1))


def test_uitwonend_met_inkomen_van_de_ouders() -> None:
    # Parents 40.000 each, ho 2023: (40000 − 17613,07) × 26 % / 12 × 2 = 970,10 > 416,00: no supplement.
    student = Gezin.met(4_000_000, 4_000_000).student(waar=KAMER)
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09", vraagt_uitwonend=True)
    toekennen(persoon_id=student.pk, actor="test")
    september = per_maand(student.pk)["2023-09"]
    assert september["basisbeurs"] == (27_490, "prestatiebeurs")
    assert september["koopkracht"] == (16_430, "prestatiebeurs")
    assert "aanvullend" not in september


def test_opnieuw_toekennen_verandert_niets() -> None:
    student = Gezin.met().student()
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09")
    eerste = toekennen(persoon_id=student.pk, actor="test", sleutel="a")
    assert toekennen(persoon_id=student.pk, actor="test", sleutel="a") == eerste
    assert toekennen(persoon_id=student.pk, actor="test").besluiten == 0
    assert Toekenning.objects.count() == 1


def test_wie_geen_recht_heeft_krijgt_een_afwijzing_met_de_reden() -> None:
    student = Gezin.met().student()
    aanvraag = vraagt_aan(student, "2023-09")  # asked, but no school reported an enrolment
    uitkomst = toekennen(persoon_id=student.pk, actor="test")
    assert (uitkomst.toegekend, uitkomst.afgewezen) == (0, 1)
    besluit = Toekenning.objects.get()
    assert (besluit.soort, besluit.reden) == ("afwijzing", "niet_ingeschreven")
    assert per_maand(student.pk) == {}
    aanvraag.refresh_from_db()
    assert aanvraag.status == Aanvraag.Status.AFGEWEZEN
    assert toekennen(persoon_id=student.pk, actor="test").besluiten == 0
