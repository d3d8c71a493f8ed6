"""The desk's pages: a bulk send from text to release by two colleagues, the printer, and what was not clear."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from duo_portal.audit.models import Inzage
from duo_portal.identity import rollen
from duo_portal.letters.duidelijk import bewaar_oordeel
from duo_portal.letters.models import Brief, Campagne, Drukpartij
from duo_portal.letters.verzenden import kies_kanalen
from tests.letters import test_campagnes as _proef  # noqa: F401 - registers the population "proef"
from tests.letters.hulp import leg, lezer

pytestmark = pytest.mark.django_db
LIJST = "/beheer/letters/campagne/"


@pytest.fixture
def collega() -> Callable[..., Client]:
    def maak(naam: str, rol: str, taal: str = "nl") -> Client:
        gebruiker = User.objects.create(username=naam, is_staff=True)
        gebruiker.groups.set([Group.objects.get(name=rol)])
        client = Client(headers={"accept-language": taal})
        client.force_login(gebruiker)
        return client

    return maak


def velden(vanaf: int, **anders: Any) -> dict[str, Any]:
    return {
        "naam": "Let op",
        "populatie": "proef",
        "parameters": json.dumps({"vanaf": vanaf}),
        "onderwerp_nl": "Let op uw lening",
        "tekst_nl": "U krijgt {bedrag_centen}.",
        "onderwerp_en": "Mind your loan",
        "tekst_en": "You get {bedrag_centen}.",
        "golf_grootte": "2",
    } | anders


def test_een_campagne_gaat_langs_twee_collegas(collega: Callable[..., Client]) -> None:
    mensen = [lezer() for _n in range(3)]
    bo, cy = collega("bo", rollen.BEHANDELAAR), collega("cy", rollen.TEAMLEIDER)
    assert bo.post(f"{LIJST}add/", velden(mensen[0].pk)).status_code == 302
    c = Campagne.objects.get()
    doe = lambda wat: reverse("admin:letters_campagne_handeling", args=[c.pk, wat])  # noqa: E731
    assert bo.get(doe("voorbeeld")).status_code == 405
    bo.post(doe("voorbeeld"))
    pagina = bo.get(f"{LIJST}{c.pk}/change/").content.decode()
    assert "Let op uw lening" in pagina
    assert "Mind your loan" in pagina
    assert "€\u00a0123,45" in pagina
    assert Inzage.objects.filter(persoon_id=mensen[0].pk, actor="bo").exists()
    assert bo.post(doe("vrijgeven"), {"gezien": "3"}).status_code == 403
    for gezien in ("", "2", "²", "x"):
        cy.post(doe("vrijgeven"), {"gezien": gezien})
        assert Campagne.objects.get().status == "voorbeeld"
    cy.post(doe("vrijgeven"), {"gezien": "3"})
    c.refresh_from_db()
    assert (c.status, c.gemaakt_door, c.vrijgegeven_door) == ("vrijgegeven", "bo", "cy")
    assert Brief.objects.count() == 0
    en = collega("di", rollen.TEAMLEIDER, "en").get(f"{LIJST}{c.pk}/change/").content.decode()
    assert "Letters laid ready" in en


@pytest.mark.parametrize(
    "fout",
    [
        {"tekst_nl": "{iban}"},
        {"parameters": "[1]"},
        {"parameters": "{"},
        {"parameters": "{}"},
        {"populatie": "x'; DROP"},
        {"golf_grootte": "0"},
    ],
)
def test_wat_niet_klopt_wordt_gezegd(collega: Callable[..., Client], fout: dict[str, str]) -> None:
    antwoord = collega("bo", rollen.BEHANDELAAR).post(f"{LIJST}add/", velden(1, **fout))
    assert antwoord.status_code == 200
    assert "errorlist" in antwoord.content.decode()
    assert not Campagne.objects.exists()


def test_wie_niet_mag_kan_niets(collega: Callable[..., Client]) -> None:
    auditor = collega("au", rollen.AUDITOR)
    assert auditor.get(f"{LIJST}add/").status_code == 403
    assert auditor.post("/beheer/letters/drukpartij/open/").status_code == 403
    c = Campagne.objects.create(**velden(1, parameters={"vanaf": 1}), gemaakt_door="bo")
    assert (
        auditor.post(
            reverse("admin:letters_campagne_handeling", args=[c.pk, "voorbeeld"])
        ).status_code
        == 403
    )
    assert auditor.get(f"{LIJST}{c.pk}/change/").status_code == 200


def test_de_drukker_haalt_op_en_meldt_gedrukt(collega: Callable[..., Client]) -> None:
    leg(lezer(None, papier=True))
    kies_kanalen()
    bo = collega("bo", rollen.BEHANDELAAR)
    assert "1 brief op de drukker" in bo.get("/beheer/letters/drukpartij/").content.decode()
    assert bo.get("/beheer/letters/drukpartij/open/").status_code == 405
    pagina = bo.post("/beheer/letters/drukpartij/open/", follow=True).content.decode()
    partij = Drukpartij.objects.get()
    assert reverse("admin:letters_drukpartij_pdf", args=[partij.pk]) in pagina
    assert bo.get(reverse("admin:letters_drukpartij_pdf", args=[partij.pk])).content.startswith(
        b"%PDF"
    )
    gedrukt = reverse("admin:letters_drukpartij_gedrukt", args=[partij.pk])
    assert "verzonden" in bo.post(gedrukt, follow=True).content.decode()
    assert "al als gedrukt gemeld" in bo.post(gedrukt, follow=True).content.decode()
    assert bo.get("/beheer/letters/uitgaandbericht/").status_code == 200


def test_de_minst_duidelijke_pagina_staat_boven(collega: Callable[..., Client]) -> None:
    for pagina, is_duidelijk in (("a", True), ("b", False), ("b", False), ("c", False)):
        bewaar_oordeel(
            pagina=pagina,
            taal="nl",
            is_duidelijk=is_duidelijk,
            toelichting="",
            dag=date(2024, 1, 1),
        )
    tekst = collega("bo", rollen.BEHANDELAAR).get("/beheer/letters/duidelijkheid/").content.decode()
    plaatsen = [tekst.index(f'<th scope="row">{pagina}</th>') for pagina in "bca"]
    assert plaatsen == sorted(plaatsen)
