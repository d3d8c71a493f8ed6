"""The parents' pages: each sees what is theirs to know, and no more."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.cases.models import Zaak
from duo_portal.identity.models import Persoon
from studiefinanciering.models import Aanvraag, Inkomen, Peiljaarverlegging
from tests.factories.gezinnen import Gezin, verdient
from tests.factories.portaal import aangemeld

from .conftest import Loper, maak_student


@pytest.fixture
def rijk(gezin: Gezin, op: Any) -> tuple[Gezin, Persoon]:
    """Parents with 31,000 and 42,000 in the peiljaar, and one child."""
    for ouder, centen in zip(gezin.ouders, (3_100_000, 4_200_000), strict=True):
        verdient(ouder, centen, 2021)
    kind = maak_student(gezin)
    op(date(2023, 12, 4))
    return gezin, kind


@pytest.fixture
def ouder(client: Client, rijk: tuple[Gezin, Persoon]) -> Client:
    """The first parent, in the role of parent."""
    gezin, kind = rijk
    return aangemeld(client, gezin.ouders[0], namens=kind)


def test_een_ouder_ziet_het_eigen_inkomen_en_niet_dat_van_de_ander(ouder: Client) -> None:
    tekst = ouder.get(reverse("mijn:ouderinkomen")).content.decode()
    assert "€\xa031.000,00" in tekst and "42.000" not in tekst
    assert "Puk: wij gebruiken uw inkomen over 2021" in tekst


@pytest.mark.parametrize(
    "naam", ["wijzigen", "wonen", "lenen", "stoppen", "reisproduct", "ouders", "rekening"]
)
def test_een_ouder_komt_niet_in_het_dossier_van_het_kind(ouder: Client, naam: str) -> None:
    assert ouder.get(reverse(f"mijn:{naam}"), follow=True).status_code == 404


def test_een_student_ziet_nooit_een_inkomen(client: Client, rijk: tuple[Gezin, Persoon]) -> None:
    student = aangemeld(client, rijk[1])
    tekst = student.get(reverse("mijn:ouders")).content.decode()
    assert "telt mee" in tekst and "31.000" not in tekst and "42.000" not in tekst
    tekst = student.get(reverse("mijn:ouderinkomen")).content.decode()
    assert "31.000" not in tekst and "geen kind van u" in tekst


def test_een_lager_inkomen_wordt_meteen_beantwoord_zonder_dat_van_de_ander(
    ouder: Client, rijk: tuple[Gezin, Persoon]
) -> None:
    verdient(rijk[0].ouders[1], 3_900_000, 2022)
    peiljaar = Loper(ouder, "mijn:peiljaar")
    peiljaar.post("inkomen", peiljaar="2022")
    ontvangst = peiljaar.verstuur().content.decode()
    # (31,000 + 42,000) to (10,000 of conftest + 39,000): more than 15 % less
    assert "wordt hoger" in ontvangst
    assert not any(bedrag in ontvangst for bedrag in ("42.000", "39.000", "4200000"))
    assert Peiljaarverlegging.objects.get().peiljaar == 2022


def test_een_schatting_waar_niets_bekend_is_en_wachten_op_de_ander(ouder: Client) -> None:
    peiljaar = Loper(ouder, "mijn:peiljaar")
    zonder = peiljaar.post("inkomen", peiljaar="2023")
    assert "bedrag" in zonder.context["form"].errors
    peiljaar.post("inkomen", peiljaar="2023", bedrag="12.000")
    assert "wij wachten nog op een inkomen" in peiljaar.verstuur().content.decode()
    assert Inkomen.objects.get(is_schatting=True).bedrag_centen == 1_200_000
    assert Zaak.objects.get(onderwerp="studiefinanciering.peiljaar").afgedaan_op is None


@pytest.mark.parametrize(
    "invoer",
    [
        {},
        {"peiljaar": "2021"},
        {"peiljaar": "2023", "bedrag": "-1"},
        {"peiljaar": "2023", "bedrag": "1e9"},
        {"peiljaar": "2023", "bedrag": str(2**63)},
        {"peiljaar": "2023", "bedrag": "NaN"},
        {"peiljaar": "2023", "bedrag": "\x00"},
        {"peiljaar": "99999999999999999999", "bedrag": "1"},
        {"peiljaar": "2022", "bedrag": "100"},  # the Belastingdienst knows it
    ],
)
def test_een_verkeerd_inkomen_komt_terug(ouder: Client, invoer: dict[str, str]) -> None:
    antwoord = Loper(ouder, "mijn:peiljaar").post("inkomen", **invoer)
    assert antwoord.status_code == 200 and antwoord.context["form"].errors
    assert not Inkomen.objects.filter(is_schatting=True).exists()


def test_melden_dat_het_inkomen_uit_het_buitenland_komt(ouder: Client) -> None:
    melden = Loper(ouder, "mijn:inkomen_melden")
    fout = melden.post("melding", jaar="1999", waarom="zin")
    assert {"jaar", "waarom"} <= set(fout.context["form"].errors)
    melden.post("melding", jaar="2021", waarom="buitenland")
    assert "Een medewerker kijkt ernaar" in melden.verstuur().content.decode()


def test_een_student_vraagt_een_ouder_niet_mee_te_tellen(
    client: Client, rijk: tuple[Gezin, Persoon]
) -> None:
    gezin, kind = rijk
    student = aangemeld(client, kind)
    vraag = Loper(student, "mijn:ouder_buiten")
    fout = vraag.post("ouder", ouder="00000000-0000-4000-8000-000000000000", grond="boos")
    assert {"ouder", "grond"} <= set(fout.context["form"].errors)
    vraag.post("ouder", ouder=str(gezin.ouders[0].uuid), grond="onvindbaar")
    assert "29 januari 2024" in vraag.verstuur().content.decode()
    assert Aanvraag.objects.get(soort="ouder_buiten").inhoud["ouder"] == gezin.ouders[0].pk
    assert (
        "U hebt gevraagd om dat te veranderen"
        in student.get(reverse("mijn:ouders")).content.decode()
    )


@pytest.mark.parametrize(
    ("ander", "zin"),
    [
        (3_900_000, "Ja, wij kijken naar het latere jaar."),
        (6_000_000, "Nee. Het inkomen van uw ouders samen"),
        (None, "nog niet van alle ouders"),
    ],
)
def test_een_student_vraagt_het_zelf_en_hoort_alleen_ja_of_nee(
    client: Client, rijk: tuple[Gezin, Persoon], ander: int | None, zin: str
) -> None:
    gezin, kind = rijk
    if ander is not None:
        verdient(gezin.ouders[1], ander, 2022)
    vraag = Loper(aangemeld(client, kind), "mijn:peiljaar_student")
    vraag.post("jaar", peiljaar="2022" if ander is not None else "2023")
    tekst = vraag.verstuur().content.decode()
    assert zin in tekst
    assert not any(bedrag in tekst for bedrag in ("10.000", "39.000", "60.000", "73.000"))
