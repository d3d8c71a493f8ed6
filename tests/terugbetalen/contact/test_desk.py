"""The desk: rules with counts, preview and release by two, next person, outcomes; who may what, and no numbers on lists."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.audit.models import Inzage
from duo_portal.identity import rollen
from duo_portal.identity.queries import bsn_van
from terugbetalen.contact.afspraken import maak_afspraak
from terugbetalen.models import Afspraak, Contactmoment, Geselecteerde, Selectie, Terugbelbelofte
from tests.desk.conftest import maak_collega
from tests.desk.test_talen import teksten

from .mensen import debiteur, heeft_telefoon, lijst, nl, zet

pytestmark = pytest.mark.django_db
GOED = {
    "kanaal": "telefoon",
    "uitkomst": "betaalt",
    "notitie": "betaalt vrijdag",
    "vervolg": "geen",
    "vervolg_op": "",
    "dagdeel": "ochtend",
    "sleutel": "7a9c1e7e-30f5-4b53-9a1c-0d6c1d0b7f10",
}


def beheer(naam: str, *args: Any) -> str:
    return reverse(f"admin:terugbetalen_{naam}", args=args)


def test_van_regel_tot_gesprek(bo: Client, chef: Client) -> None:
    wie = debiteur(8, 2)
    heeft_telefoon(wie)
    zet()
    regels = chef.get(beheer("selectie_regels")).content.decode()
    assert "Vandaag op de lijst: 1. Uitgesloten: 0." in regels
    assert "maanden niet (helemaal) betaald, in 12 maanden: minstens 2, hoogstens 4" in regels
    chef.post(beheer("selectie_regels"), {"regel": "af_en_toe_gemist"})
    vast = Selectie.objects.get()
    vrij = beheer("selectie_handeling", vast.pk, "vrijgeven")
    zelf = chef.post(vrij, {"gezien": "1"}, follow=True).content.decode()
    assert "vraag een collega om te beslissen" in zelf
    ander = maak_collega(rollen.TEAMLEIDER, "an")
    na = ander.post(vrij, {"gezien": "1"}, follow=True).content.decode()
    assert "Gedaan: Geef vrij en nodig uit." in na
    naar = bo.post(beheer("selectie_volgende", vast.pk))
    [rij] = Geselecteerde.objects.all()
    assert naar.headers["Location"] == beheer("geselecteerde_change", rij.pk)
    pagina = bo.get(naar.headers["Location"]).content.decode()
    assert "U hebt in de laatste 12 maanden 2 maanden" in pagina
    assert 'href="tel:+16135550123"' in pagina
    assert bsn_van(wie) not in pagina
    assert Inzage.objects.filter(persoon_id=wie.pk, actor="bo").count() == 1
    bo.post(beheer("geselecteerde_contact", rij.pk), GOED)
    bo.post(beheer("geselecteerde_contact", rij.pk), GOED)  # clicked twice
    [moment] = Contactmoment.objects.all()
    assert (moment.medewerker, moment.uitkomst, moment.geselecteerde_id) == (
        "bo",
        "betaalt",
        rij.pk,
    )
    klaar = bo.post(beheer("selectie_volgende", vast.pk), follow=True).content.decode()
    assert "Op deze lijst is nu niemand meer te bellen." in klaar


def test_een_fout_formulier_komt_terug_met_wat_er_stond(bo: Client) -> None:
    debiteur(8, 2)
    lijst("af_en_toe_gemist")
    [rij] = Geselecteerde.objects.all()
    adres = beheer("geselecteerde_contact", rij.pk)
    for anders in (
        {"vervolg": "brief"},
        {"uitkomst": ""},
        {"vervolg_op": "gisteren"},
        {"kanaal": "duif"},
    ):
        tekst = bo.post(adres, GOED | anders).content.decode()
        assert "betaalt vrijdag" in tekst
        assert "errorlist" in tekst
    assert not Contactmoment.objects.exists()


def test_wie_buiten_de_lijst_blijft_staat_er_met_de_reden_en_wordt_niet_gebeld(
    bo: Client, chef: Client
) -> None:
    wie = debiteur(8, 2)
    debiteur(8, 3)
    type(wie).objects.filter(pk=wie.pk).update(overleden_op=nl(2024, 1, 2, 0).date())
    vast = lijst("af_en_toe_gemist")
    assert (
        "Overleden: de nabestaanden"
        in chef.get(beheer("selectie_change", vast.pk)).content.decode()
    )
    rij = Geselecteerde.objects.get(persoon=wie)
    pagina = bo.get(beheer("geselecteerde_change", rij.pk)).content.decode()
    assert "Overleden: de nabestaanden" in pagina
    assert "Leg vast" not in pagina
    bo.post(beheer("geselecteerde_contact", rij.pk), GOED)
    assert not Contactmoment.objects.exists()


def test_lijsten_noemen_niemand_en_geen_notitie(bo: Client) -> None:
    wie = debiteur(8, 2)
    heeft_telefoon(wie)
    lijst("af_en_toe_gemist")
    [rij] = Geselecteerde.objects.all()
    geheim = f"belt over BSN {bsn_van(wie)} en zijn moeder"
    nummers = {"uitkomst": "regeling", "vervolg": "terugbellen", "vervolg_op": "2024-02-20"}
    bo.post(beheer("geselecteerde_contact", rij.pk), GOED | nummers | {"notitie": geheim})
    maak_afspraak(
        persoon_id=wie.pk, soort="video", begint_at=nl(2024, 2, 14, 9), tijdzone="Europe/Paris",
        actor="test",
    )  # fmt: skip
    for naam in ("geselecteerde", "contactmoment", "afspraak", "terugbelbelofte", "selectie"):
        tekst = bo.get(beheer(f"{naam}_changelist")).content.decode()
        for woord in (bsn_van(wie), "moeder", "Proef", "613555"):
            assert woord not in tekst, naam
    gezocht = bo.get(beheer("contactmoment_changelist"), {"q": "moeder"}).content.decode()
    assert len(re.findall(r'class="field-dag', gezocht)) == 1
    moment = bo.get(beheer("contactmoment_change", Contactmoment.objects.get().pk)).content.decode()
    assert "moeder" in moment
    assert bsn_van(wie) not in moment
    assert Terugbelbelofte.objects.get().status == "open"


def test_rechten(bo: Client, chef: Client) -> None:
    debiteur(8, 2)
    vast = lijst("af_en_toe_gemist")
    [rij] = Geselecteerde.objects.all()
    controleur = maak_collega(rollen.CONTROLEUR, "cor")
    for adres in (
        beheer("selectie_changelist"),
        beheer("selectie_regels"),
        beheer("selectie_uitkomsten"),
        beheer("geselecteerde_change", rij.pk),
        beheer("contactmoment_changelist"),
    ):
        assert controleur.get(adres).status_code == 403, adres
        assert bo.get(adres).status_code == 200, adres
    assert bo.post(beheer("selectie_regels"), {"regel": "buitenland"}).status_code == 403
    assert bo.post(beheer("selectie_handeling", vast.pk, "sluiten")).status_code == 403
    assert chef.post(beheer("selectie_handeling", vast.pk, "bestaat_niet")).status_code == 403
    assert bo.get(beheer("selectie_volgende", vast.pk)).status_code == 405
    assert controleur.post(beheer("geselecteerde_contact", rij.pk), GOED).status_code == 403
    assert bo.post(beheer("geselecteerde_contact", 987654), GOED).status_code == 404
    assert chef.post(beheer("selectie_handeling", vast.pk, "sluiten")).status_code == 302
    vast.refresh_from_db()
    assert vast.status == "gesloten"


def test_een_afspraak_afronden_kan_als_zij_geweest_is(bo: Client) -> None:
    zet()
    wie = debiteur(2, 0)
    zet()
    afspraak = maak_afspraak(
        persoon_id=wie.pk, soort="video", begint_at=nl(2024, 2, 14, 9), tijdzone="America/Toronto",
        actor="test",
    )  # fmt: skip
    pagina = bo.get(beheer("afspraak_change", afspraak.pk)).content.decode()
    assert "woensdag 14 februari 2024 om 09:00 uur" in pagina
    assert "woensdag 14 februari 2024 om 03:00 uur (UTC−05:00)" in pagina
    assert "De debiteur was er" not in pagina
    bo.post(beheer("afspraak_afronden", afspraak.pk), {"was_er": "ja"})
    assert Afspraak.objects.get().status == "gemaakt"
    zet(nl(2024, 2, 15, 0).date())
    assert "De debiteur was er" in bo.get(beheer("afspraak_change", afspraak.pk)).content.decode()
    bo.post(beheer("afspraak_afronden", afspraak.pk), {"was_er": "nee"})
    assert Afspraak.objects.get().status == "niet_verschenen"


def test_geen_zin_is_in_beide_talen_gelijk(chef: Client) -> None:
    debiteur(8, 2)
    vast = lijst("af_en_toe_gemist")
    [rij] = Geselecteerde.objects.all()
    engels = maak_collega(rollen.TEAMLEIDER, "chef", "en")
    for adres in (
        beheer("selectie_regels"),
        beheer("selectie_uitkomsten"),
        beheer("selectie_change", vast.pk),
        beheer("geselecteerde_change", rij.pk),
    ):
        beide = teksten(chef, adres) & teksten(engels, adres)
        gegeven = re.compile(r"Puk Proef|an|bo|test")
        assert sorted(t for t in beide if not gegeven.fullmatch(t)) == [], adres
