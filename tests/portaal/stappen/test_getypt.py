"""Whatever is typed: kept, shown back harmless, and refused with a word at its field."""

import pytest
from django.test import Client

from duo_portal.identity.models import Persoon
from duo_portal.web.models import Concept
from tests.factories.portaal import aangemeld

from . import adressen
from .lopen import ADRES, BEGIN, CONTROLE, HUUR, HUURT, KAMER, verborgen

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portaal.stappen.adressen")]


@pytest.mark.parametrize(
    ("getypt", "melding"),
    [
        ("-1", "van 0 of meer"),
        ("0.001", "twee cijfers"),
        ("0,001", "twee cijfers"),
        ("1e9", "alleen cijfers"),
        ("1000000000", "te hoog"),
        ("5000,01", "hoogstens €\u00a05.000,00"),
        ("NaN", "alleen cijfers"),
        ("Infinity", "alleen cijfers"),
        ("١٢", "alleen cijfers"),
        (str(2**63), "te hoog"),
        ("12\x00", "null"),
        pytest.param("9" * 100_000, "40", id="lang"),
        ("", "Geef hier antwoord"),
        ("   ", "Geef hier antwoord"),
    ],
)
def test_een_bedrag_dat_niet_kan(burger: Client, getypt: str, melding: str) -> None:
    burger.post(ADRES, HUURT)
    antwoord = burger.post(HUUR, {"huur": getypt, "soort": "huis"})
    assert antwoord.status_code == 200
    fouten = antwoord.context["form"].errors
    assert melding.lower() in str(fouten["huur"]).lower()
    assert list(fouten) == ["huur"]
    assert burger.get(CONTROLE)["Location"] == f"{HUUR}?naar=controle"


@pytest.mark.parametrize(
    ("getypt", "centen"),
    [
        ("1.234,56", 123_456),
        ("1234.56", 123_456),
        ("1,234.56", 123_456),
        ("1.234", 123_400),
        (" € 12 ", 1_200),
        ("0", 0),
    ],
)
def test_een_bedrag_zoals_mensen_het_typen(burger: Client, getypt: str, centen: int) -> None:
    burger.post(ADRES, HUURT)
    assert burger.post(HUUR, {"huur": getypt, "soort": "huis"})["Location"] == CONTROLE
    burger.post(CONTROLE, verborgen(burger.get(CONTROLE)))
    assert adressen.VERZONDEN[0]["huur"]["huur"] == centen


@pytest.mark.parametrize(
    "getypt",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=1>',
        "{{7*7}}",
        "\u202eabc",
        "Ĳ'ø-é😀",
        "a",
    ],
)
def test_tekst_komt_terug_zoals_getypt_en_onschadelijk(burger: Client, getypt: str) -> None:
    burger.post(ADRES, {"straat": getypt})
    tekst = burger.get(CONTROLE).content.decode()
    assert "<script>alert" not in tekst
    assert "<img src=x" not in tekst
    burger.post(CONTROLE, verborgen(burger.get(CONTROLE)))
    assert adressen.VERZONDEN[0]["adres"]["straat"] == getypt


@pytest.mark.parametrize(
    "getypt", ["a\x00b", "x" * 41, " ", pytest.param("x" * 1_000_000, id="lang")]
)
def test_tekst_die_niet_kan_geeft_een_melding_bij_het_veld(burger: Client, getypt: str) -> None:
    antwoord = burger.post(ADRES, {"straat": getypt})
    assert antwoord.status_code == 200
    assert "straat" in antwoord.context["form"].errors


def test_tien_megabyte_en_vreemde_velden(burger: Client) -> None:
    assert burger.post(ADRES, {"straat": "x" * 10_000_000}).status_code == 400
    burger.post(ADRES, {**HUURT, "status": "toegekend", "persoon_id": "1", "is_staff": "1"})
    burger.post(HUUR, {**KAMER, "bedrag_centen": "99"})
    concept = Concept.objects.get()
    assert set(concept.inhoud["stappen"]["adres"]["invoer"]) == {"straat", "huurt"}
    burger.post(CONTROLE, {**verborgen(burger.get(CONTROLE)), "kenmerk": "zelf"})
    assert set(adressen.VERZONDEN[0]["adres"]) == {"straat", "huurt"}


@pytest.mark.parametrize("concept", ["", "x", "00000000-0000-0000-0000-000000000000", "\x00"])
def test_een_onbekend_concept_begint_opnieuw(burger: Client, concept: str) -> None:
    assert burger.post(ADRES, {**HUURT, "concept": concept})["Location"] == HUUR
    assert burger.post(CONTROLE, {"concept": concept, "versie": "1"})["Location"] == BEGIN


def test_zonder_csrf_gebeurt_er_niets(noor: Persoon) -> None:
    streng = aangemeld(Client(enforce_csrf_checks=True), noor)
    assert streng.post(ADRES, HUURT).status_code == 403
    assert Concept.objects.count() == 0
