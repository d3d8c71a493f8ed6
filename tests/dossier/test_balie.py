"""The counter: a clerk and a citizen do an act together, on record and visible; nothing else of the portal opens."""

import pytest
from django.test import Client

from duo_portal.audit.models import Handeling, Inzage
from duo_portal.identity import rollen
from studiefinanciering.models import Keuze, Student
from tests.desk.conftest import maak_collega
from tests.factories.portaal import aangemeld
from tests.toegang.formulieren import LENEN

from .conftest import adres, geef_reden

STAP, CONTROLE = "/mijn/wijzigen/lenen/bedrag/", "/mijn/wijzigen/lenen/controle/"
BEGIN = {"gezien": "paspoort", "is_erbij": "on"}


def _begin(client: Client, student: Student) -> None:
    antwoord = client.post(adres("dossier_balie", student.persoon), BEGIN)
    assert antwoord.status_code == 302, antwoord.text


def _verstuur(client: Client) -> None:
    stap = client.post(STAP, LENEN)
    assert stap.status_code == 302, stap.text
    controle = client.get(CONTROLE)
    concept = controle.context["concept"]
    velden = {"concept": str(concept.sleutel), "versie": str(concept.versie)}
    assert "/ontvangst/" in client.post(CONTROLE, velden)["Location"]


def test_samen_een_wijziging_doen(open_client: Client, dossier: Student) -> None:
    assert open_client.get(STAP).status_code == 302  # nobody is at the counter yet
    pagina = adres("dossier_balie", dossier.persoon)
    assert open_client.post(pagina, {"gezien": "paspoort"}).status_code == 422
    _begin(open_client, dossier)
    assert STAP.removesuffix("bedrag/") in open_client.get(pagina).text
    eerder = Keuze.objects.filter(persoon=dossier).count()
    assert "Aan de balie" in open_client.get(STAP).text
    _verstuur(open_client)
    assert Keuze.objects.filter(persoon=dossier).count() > eerder
    gedaan = Handeling.objects.get(soort__startswith="verzonden_", rol="balie")
    assert gedaan.actor == "balie:bo"
    assert gedaan.uitkomst["balie"] == {"medewerker": "bo", "gezien": "paspoort"}
    blikken = Inzage.objects.filter(scherm__startswith="balie: ", persoon_id=dossier.pk)
    assert {(b.actor, b.rol, bool(b.opening_id)) for b in blikken} == {("bo", "behandelaar", True)}
    burger = aangemeld(Client(headers={"accept-language": "nl"}), dossier.persoon)
    assert "samen met een medewerker aan de balie" in burger.get("/mijn/inzage/").text


@pytest.mark.parametrize("pad", ["/mijn/", "/mijn/betalingen/", "/mijn/alles/", "/mijn/gegevens/contact/"])  # fmt: skip
def test_de_rest_van_het_portaal_blijft_dicht(
    open_client: Client, dossier: Student, pad: str
) -> None:
    _begin(open_client, dossier)
    assert open_client.get(pad)["Location"].startswith("/aanmelden/")


def test_een_ander_rekeningnummer_kan_niet_aan_de_balie(
    open_client: Client, dossier: Student
) -> None:
    _begin(open_client, dossier)
    assert open_client.get("/mijn/wijzigen/rekening/").status_code == 404
    assert "/mijn/wijzigen/rekening/" not in open_client.get(adres("dossier_balie", dossier.persoon)).text  # fmt: skip


def test_het_houdt_op(open_client: Client, dossier: Student) -> None:
    _begin(open_client, dossier)
    open_client.post(adres("dossier_balie", dossier.persoon), {"actie": "stop"})
    assert open_client.get(STAP)["Location"].startswith("/aanmelden/")
    _begin(open_client, dossier)
    assert open_client.get(STAP).status_code == 200
    with pytest.MonkeyPatch.context() as klok:  # the half hour of the reason has gone by
        klok.setattr("duo_portal.audit.inzage.GELDIG_MINUTEN", 0)
        assert open_client.get(STAP)["Location"].startswith("/aanmelden/")


@pytest.mark.parametrize("rol", [rollen.CONTROLEUR, rollen.AUDITOR, rollen.KLACHTENFUNCTIONARIS])
def test_wie_geen_balie_heeft(dossier: Student, rol: str) -> None:
    client = maak_collega(rol, "x")
    if rol == rollen.KLACHTENFUNCTIONARIS:
        geef_reden(client, dossier.persoon)
    assert client.post(adres("dossier_balie", dossier.persoon), BEGIN).status_code == 403
    sessie = client.session
    sessie["balie"] = {"persoon": dossier.pk, "gezien": "paspoort"}
    sessie.save()
    assert client.get(STAP)["Location"].startswith("/aanmelden/")
