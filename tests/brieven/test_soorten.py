"""Every kind of letter, read: words in both languages, amounts of the stored decision, and how to object."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import translation

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.letters.inhoud import Briefinhoud
from duo_portal.letters.models import Brief
from duo_portal.letters.operations import NieuweBrief, leg_klaar
from duo_portal.letters.pdf import maak_pdf
from duo_portal.letters.soorten import briefsoorten, maak_inhoud, onderwerp_van
from studiefinanciering.brieven.populaties import POPULATIES
from studiefinanciering.models import Toekenning
from studiefinanciering.operations.stopzetten import stopzetten
from studiefinanciering.operations.toekennen import toekennen
from tests.desk.conftest import maak_dossier
from tests.factories.gezinnen import Gezin, ingeschreven, persoon, vraagt_aan

pytestmark = pytest.mark.django_db
WORTEL = Path(__file__).resolve().parents[2]
DAG = date(2024, 3, 4)
LOS: dict[str, dict[str, Any]] = {
    "terugvordering": {
        "terugvordering": 1, "bedrag_centen": 43_902, "gevraagd_op": "2024-03-04", "betalen_voor": "2024-04-16",
    },
    "omgezet_in_lening": {
        "terugvordering": 1, "bedrag_centen": 43_902, "gevraagd_op": "2024-01-04", "betalen_voor": "2024-02-16",
    },
    "ov_boete": {"helft": "2024-02-2", "nummer": 3, "bedrag_centen": 15_000, "betalen_voor": "2024-04-16"},
    "betaling_teruggekomen": {"bedrag_centen": 43_902, "code": "AC04", "op": "2024-03-01"},
    "rekening_gewijzigd": {"vanaf": "2024-03-04", "laatste4": "0300", "nog_naar_oude": "2024-03-22"},
    "contact_gewijzigd": {"gewijzigd": ["email", "telefoon", "post"]},
    "verzoek_ouder_buiten": {
        "ouder": 0, "gevraagd_op": "2024-02-01", "vanaf": "2024-02-01", "toegewezen": False,
        "grond": "geen_bewijs", "is_mens": True,
    },
    "verzoek_peiljaar": {
        "jaar": 2024, "peiljaar": 2023, "gevraagd_op": "2024-02-01", "vanaf": "2024-01-01", "toegewezen": False,
        "grond": "geen_terugval", "is_mens": False,
    },
    "jaarbericht": {"jaar": 2023, "betaald_centen": 526_824, "lening_centen": 10_000, "voorwaardelijk_centen": 250,
        "delen": [[1, 27_490, 29_000], [3, 10_000, 9_000], [4, 25_000, 26_000]],
    },
    "gebruikstip": {"component": 3, "centen": 12_300, "uiterlijk": "2024-08-31"},
    "regeling_komt": {
        "component": 21, "maanden": 36, "opent_op": "2023-09-01", "betaalbaar_vanaf": "2025-01-01",
    },
}  # fmt: skip


def zinnen(inhoud: Briefinhoud) -> list[str]:
    """Every text of a letter, from top to bottom."""
    uit = [inhoud.kop, inhoud.aanhef]
    for deel in inhoud.alle_delen:
        uit += [deel.kop, *deel.alineas, *deel.punten, *(link.tekst for link in deel.links)]
        for tabel in deel.tabellen:
            uit += [tabel.bijschrift, *tabel.koppen, *tabel.voet]
            uit += [cel for rij in tabel.rijen for cel in rij]
    return [zin for zin in uit if zin]


def los(soort: str, taal: str = "nl") -> Brief:
    bedrijfsdatum.zet(DAG, "test")
    wie = persoon(date(2004, 3, 10), taal=taal)
    nieuw = NieuweBrief(wie.pk, taal, 1, LOS[soort])
    return leg_klaar(nieuw, soort=soort, bron="proef", sjabloonversie=1)


# Shared by both languages: names, amounts, codes, and words that are the same.
ZELFDE = re.compile(
    r"[^A-Za-z]*|.*Puk Proef.*|B-[0-9A-F]{8}|2\d{3}|B-.*|Mijn Studiefinanciering.*|Gift|Voucher.*"
)


def gelijk(brief: Brief) -> list[str]:
    nl, en = (set(zinnen(maak_inhoud(brief, taal))) for taal in ("nl", "en"))
    return sorted(z for z in nl & en if not ZELFDE.fullmatch(z))


@pytest.mark.parametrize("soort", sorted(LOS))
def test_losse_brieven_zijn_er_in_twee_talen(soort: str) -> None:
    brief = los(soort)
    assert gelijk(brief) == []
    for taal in ("nl", "en"):
        with translation.override(taal):
            onderwerp = onderwerp_van(brief)
        tekst = " ".join(zinnen(maak_inhoud(brief, taal)))
        assert "_" not in tekst + onderwerp
        assert maak_pdf(maak_inhoud(brief, taal)).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("delen", "zin"),
    [
        ([[1, 27_490, 27_490]], "Uw bedragen blijven gelijk."),
        ([[1, 27_490, 0]], "Vanaf januari krijgt u geen studiefinanciering meer."),
        ([[3, 10_000, 9_000]], "later inkomen van uw ouders"),
        ([], "U hoeft niets te doen"),
    ],
)
def test_het_jaarbericht_zegt_wat_er_in_januari_verandert(delen: list[Any], zin: str) -> None:
    brief = los("jaarbericht")
    brief.data = {**brief.data, "delen": delen}
    nl = " ".join(zinnen(maak_inhoud(brief, "nl")))
    assert zin in nl
    assert ("December 2023" in nl) is bool(delen)


def test_bedragen_en_dagen_staan_in_de_taal_van_de_lezer() -> None:
    brief = los("terugvordering", "en")
    assert "€439.02" in " ".join(zinnen(maak_inhoud(brief)))
    assert "15 April 2024" in " ".join(zinnen(maak_inhoud(brief)))
    nl = " ".join(zinnen(maak_inhoud(brief, "nl")))
    assert "€\u00a0439,02" in nl
    assert "15 april 2024" in nl


def test_een_besluit_dat_verandert_zegt_wat_en_waardoor() -> None:
    student = maak_dossier()
    toegekend, herzien = Brief.objects.filter(persoon_id=student.pk).order_by("pk")
    for brief in (toegekend, herzien):
        assert gelijk(brief) == []
    eerste, tweede = (" ".join(zinnen(maak_inhoud(b, "nl"))) for b in (toegekend, herzien))
    assert "€\u00a01.122,17" in eerste
    assert "september 2023 tot en met december 2023" in eerste
    assert "Een gegeven van uw ouders is veranderd: inkomen van de ouder." in tweede
    assert "€\u00a0416,00 (gift)" in tweede
    # What a parent earns stays out of the student's letter.
    assert "10.000" not in tweede


def test_het_besluitblok_heeft_alles_wat_de_wet_vraagt(settings: Any) -> None:
    student = maak_dossier()
    for brief in Brief.objects.filter(persoon_id=student.pk):
        inhoud = maak_inhoud(brief, "nl")
        tekst = " ".join(zinnen(inhoud))
        assert "De minister van Onderwijs, Cultuur en Wetenschap heeft dit besloten" in tekst
        assert settings.BEZWAAR_ADRES in tekst
        # 4 September 2023 + six weeks from the day after = Monday 16 October 2023.
        assert "tot en met 16 oktober 2023" in tekst
        assert inhoud.besluit is not None
        assert len(inhoud.besluit.artikelen) >= 2
        assert all(
            a.adres.startswith("https://wetten.overheid.nl/BWBR") for a in inhoud.besluit.artikelen
        )
        assert inhoud.besluit.uitleg is not None
        assert inhoud.besluit.uitleg.adres.startswith("/mijn/besluiten/")


@pytest.mark.parametrize(
    "soort", [s.naam for s in briefsoorten() if s.is_besluit and s.naam in LOS]
)
def test_losse_besluiten_hebben_ook_een_besluitblok(soort: str) -> None:
    inhoud = maak_inhoud(los(soort))
    assert inhoud.besluit is not None
    assert inhoud.besluit.bezwaar_tot == date(2024, 4, 15)


def test_stoppen_zegt_vanaf_wanneer_en_van_het_reisproduct() -> None:
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    student = Gezin.met(3_000_000).student()
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09")
    toekennen(persoon_id=student.pk, actor="test")
    stopzetten(persoon_id=student.pk, per=Maand(2023, 11), sleutel="s", actor="test")
    brief = Brief.objects.get(soort="besluit_stopzetting")
    assert gelijk(brief) == []
    tekst = " ".join(zinnen(maak_inhoud(brief)))
    assert "Vanaf november 2023 krijgt u geen studiefinanciering meer." in tekst
    assert "uiterlijk op de 10e" in tekst


def test_een_afwijzing_geeft_reden_en_artikel() -> None:
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    student = Gezin.met(3_000_000).student()
    ingeschreven(student, date(2023, 9, 1), opleidingsvorm=3)
    vraagt_aan(student, "2023-09")
    toekennen(persoon_id=student.pk, actor="test")
    brief = Brief.objects.get(soort="besluit_afwijzing")
    assert gelijk(brief) == []
    tekst = " ".join(zinnen(maak_inhoud(brief)))
    assert "Wij wijzen uw aanvraag af." in tekst
    assert "U volgt geen voltijdse of duale opleiding" in tekst
    assert "artikel 2.8" in tekst


def test_elke_soort_die_de_code_legt_is_geregistreerd() -> None:
    bekend = {soort.naam for soort in briefsoorten()}
    besluiten = {f"besluit_{soort}" for soort in Toekenning.Soort.values}
    gelegd = set()
    for pad in (WORTEL / "studiefinanciering").rglob("*.py"):
        bron = pad.read_text()
        if "leg_klaar" in bron:
            gelegd |= set(re.findall(r'soort="([a-z_]+)",\s+bron=', bron))
            gelegd |= set(re.findall(r'_brief\(\w+, "([a-z_]+)"', bron))
    assert len(gelegd) >= 4
    assert (besluiten | gelegd) - bekend == set()


@pytest.mark.parametrize("populatie", POPULATIES, ids=lambda p: p.naam)
def test_de_vragen_van_populaties_lopen(populatie: Any) -> None:
    maak_dossier()
    teksten = {"peildatum": "2023-10-01", "jaar": "2023"}
    vraag, waarden = populatie.vraag(populatie.lees_parameters(teksten))
    with connection.cursor() as cursor:
        cursor.execute(vraag, waarden)
        kolommen = [kolom.name for kolom in cursor.description]
        rijen = cursor.fetchall()
    assert kolommen == ["persoon_id", "gegevens"]
    assert len({rij[0] for rij in rijen}) == len(rijen)
    verwacht: dict[str, Callable[[int], bool]] = {"krijgt_lening": lambda n: n == 1}
    assert verwacht.get(populatie.naam, lambda n: n >= 0)(len(rijen))
