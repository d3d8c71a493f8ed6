"""Inbox, letter and PDF through the pages: own letters only, read once, in both languages."""

import uuid
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.audit.models import Inzage
from duo_portal.identity.burger import BurgerRol
from duo_portal.identity.machtigen import machtig
from duo_portal.letters.models import Duidelijkheid, GelezenOp
from duo_portal.web.berichten import tellen
from tests.factories.portaal import aangemeld
from tests.letters.hulp import leg, lezer
from tests.web.twee_talen import zelfde_zinnen

pytestmark = pytest.mark.django_db
LIJST = "/mijn/berichten/"


def adres(naam: str, brief) -> str:
    return reverse(f"berichten:{naam}", args=[brief.uuid])


def test_het_postvak_telt_wat_ongelezen_is(client: Client) -> None:
    wie = lezer()
    brieven = [leg(wie, n) for n in range(1, 24)]
    aangemeld(client, wie)
    eerste = client.get(LIJST).content.decode()
    assert "Berichten (23 nieuwe)" in eerste
    assert eerste.count(">Ongelezen<") == 20
    assert client.get(LIJST, {"pagina": "2"}).content.decode().count(">Ongelezen<") == 3
    for onzin in ("nul", "-1", "999", ""):
        assert client.get(LIJST, {"pagina": onzin}).status_code == 200
    for _keer in range(2):
        assert "Berichten (22 nieuwe)" in client.get(adres("brief", brieven[0])).content.decode()
    assert GelezenOp.objects.count() == 1
    assert client.head(adres("brief", brieven[1])).status_code == 200
    assert GelezenOp.objects.count() == 1


def test_de_brief_van_een_ander_bestaat_niet(client: Client) -> None:
    van_ander = leg(lezer())
    aangemeld(client, lezer())
    for pad in (adres("brief", van_ander), adres("pdf", van_ander), f"{LIJST}{uuid.uuid4()}/"):
        assert client.get(pad).status_code == 404
    assert client.post(LIJST).status_code == 405
    assert GelezenOp.objects.count() == 0
    assert str(van_ander.uuid) not in client.get(LIJST).content.decode()
    client.logout()
    assert client.get(adres("brief", van_ander)).status_code == 302


def test_een_vertegenwoordiger_leest_en_dat_is_te_zien(client: Client) -> None:
    student, helper = lezer(), lezer()
    brief = leg(student)
    machtig(
        persoon=student,
        gemachtigde=helper,
        vanaf=date(2020, 1, 1),
        mag_handelen=False,
        actor="test",
    )
    aangemeld(client, helper, rol=BurgerRol.VERTEGENWOORDIGER, namens=student, mag_handelen=False)
    assert client.get(adres("brief", brief)).status_code == 200
    assert GelezenOp.objects.get().door_id == helper.pk
    assert Inzage.objects.filter(persoon_id=student.pk, actor=f"burger:{helper.pk}").exists()


def test_een_ouder_ziet_de_brieven_van_het_kind_niet(client: Client) -> None:
    from duo_portal.identity.operations import voeg_ouder_toe

    student, ouder = lezer(), lezer()
    voeg_ouder_toe(persoon=student, ouder=ouder)
    brief = leg(student)
    aangemeld(client, ouder, rol=BurgerRol.OUDER, namens=student)
    for pad in (LIJST, adres("brief", brief), adres("pdf", brief)):
        assert client.get(pad).status_code == 404


def test_de_pdf_komt_van_dezelfde_brief(client: Client) -> None:
    wie = lezer()
    brief = leg(wie)
    aangemeld(client, wie)
    antwoord = client.get(adres("pdf", brief), {"taal": "en"})
    assert antwoord["Content-Type"] == "application/pdf"
    assert "no-store" in antwoord["Cache-Control"]
    assert antwoord.content.startswith(b"%PDF")
    assert GelezenOp.objects.count() == 1
    assert client.get(adres("pdf", brief), {"taal": "<x>"}).status_code == 200


def test_een_naam_met_opmaak_blijft_tekst(client: Client) -> None:
    wie = lezer()
    brief = leg(wie, tekst="<script>alert(1)</script>{{ 7 }}")
    pagina = aangemeld(client, wie).get(adres("brief", brief)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 }}" in pagina


def test_het_postvak_is_in_beide_talen_anders(client: Client) -> None:
    wie = lezer()
    leg(wie)
    aangemeld(client, wie)
    nl = client.get(LIJST, headers={"accept-language": "nl"})
    client.cookies["django_language"] = "en"
    en = client.get(LIJST)
    assert zelfde_zinnen(nl, en, behalve=["Proefbrief.*", "Puk Proef"]) == []


def test_tellen_gebeurt_een_keer_per_verzoek(django_assert_num_queries) -> None:
    from types import SimpleNamespace

    wie = SimpleNamespace(persoon_id=lezer().pk, rol=BurgerRol.ZELF)
    with django_assert_num_queries(1):
        assert tellen.ongelezen(wie) == tellen.ongelezen(wie) == 0
        assert tellen.paneel(wie, None) is None


@pytest.mark.parametrize(
    ("volgende", "terug"),
    [
        ("/mijn/betalingen/", "/mijn/betalingen/"),
        ("/mijn/?x=1", "/mijn/"),
        ("//kwaad.invalid/", "/"),
        ("https://kwaad.invalid/", "/"),
        ("", "/"),
    ],
)
def test_was_dit_duidelijk_leidt_terug_naar_onze_eigen_pagina(
    client: Client, volgende: str, terug: str
) -> None:
    velden = {"pagina": "mijn:start", "oordeel": "ja", "volgende": volgende}
    antwoord = client.post("/mijn/berichten/duidelijk/", velden)
    assert antwoord["Location"] == f"{terug}?bedankt=1#duidelijk"
    assert Duidelijkheid.objects.get().is_duidelijk


def test_een_antwoord_zegt_niet_van_wie_het_is(client: Client) -> None:
    wie = lezer()
    brief = leg(wie)
    aangemeld(client, wie)
    velden = {
        "pagina": "berichten:brief",
        "oordeel": "nee",
        "volgende": adres("brief", brief),
        "toelichting": "mijn bsn is 999990019 \x00" + "x" * 5000,
    }
    assert client.post("/mijn/berichten/duidelijk/", velden).status_code == 302
    oordeel = Duidelijkheid.objects.get()
    assert oordeel.pagina == "brief:proefbrief"
    assert "999990019" not in oordeel.toelichting
    assert len(oordeel.toelichting) == 500
    assert {f.name for f in Duidelijkheid._meta.fields} == {
        "id", "pagina", "taal", "is_duidelijk", "toelichting", "dag"
    }  # fmt: skip


@pytest.mark.parametrize("oordeel", ["", "misschien", "\x00"])
def test_geen_antwoord_wordt_niet_bewaard(client: Client, oordeel: str) -> None:
    velden = {"pagina": "x" * 5000, "oordeel": oordeel, "volgende": "/"}
    assert client.post("/mijn/berichten/duidelijk/", velden).status_code == 302
    assert client.get("/mijn/berichten/duidelijk/").status_code == 405
    assert not Duidelijkheid.objects.exists()
    streng = Client(enforce_csrf_checks=True)
    assert streng.post("/mijn/berichten/duidelijk/", velden | {"oordeel": "ja"}).status_code == 403
