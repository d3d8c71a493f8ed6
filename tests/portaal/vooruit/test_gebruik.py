"""The curve of the desk: applied of entitled per day, and for whom the page is."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from duo_portal.identity.models import NationaliteitGroep
from studiefinanciering.desk.gebruik import lees_gebruik, procent
from tests.desk.conftest import maak_collega
from tests.factories.gezinnen import Gezin, ingeschreven, vraagt_aan


def _studenten(op: Callable[[date], None]) -> None:
    """Four who may, of whom three ask on three days; four who may not."""
    gezin = Gezin.met()
    op(date(2023, 6, 19))
    for dag, maand in ((19, 6), (22, 6), (1, 7), (None, None)):
        student = gezin.student()
        ingeschreven(student, date(2023, 9, 1))
        if dag is not None and maand is not None:
            op(date(2023, maand, dag))
            vraagt_aan(student, "2023-09")
    vraagt_aan(student := gezin.student(), "2023-09")  # asked, never enrolled
    ingeschreven(gezin.student(date(1993, 8, 30)), date(2023, 9, 1))
    ingeschreven(gezin.student(), date(2023, 9, 1), opleidingsvorm=3)
    ingeschreven(gezin.student(), date(2023, 9, 1), onderwijs=2)
    eu = gezin.student(nationaliteit_groep=NationaliteitGroep.EU_EER_ZWITSERLAND)
    ingeschreven(eu, date(2023, 9, 1))
    assert student.pk


@pytest.mark.django_db
def test_aangevraagd_van_wie_mag_per_dag_sinds_de_opening(op: Callable[[date], None]) -> None:
    _studenten(op)
    gebruik = lees_gebruik(date(2023, 7, 2))
    assert (gebruik.opening, gebruik.studiejaar.begin_jaar) == (date(2023, 6, 19), 2023)
    assert gebruik.gerechtigd == 4
    per_dag = dict(gebruik.dagen)
    assert len(per_dag) == 14
    assert [per_dag[date(2023, 6, d)] for d in (19, 21, 22, 30)] == [1, 1, 2, 2]
    assert per_dag[date(2023, 7, 2)] == gebruik.aangevraagd == 3
    assert procent(gebruik, 3) == "75,0 %"


@pytest.mark.django_db
def test_een_later_studiejaar_en_een_lege_administratie(op: Callable[[date], None]) -> None:
    leeg = lees_gebruik(date(2025, 3, 3))
    assert (leeg.gerechtigd, leeg.aangevraagd, procent(leeg, 0)) == (0, 0, "0,0 %")
    assert (leeg.studiejaar.begin_jaar, leeg.opening) == (2024, date(2024, 6, 1))
    assert lees_gebruik(date(2030, 1, 1)).studiejaar.begin_jaar == 2029


@pytest.mark.django_db
def test_de_pagina_is_voor_wie_studenten_mag_zien(op: Callable[[date], None]) -> None:
    _studenten(op)
    adres = reverse("admin:studiefinanciering_gebruik")
    client = maak_collega()
    pagina = client.get(adres).content.decode()
    assert "3 (75,0 %)" in pagina and "<polyline" in pagina and "19 jun" in pagina
    assert (
        adres in client.get(reverse("admin:studiefinanciering_student_changelist")).content.decode()
    )
    zonder = Client()
    zonder.force_login(User.objects.create(username="zonder", is_staff=True))
    assert zonder.get(adres).status_code == 403
    assert Client().get(adres).status_code == 302
