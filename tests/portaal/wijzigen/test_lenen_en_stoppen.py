"""Borrow more or less, stop, another programme: the preview, the act, and wrong input."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from duo_portal.identity.models import Persoon
from studiefinanciering.models import Aanvraag, Toekenning
from tests.factories.gezinnen import ingeschreven
from tests.studiefinanciering.lijnen import per_maand

from .conftest import Loper

Loop = Callable[..., Loper]
GOED = {"lening": "bedrag", "lening_bedrag": "150,00", "krediet": "niets", "vanaf": "2023-11"}


def test_meer_lenen_laat_het_hoogste_bedrag_en_de_nabetaling_zien(
    loop: Loop, student: Persoon
) -> None:
    lenen = loop("mijn:lenen")
    eerst = lenen.get("bedrag")
    assert eerst.context["ruimte"] == {"lening": 26_697, "krediet": 19_283}
    assert 'data-schuif-tot="266"' in eerst.content.decode()
    controle = lenen.post("bedrag", **GOED)
    assert controle.context["gevolg"].nabetaling_centen == 5_000
    assert "meer. Dat betaalt u later terug" in controle.content.decode()
    lenen.verstuur()
    assert per_maand(student.pk)["2023-11"]["lening"][0] == 15_000
    assert Aanvraag.objects.get(soort="wijziging").inhoud == {"lening_gevraagd_centen": 15_000}


@pytest.mark.parametrize(
    "bedrag",
    [
        "-1",
        "0",
        "0,001",
        "1e9",
        "1.234,56.7",
        "NaN",
        "Infinity",
        "١٢",
        str(2**63),
        "6000",
        "",
        "   ",
        "\x00",
        "9" * 5_000,
        "<script>",
    ],
)
def test_een_bedrag_dat_niet_kan_komt_terug_zoals_getypt(loop: Loop, bedrag: str) -> None:
    antwoord = loop("mijn:lenen").post("bedrag", **{**GOED, "lening_bedrag": bedrag})
    assert antwoord.status_code == 200
    assert "lening_bedrag" in antwoord.context["form"].errors
    assert "<script>" not in antwoord.content.decode().partition("<main")[2].partition("</main")[0]


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"lening": "bedrag", "lening_bedrag": "100"}, "lening"),  # is so already
        ({"lening": "niets", "vanaf": "2023-11"}, "vanaf"),  # less, in a month that began
        ({"lening": "veel"}, "lening"),
        ({"krediet": ""}, "krediet"),
        ({"vanaf": "2099-01"}, "vanaf"),
    ],
)
def test_wat_niet_kan_staat_bij_het_veld(loop: Loop, anders: dict[str, str], veld: str) -> None:
    antwoord = loop("mijn:lenen").post("bedrag", **{**GOED, **anders})
    assert veld in antwoord.context["form"].errors


def test_stoppen_noemt_beurs_reisproduct_en_schuld(loop: Loop, student: Persoon) -> None:
    stoppen = loop("mijn:stoppen")
    assert "31 december 2023" in stoppen.get("maand").content.decode()
    tekst = stoppen.post("maand", per="2024-01").content.decode()
    assert "10 januari 2024 of eerder" in tekst and "89,54" in tekst
    assert "Uw schuld" in tekst
    ontvangst = stoppen.verstuur().content.decode()
    assert "10 januari 2024" in ontvangst
    assert Aanvraag.objects.get(soort="stop").ingangsmaand == date(2024, 1, 1)


def test_stoppen_in_een_komende_maand_van_dit_jaar_wordt_meteen_besloten(
    loop: Loop, gezin: Any, op: Callable[[date], None], student: Persoon
) -> None:
    op(date(2023, 12, 1))  # the first of the month has not begun when it is the day itself
    stoppen = loop("mijn:stoppen")
    controle = stoppen.post("maand", per="2023-12")
    assert controle.context["gevolg"].totaal_nieuw_centen == 0
    stoppen.verstuur()
    assert Toekenning.objects.filter(soort="stopzetting").count() == 1
    assert "2023-12" not in per_maand(student.pk)


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        ({}, "per"),
        ({"per": "2023-12"}, "per"),
        ({"per": "2024-13"}, "per"),
        ({"per": "2024-03", "tot": "2024-02"}, "tot"),
        ({"per": "2024-03", "tot": "2024-03"}, "tot"),
        ({"per": "0001-01-01"}, "per"),
    ],
)
def test_een_stopmaand_die_niet_kan(loop: Loop, invoer: dict[str, str], veld: str) -> None:
    antwoord = loop("mijn:stoppen").post("maand", **invoer)
    assert veld in antwoord.context["form"].errors
    assert not Aanvraag.objects.filter(soort="stop").exists()


def test_van_hbo_naar_mbo_pas_als_de_school_het_meldde(loop: Loop, student: Persoon) -> None:
    opleiding = loop("mijn:opleiding")
    niet = opleiding.post("opleiding", onderwijs="2", vanaf="2023-12")
    assert "nog niet aan ons gemeld" in niet.content.decode()
    ingeschreven(student, date(2023, 12, 1), onderwijs=2, niveau=4)
    controle = opleiding.post("opleiding", onderwijs="2", vanaf="2023-12")
    assert controle.context["gevolg"].is_anders
    opleiding.verstuur()
    assert Aanvraag.objects.get(soort="wijziging").inhoud == {"onderwijs": 2}


@pytest.mark.parametrize(
    "naam", ["wijzigen", "wonen", "lenen", "opleiding", "stoppen", "rekening", "reisproduct"]
)
def test_zonder_aanmelden_eerst_de_deur(client: Any, db: None, naam: str) -> None:
    antwoord = client.get(reverse(f"mijn:{naam}"))
    assert antwoord.status_code == 302 and "/aanmelden/" in antwoord["Location"]
