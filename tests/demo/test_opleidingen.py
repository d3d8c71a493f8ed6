"""Every programme of the demo has a name."""

import pytest

from studiefinanciering.demo.cijfers import bevolkingscijfers
from studiefinanciering.demo.opleidingen import zaai_opleidingen
from studiefinanciering.demo.verhalen import verhalen
from studiefinanciering.models import Opleiding

pytestmark = pytest.mark.django_db


def test_elke_opleiding_van_de_demo_heeft_een_naam():
    assert zaai_opleidingen() == Opleiding.objects.count() > 20
    lijsten = {k: v for k, v in bevolkingscijfers()["opleidingen"].items() if isinstance(v, list)}
    codes = {rij[1] for lijst in lijsten.values() for rij in lijst}
    codes |= {v.opleiding[1] for v in verhalen()}
    assert codes <= set(Opleiding.objects.values_list("code", flat=True))


def test_nog_eens_verandert_niets():
    zaai_opleidingen()
    Opleiding.objects.filter(code="34035").update(naam="Anders")
    zaai_opleidingen()
    assert Opleiding.objects.get(code="34035").naam == "Anders"
