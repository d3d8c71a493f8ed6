"""Pages of the desk: what they show, that a look is on record, and how few queries they take."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Handeling, Inzage
from duo_portal.identity import bsn, rollen
from duo_portal.identity import queries as identity
from studiefinanciering.models import Student, Toekenning

LIJST = "/beheer/studiefinanciering/student/"
MAX_QUERIES = 30


def adres(student: Student) -> str:
    return reverse("admin:studiefinanciering_student_change", args=[student.kenmerk])


def tekst(antwoord) -> str:
    assert antwoord.status_code == 200, antwoord.status_code
    kaal = re.sub(r"<[^>]+>", " ", antwoord.content.decode())
    return re.sub(r"\s+", " ", kaal)


def test_het_dossier_toont_maanden_besluiten_en_wie_keek(
    dossier: Student, collega: Callable[..., Client]
) -> None:
    antwoord = collega().get(adres(dossier), {"reden": f"bezwaar {bsn.demo_bsn(1)}"})
    pagina = tekst(antwoord)
    assert "2023-09 € 274,90 prestatiebeurs € 164,30 prestatiebeurs € 416,00 gift" in pagina
    assert "Het inkomen van een ouder is bekend geworden." in pagina
    assert "vervangen" in pagina and "geldt" in pagina
    assert "Geteld tot en met 2023-12" in pagina
    assert "Prestatiebeurs, hoger onderwijs 4 48 44 5.2" in pagina
    assert "21QA · 34401" in pagina
    inzage = Inzage.objects.get()
    assert (inzage.actor, inzage.persoon_id) == ("bo", dossier.pk)
    assert inzage.reden == "bezwaar [bsn]"
    assert identity.bsn_van(dossier.persoon) not in pagina


@pytest.mark.parametrize("rol", [rollen.FINANCIEEL_MEDEWERKER, rollen.CONTROLEUR])
def test_wie_geen_personen_mag_zien_ziet_geen_naam(
    rol: str, dossier: Student, collega: Callable[..., Client]
) -> None:
    client = collega(rol)
    pagina = tekst(client.get(adres(dossier)))
    assert "€ 274,90" in pagina
    assert dossier.persoon.achternaam not in pagina
    assert "*****" not in pagina
    lijst = client.get(LIJST, {"q": "Proef"})
    assert "u ziet geen namen" in tekst(lijst)
    assert str(dossier.kenmerk) not in lijst.content.decode()
    assert client.get(LIJST, {"q": str(dossier.kenmerk)}).content.decode().count("row1") <= 1


def test_een_bsn_wordt_gepost_en_staat_nooit_in_een_adres(
    dossier: Student, collega: Callable[..., Client]
) -> None:
    client, nummer = collega(), identity.bsn_van(dossier.persoon)
    antwoord = client.post(LIJST, {"zoek": f"{nummer[:4]} {nummer[4:]}"})
    assert antwoord.headers["Location"] == adres(dossier)
    assert Handeling.objects.filter(
        soort="persoon_zoeken_op_bsn", betrokkene_id=dossier.pk
    ).exists()
    for zoek in ("Proef", str(dossier.kenmerk)):
        volgt = client.post(LIJST, {"zoek": zoek})
        assert volgt.headers["Location"].startswith(f"{LIJST}?q=")
        assert str(dossier.kenmerk) in client.get(volgt.headers["Location"]).content.decode()
    assert nummer not in client.get(LIJST).content.decode()


def test_een_besluit_zegt_wat_veranderde(dossier: Student, collega: Callable[..., Client]) -> None:
    nieuw = Toekenning.objects.get(soort="herziening")
    client = collega()
    pagina = tekst(
        client.get(reverse("admin:studiefinanciering_toekenning_change", args=[nieuw.pk]))
    )
    assert "Inkomen van de ouder bekend 2023-09 t/m 2023-12" in pagina
    assert "ouder 1: nee ouder 1: ja" in pagina
    assert "2023-09 t/m 2023-12 Aanvullende beurs € 0,00 € 416,00 gift € 416,00" in pagina
    assert "2023-09 t/m 2023-12 Lening € 682,97 lening € 266,97 lening − € 416,00" in pagina
    oud = tekst(
        client.get(reverse("admin:studiefinanciering_toekenning_change", args=[nieuw.vervangt_id]))
    )
    assert f"vervangen door besluit {nieuw.pk}" in oud
    assert "€ 682,97" in oud
    assert Inzage.objects.filter(persoon_id=dossier.pk).count() == 2


def test_de_uitleg_van_een_maand_linkt_elk_artikel(
    dossier: Student, collega: Callable[..., Client]
) -> None:
    besluit = Toekenning.objects.get(soort="herziening")
    pad = reverse("admin:studiefinanciering_toekenning_change", args=[besluit.pk])
    antwoord = collega().get(pad, {"maand": "2023-11"})
    pagina = tekst(antwoord)
    assert "Uitkomst voor 2023-11" in pagina
    assert "Basisbeurs: € 274,90 (prestatiebeurs)" in pagina
    assert "Ouder 1: toetsingsinkomen € 10.000,00 Wsf 2000 art. 3.9(1)" in pagina
    assert "https://wetten.overheid.nl/BWBR0011453#Artikel3.18" in antwoord.content.decode()
    assert "gaat niet over deze maand" in tekst(collega().get(pad, {"maand": "2024-11"}))
    assert "gaat niet over deze maand" in tekst(collega().get(pad, {"maand": "x"}))


def test_geen_pagina_vraagt_te_veel(
    dossier: Student,
    collega: Callable[..., Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = collega()
    besluit = Toekenning.objects.get(soort="herziening")
    toekenning = reverse("admin:studiefinanciering_toekenning_change", args=[besluit.pk])
    lijsten = ["aanvraag", "keuze", "inschrijving", "inkomen", "toekenning", "uitbetaling"]
    lijsten += ["uitbetaalmelding", "parameterset", "student"]
    paden = [f"/beheer/studiefinanciering/{naam}/" for naam in lijsten]
    paden += [f"{pad}?q={dossier.kenmerk}" for pad in paden]
    for pad in [*paden, adres(dossier), toekenning, f"{toekenning}?maand=2023-10"]:
        with django_assert_max_num_queries(MAX_QUERIES):
            assert client.get(pad).status_code == 200, pad


@pytest.mark.parametrize("naam", ["aanvraag", "keuze", "inschrijving", "inkomen"])
def test_feiten_worden_gevonden_en_alleen_getoond(
    naam: str, dossier: Student, collega: Callable[..., Client]
) -> None:
    from django.apps import apps

    client = collega()
    rij = apps.get_model("studiefinanciering", naam).objects.latest("pk")
    lijst = f"/beheer/studiefinanciering/{naam}/"
    assert str(rij.pk) in tekst(client.get(lijst, {"q": str(rij.persoon_id)}))
    pad = f"{lijst}{rij.pk}/change/"
    assert 'type="submit" value="Opslaan"' not in client.get(pad).content.decode()
    assert client.post(pad, {"jaar": "1"}).status_code == 403
    assert client.get(f"{lijst}add/").status_code == 403
    assert client.post(f"{lijst}{rij.pk}/delete/").status_code == 403
    assert Inzage.objects.filter(persoon_id=rij.persoon_id).exists()


def test_een_ander_jaar_wordt_gekozen(dossier: Student, collega: Callable[..., Client]) -> None:
    from studiefinanciering.operations.toekennen import toekennen

    bedrijfsdatum.zet(date(2024, 1, 3), "test")
    toekennen(persoon_id=dossier.pk, actor="test")
    client = collega()
    assert "Bedragen per maand in 2024" in tekst(client.get(adres(dossier)))
    assert "Bedragen per maand in 2023" in tekst(client.get(adres(dossier), {"jaar": "2023"}))
    assert "Bedragen per maand in 2024" in tekst(client.get(adres(dossier), {"jaar": "1066"}))
