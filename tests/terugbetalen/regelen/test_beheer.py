"""The desk: a colleague agrees on an arrangement from the chain, another decides on what lies outside the bounds."""

import uuid
from typing import Any

import pytest
from django.urls import reverse

from duo_portal.audit.models import Inzage
from duo_portal.identity import rollen
from terugbetalen.models import Invorderingsstap, Regeling
from tests.desk.conftest import maak_collega

from .hulp import DAG, achter, spreek_af

pytestmark = pytest.mark.django_db


def stap(wie: Any) -> Invorderingsstap:
    return Invorderingsstap.objects.create(
        persoon=wie,
        volgnummer=1,
        stap="bericht",
        reden="test",
        genomen_op=DAG,
        achterstand_centen=45_000,
        actor="test",
    )


def velden(**anders: str) -> dict[str, str]:
    return {
        "bedrag": "50",
        "dag": "25",
        "reden": "gebeld",
        "sleutel": str(uuid.uuid4()),
        "actie": "toon",
    } | anders


def test_eerst_het_rooster_en_dan_eenmaal_vastgelegd() -> None:
    wie = achter()
    client = maak_collega()
    adres = reverse("admin:terugbetalen_regeling_nieuw", args=[stap(wie).pk])
    assert "Wat past bij u" in client.get(adres).content.decode()
    assert Inzage.objects.filter(persoon_id=wie.pk).exists()
    post = velden()
    assert "25 april 2024" in client.post(adres, post).content.decode()
    assert not Regeling.objects.exists()
    for _ in range(2):
        assert client.post(adres, post | {"actie": "vast"}).status_code == 302
    regeling = Regeling.objects.get()
    assert (regeling.status, regeling.kanaal, regeling.actor) == ("loopt", "loket", "bo")
    pagina = client.get(reverse("admin:terugbetalen_regeling_change", args=[regeling.pk]))
    assert "komt nog" in pagina.content.decode()


@pytest.mark.parametrize(
    "fout",
    [
        {"bedrag": "0"},
        {"bedrag": "-5"},
        {"bedrag": "veel"},
        {"bedrag": "9" * 30},
        {"dag": "31"},
        {"maanden": "600"},
        {"reden": ""},
        {"sleutel": "x"},
        {"bedrag": "1.000"},
    ],
)
def test_verkeerde_invoer_legt_niets_vast(fout: dict[str, str]) -> None:
    client, rij = maak_collega(), stap(achter())
    adres = reverse("admin:terugbetalen_regeling_nieuw", args=[rij.pk])
    antwoord = client.post(adres, velden(actie="vast") | fout)
    assert antwoord.status_code == 200
    assert antwoord.context["form"].errors
    assert not Regeling.objects.exists()


def test_buiten_de_grenzen_beslist_een_ander() -> None:
    wie = achter()
    anna, bert = maak_collega(naam="anna"), maak_collega(naam="bert")
    adres = reverse("admin:terugbetalen_regeling_nieuw", args=[stap(wie).pk])
    anna.post(adres, velden(bedrag="10", maanden="60", actie="vast"))
    regeling = Regeling.objects.get()
    assert regeling.status == "gevraagd"
    pagina = reverse("admin:terugbetalen_regeling_change", args=[regeling.pk])
    assert "Beslissen als tweede medewerker" in bert.get(pagina).content.decode()
    beslis = reverse("admin:terugbetalen_regeling_beslis", args=[regeling.pk])
    assert anna.post(beslis, {"akkoord": "ja", "reden": "zelf"}, follow=True).status_code == 200
    regeling.refresh_from_db()
    assert regeling.status == "gevraagd"
    bert.post(beslis, {"akkoord": "ja", "reden": "past"})
    regeling.refresh_from_db()
    assert (regeling.status, regeling.tweede_actor) == ("loopt", "bert")
    assert bert.get(beslis).status_code == 405


def test_wie_er_niet_over_gaat_komt_er_niet_in() -> None:
    regeling = spreek_af(achter())
    controleur = maak_collega(rollen.CONTROLEUR, "cor")
    beslis = reverse("admin:terugbetalen_regeling_beslis", args=[regeling.pk])
    assert controleur.post(beslis, {"akkoord": "ja", "reden": "x"}).status_code == 403
    assert controleur.get(reverse("admin:terugbetalen_regeling_changelist")).status_code == 200
    assert maak_collega().post(beslis.replace(str(regeling.pk), "0")).status_code == 404
