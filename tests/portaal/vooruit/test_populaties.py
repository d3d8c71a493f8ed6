"""Take-up tips as a bulk send: the same people as the tip in the portal, each once in a study year."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from duo_portal.letters.operations import NieuweBrief, leg_klaar
from duo_portal.letters.populaties import populatie_van
from studiefinanciering.operations.toekennen import toekennen
from tests.factories.gezinnen import Gezin, ingeschreven, vraagt_aan
from tests.factories.portaal import aangemeld

pytestmark = pytest.mark.usefixtures("september")
NOVEMBER = date(2023, 11, 6)


def _mensen(naam: str) -> dict[int, dict[str, object]]:
    populatie = populatie_van(naam)
    sql, waarden = populatie.vraag(populatie.lees_parameters({"peildatum": "2023-11-06"}))
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return {persoon: json.loads(gegevens) for persoon, gegevens in cursor.fetchall()}


def test_de_tip_gaat_naar_wie_hem_ook_in_het_portaal_ziet_en_een_keer(
    op: Callable[[date], None],
) -> None:
    gezinnen = [
        Gezin.met(inkomen, inkomen) for inkomen in (2_500_000, 2_500_000, 2_500_000, 9_000_000)
    ]
    studenten = [gezin.student() for gezin in gezinnen]
    for student in studenten:
        ingeschreven(student, date(2023, 9, 1))
        vraagt_aan(student, "2023-09", vraagt_aanvullende_beurs=False)
        toekennen(persoon_id=student.pk, actor="test")
    een, weg, gehad, _ = studenten
    op(NOVEMBER)
    aangemeld(Client(), weg).post(reverse("mijn:tip", args=["aanvullende-beurs"]))
    gegevens = {"component": 3, "centen": 9_000, "uiterlijk": "2024-08-31"}
    brief = NieuweBrief(gehad.pk, "nl", 1, gegevens)
    leg_klaar(brief, soort="gebruikstip", bron="test", sjabloonversie=1)
    # 95,90 is told as 90,00
    assert _mensen("tip_aanvullende_beurs") == {een.pk: gegevens}
    assert _mensen("tip_basisbeurs") == {}


def test_wie_niets_vroeg_krijgt_de_tip_van_de_basisbeurs(op: Callable[[date], None]) -> None:
    student = Gezin.met().student()
    ingeschreven(student, date(2023, 9, 1))
    op(NOVEMBER)
    assert _mensen("tip_basisbeurs") == {
        student.pk: {"component": 1, "centen": 11_030, "uiterlijk": "2024-08-31"}
    }
