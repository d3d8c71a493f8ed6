"""The desk: who is in the chain by step and age, one person's history, hold and lift, the transfer file, the alert."""

from datetime import date

import pytest
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Handeling, Inzage
from duo_portal.foundation.period import Maand
from duo_portal.identity import rollen
from duo_portal.identity.queries import bsn_van
from terugbetalen.invordering.stops import stops_voor
from terugbetalen.models import Aanhouding, Overdracht, Paspoortsignaal
from tests.desk.conftest import maak_collega

from .achterstand import lees_post, stappen, vorder_in, wanbetaler
from .test_paspoort import REDEN, in_het_buitenland

LIJST = "admin:terugbetalen_invorderingsstap_changelist"
PAGINA = "admin:terugbetalen_invorderingsstap_change"
DOEN = "admin:terugbetalen_invordering_doen"
DRIE = (Maand(2023, 12), Maand(2024, 1), Maand(2024, 2))


@pytest.fixture
def wie(kloon_db):
    """Two steps far."""
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    persoon = wanbetaler(DRIE)
    for maand in (3, 4):
        vorder_in(date(2024, maand, 12))
        lees_post(persoon)
    return persoon


def test_de_lijst_toont_alleen_de_laatste_stap_en_filtert(wie):
    client = maak_collega()
    eerste, laatste = stappen(wie)
    tekst = client.get(reverse(LIJST)).content.decode()
    assert reverse(PAGINA, args=[laatste.pk]) in tekst
    assert reverse(PAGINA, args=[eerste.pk]) not in tekst
    assert "450,00" in tekst
    assert str(wie) not in tekst
    for vraag, staat_erin in (
        ("stap=betaalverzoek", True),
        ("stap=aanmaning", False),
        ("leeftijd=30", False),
    ):
        tekst = client.get(reverse(LIJST) + "?" + vraag).content.decode()
        assert (reverse(PAGINA, args=[laatste.pk]) in tekst) == staat_erin, vraag
    bedrijfsdatum.zet(date(2024, 6, 12), "test")
    tekst = client.get(reverse(LIJST) + "?leeftijd=60").content.decode()
    assert reverse(PAGINA, args=[laatste.pk]) in tekst
    assert client.get(reverse(LIJST) + "?leeftijd=xx").status_code == 200


def test_de_geschiedenis_wordt_vastgelegd_en_aanhouden_kan_met_reden(wie):
    client = maak_collega()
    pagina = reverse(PAGINA, args=[stappen(wie)[-1].pk])
    tekst = client.get(pagina).content.decode()
    for stuk in (
        "betaalverzoek",
        "bericht over de achterstand",
        "Volgende stap",
        "25 december 2028",
    ):
        assert stuk in tekst
    assert Inzage.objects.filter(persoon_id=wie.pk, scherm__contains="invorderingsstap").exists()
    doe = reverse(DOEN, args=[stappen(wie)[-1].pk, "aanhouden"])
    client.post(doe, {"reden": ""})
    client.post(doe, {"reden": "ligt in het ziekenhuis", "tot": "31-31-2024"})
    assert not Aanhouding.objects.exists()
    client.post(doe, {"reden": "ligt in het ziekenhuis", "tot": "2024-06-01"})
    assert [s.naam for s in stops_voor(wie.pk, date(2024, 5, 31))] == ["aangehouden"]
    vorder_in(date(2024, 5, 12))
    tekst = client.get(pagina).content.decode()
    assert "Wat de keten nu tegenhoudt" in tekst
    assert "Wanneer een stap niet doorging" in tekst
    client.post(reverse(DOEN, args=[stappen(wie)[-1].pk, "hervatten"]), {"reden": "is thuis"})
    assert stops_voor(wie.pk, date(2024, 5, 12)) == ()
    assert Handeling.objects.filter(soort="invordering_hervatten", betrokkene_id=wie.pk).exists()


def test_wie_niet_mag_aanhouden_krijgt_403_en_get_verandert_niets(wie):
    controleur = maak_collega(rollen.CONTROLEUR, "co")
    doe = reverse(DOEN, args=[stappen(wie)[-1].pk, "aanhouden"])
    assert controleur.get(reverse(PAGINA, args=[stappen(wie)[-1].pk])).status_code == 200
    assert controleur.post(doe, {"reden": "x"}).status_code == 403
    assert maak_collega().get(doe).status_code == 405
    onbekend = reverse(DOEN, args=[stappen(wie)[-1].pk, "iets"])
    assert maak_collega().post(onbekend, {"reden": "x"}).status_code == 404


@pytest.mark.usefixtures("kloon_db")
def test_het_overdrachtsbestand_en_de_signalering_door_twee_leiders():
    wie = in_het_buitenland()
    bestand = Overdracht.objects.get()
    adres = reverse("admin:terugbetalen_overdracht_bestand", args=[bestand.pk])
    assert maak_collega().post(adres).status_code == 403
    geld = maak_collega(rollen.FINANCIEEL_MEDEWERKER, "fien")
    antwoord = geld.post(adres)
    assert bsn_van(wie) in antwoord.content.decode()
    assert Handeling.objects.filter(soort="overdracht_opgehaald", actor="fien").exists()
    een = maak_collega(rollen.TEAMLEIDER, "tea")
    lijst = een.get(reverse("admin:terugbetalen_paspoort")).content.decode()
    laatste = stappen(wie)[-1].pk
    assert reverse(PAGINA, args=[laatste]) in lijst
    een.post(reverse(DOEN, args=[laatste, "voorstellen"]), {"reden": REDEN})
    een.post(reverse(DOEN, args=[laatste, "bevestigen"]), {"reden": "eens"})
    assert Paspoortsignaal.objects.filter(handeling="bevestigen").count() == 0
    twee = maak_collega(rollen.TEAMLEIDER, "tom")
    assert "Bevestig de signalering" in twee.get(reverse(PAGINA, args=[laatste])).content.decode()
    twee.post(reverse(DOEN, args=[laatste, "bevestigen"]), {"reden": "eens"})
    assert Paspoortsignaal.objects.get(handeling="bevestigen").actor == "tom"
    een.post(reverse(DOEN, args=[laatste, "opheffen"]), {"reden": "woont weer in Nederland"})
    assert Paspoortsignaal.objects.filter(handeling="opheffen").exists()


@pytest.mark.usefixtures("kloon_db")
def test_de_lijst_van_verjaring():
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    wanbetaler([Maand(2019, 4)])
    tekst = maak_collega().get(reverse("admin:terugbetalen_verjaring")).content.decode()
    assert "25 april 2024" in tekst
