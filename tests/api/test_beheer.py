"""Keys in the admin: shown once, by whom may, and every act recorded."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from duo_portal.audit.models import Handeling
from duo_portal.foundation import clock
from duo_portal.identity import rollen
from duo_portal.partners.models import Partner, PartnerSleutel
from duo_portal.partners.sleutels import SleutelGeweigerd, herken
from studiefinanciering.api import rechten

from .conftest import geef_sleutel

SLEUTEL = re.compile(r"sfk_[a-z0-9]{8}_[A-Za-z0-9_-]{43}")


def collega(rol: str) -> Client:
    gebruiker, _ = User.objects.get_or_create(username=rol[:10], defaults={"is_staff": True})
    gebruiker.groups.set([Group.objects.get(name=rol)])
    client = Client()
    client.force_login(gebruiker)
    return client


@pytest.fixture
def beheerder(db: None) -> Client:
    return collega(rollen.BEHEERDER)


def vul(client: Client, adres: str, **anders: Any) -> dict[str, Any]:
    """The fields of the form as the page gives them, with other values."""
    pagina = client.get(adres)
    assert pagina.status_code == 200
    eenmalig = re.search(r'name="eenmalig" value="([^"]+)"', pagina.content.decode())
    assert eenmalig
    einde = clock.vandaag() + timedelta(days=100)
    return {"eenmalig": eenmalig[1], "verloopt_op": einde.isoformat(), **anders}


def test_een_partner_met_een_sleutel_die_eenmaal_te_zien_is(beheerder: Client) -> None:
    nieuw = {"naam": "Hogeschool", "brin": "21QA", "email": "a@b.example", "is_actief": "on"}
    assert beheerder.post(reverse("admin:partners_partner_add"), nieuw).status_code == 302
    partner = Partner.objects.get()
    adres = reverse("admin:partners_partner_sleutel", args=[partner.pk])
    assert (
        adres
        in beheerder.get(
            reverse("admin:partners_partner_change", args=[partner.pk])
        ).content.decode()
    )
    velden = vul(beheerder, adres, scopes=[rechten.DIPLOMAS])
    antwoord = beheerder.post(adres, velden)
    (leesbaar,) = SLEUTEL.findall(antwoord.content.decode())
    assert "no-store" in antwoord["Cache-Control"]
    assert herken(leesbaar).scopes == [rechten.DIPLOMAS]
    weer = beheerder.post(adres, velden, follow=True)
    assert not SLEUTEL.findall(weer.content.decode())
    assert "al uitgegeven" in weer.content.decode()
    assert PartnerSleutel.objects.count() == 1
    sleutel = PartnerSleutel.objects.get()
    for pagina in ("changelist", "change"):
        args = [sleutel.pk] if pagina == "change" else []
        tekst = beheerder.get(
            reverse(f"admin:partners_partnersleutel_{pagina}", args=args)
        ).content.decode()
        assert sleutel.voorvoegsel in tekst and leesbaar not in tekst
    soorten = Handeling.objects.values_list("soort", flat=True)
    assert {"partner_toevoegen", "partnersleutel_uitgeven"} <= set(soorten)


def test_vervangen_en_intrekken(beheerder: Client, partner: Partner) -> None:
    oud = geef_sleutel(partner)
    adres = reverse("admin:partners_partnersleutel_roteren", args=[oud.sleutel.pk])
    antwoord = beheerder.post(adres, vul(beheerder, adres, overlap_dagen="0"))
    (nieuw,) = SLEUTEL.findall(antwoord.content.decode())
    with pytest.raises(SleutelGeweigerd):
        herken(oud.leesbaar)
    sleutel = herken(nieuw)
    adres = reverse("admin:partners_partnersleutel_intrekken", args=[sleutel.pk])
    assert beheerder.get(adres).status_code == 200
    assert herken(nieuw).pk == sleutel.pk  # looking changes nothing
    assert beheerder.post(adres).status_code == 302
    with pytest.raises(SleutelGeweigerd):
        herken(nieuw)


@pytest.mark.parametrize(
    "anders",
    [{"scopes": []}, {"scopes": ["alles"]}, {"verloopt_op": "2099-01-01"}, {"verloopt_op": "x"}],
)
def test_een_formulier_dat_niet_klopt_komt_terug(
    beheerder: Client, partner: Partner, anders: dict[str, Any]
) -> None:
    adres = reverse("admin:partners_partner_sleutel", args=[partner.pk])
    antwoord = beheerder.post(
        adres, vul(beheerder, adres, **{"scopes": [rechten.DIPLOMAS], **anders})
    )
    assert antwoord.status_code == 200 and "errorlist" in antwoord.content.decode()
    assert PartnerSleutel.objects.count() == 0


def test_wie_geen_beheerder_is_geeft_niets_uit(partner: Partner) -> None:
    sleutel = geef_sleutel(partner).sleutel
    for rol in (rollen.BEHANDELAAR, rollen.AUDITOR):
        client = collega(rol)
        for naam, nummer in (
            ("partners_partner_sleutel", partner.pk),
            ("partners_partnersleutel_roteren", sleutel.pk),
            ("partners_partnersleutel_intrekken", sleutel.pk),
        ):
            adres = reverse(f"admin:{naam}", args=[nummer])
            assert client.get(adres).status_code == client.post(adres).status_code == 403
    beheerder = collega(rollen.BEHEERDER)
    for naam in ("partner_sleutel", "partnersleutel_roteren", "partnersleutel_intrekken"):
        assert beheerder.get(reverse(f"admin:partners_{naam}", args=[999])).status_code == 404
