"""Figures of a year are what was booked and decided, and stand beside what was published."""

import csv
import io
import json
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from pypdf import PdfReader

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases import operations as zaken
from duo_portal.cases.models import Zaak
from duo_portal.identity.models import Persoon
from duo_portal.ledger import operations, patterns
from duo_portal.ledger.codes import Component, Regime, Soort, Vorm
from duo_portal.verantwoording import uitvoer
from duo_portal.verantwoording.gepubliceerd import gepubliceerd_over
from duo_portal.verantwoording.jaarcijfers import (
    Eenheid,
    JaarOnbekend,
    Rij,
    Tabel,
    lees_jaar,
)
from tests.desk.conftest import maak_dossier
from tests.identity.personen import persoon

VANDAAG = date(2024, 2, 1)


def rijen(jaar: int) -> dict[str, int | None]:
    return {
        f"{t.naam}.{r.sleutel}": r.waarde for t in lees_jaar(jaar, vandaag=VANDAAG) for r in t.rijen
    }


def klacht(wie: Persoon, ontvangen: date, klaar: date | None, tot: date) -> None:
    zaak = zaken.open_zaak(
        soort=Zaak.Soort.KLACHT, persoon_id=wie.pk, ontvangen_op=ontvangen, termijn_tot=tot, actor="bo"
    )  # fmt: skip
    if klaar:
        zaken.afdoen(zaak_id=zaak.pk, uitkomst="gegrond", op=klaar, actor="bo")


@pytest.mark.django_db
def test_cases_count_in_the_year_in_which_they_came_and_were_finished() -> None:
    wie = persoon()
    klacht(wie, date(2022, 12, 30), date(2023, 1, 10), date(2023, 2, 10))
    klacht(wie, date(2023, 3, 1), date(2023, 5, 1), date(2023, 4, 12))
    klacht(wie, date(2023, 12, 1), None, date(2024, 1, 12))
    klacht(wie, date(2024, 1, 5), date(2024, 1, 8), date(2024, 2, 16))
    cijfers = rijen(2023)
    assert cijfers["zaken.klacht.ontvangen"] == 2
    assert cijfers["zaken.klacht.afgedaan"] == 2
    assert cijfers["zaken.klacht.op_tijd"] == 1
    assert rijen(2024)["zaken.klacht.ontvangen"] == 1


@pytest.mark.django_db
def test_what_was_booked_for_the_months_of_the_year(dossier_2023: int) -> None:
    cijfers = rijen(2023)
    assert cijfers["studiefinanciering.ho.basisbeurs.personen"] == 1
    assert cijfers["studiefinanciering.ho.basisbeurs.prestatiebeurs.centen"] == dossier_2023
    assert rijen(2022).get("studiefinanciering.ho.basisbeurs.personen") is None


@pytest.fixture
def dossier_2023() -> int:
    """One student whose basisbeurs of September and October was booked, and January of the next year; cents of 2023."""
    student = maak_dossier()
    for maand, centen in (
        (date(2023, 9, 1), 43_920),
        (date(2023, 10, 1), 11_030),
        (date(2024, 1, 1), 5),
    ):
        bedrag = patterns.ComponentBedrag(
            maand=maand,
            component=Component.BASISBEURS,
            vorm=Vorm.PRESTATIEBEURS,
            bedrag_centen=centen,
            volgnummer=1,
        )
        operations.post(
            sleutel=f"proef:{maand}",
            soort=Soort.UITBETALING,
            legs=patterns.uitbetaling(persoon_id=student.pk, bedragen=[bedrag], regime=Regime.SF35),
            persoon_id=student.pk,
            effectief_op=maand,
        )
    return 43_920 + 11_030


def test_published_figures_are_quoted_with_their_source() -> None:
    cijfers = gepubliceerd_over(2023)
    assert cijfers["zaken.bezwaar.afgedaan"].waarde == 11_166
    assert all(cijfer.bron for cijfer in cijfers.values())
    assert gepubliceerd_over(1999) == {}


TABEL = Tabel("zaken", "Zaken", "bron", [Rij("bezwaar.afgedaan", "=2+3", 12, Eenheid.STUKS)])


def test_a_published_figure_stands_beside_ours_and_alone_when_we_have_none() -> None:
    gevonden = list(uitvoer.regels([TABEL], 2023))
    assert gevonden[0].gepubliceerd is not None
    assert gevonden[0].gepubliceerd.waarde == 11_166
    alleen = [r for r in gevonden if r.tabel == "contact" and r.sleutel == "chat.aantal"]
    assert alleen[0].waarde is None
    assert alleen[0].gepubliceerd is not None


def test_csv_is_no_formula_and_keeps_whole_numbers() -> None:
    regels = list(csv.DictReader(io.StringIO(uitvoer.als_csv([TABEL], 2023)), delimiter=";"))
    assert regels[0]["titel"] == "'=2+3"
    assert regels[0]["waarde"] == "12"
    assert regels[0]["gepubliceerd"] == "11166"


@pytest.mark.parametrize(
    ("waarde", "eenheid", "nl", "en"),
    [
        (123_456_789, Eenheid.CENTEN, "€ 1.234.567,89", "€ 1,234,567.89"),
        (78, Eenheid.TIENDEN, "7,8", "7.8"),
        (210, Eenheid.SECONDEN, "210 seconden", "210 seconds"),
        (465_852, Eenheid.PERSONEN, "465.852", "465,852"),
        (None, Eenheid.STUKS, "-", "-"),
    ],
)
def test_figures_read_in_both_languages(
    waarde: int | None, eenheid: Eenheid, nl: str, en: str
) -> None:
    for taal, tekst in (("nl", nl), ("en", en)):
        with translation.override(taal):
            assert uitvoer.als_tekst(waarde, eenheid) == tekst


def test_the_pdf_has_the_same_figures() -> None:
    with translation.override("nl"):
        pdf = uitvoer.als_pdf([TABEL], 2023, op=VANDAAG)
    tekst = " ".join(blad.extract_text() for blad in PdfReader(BytesIO(pdf)).pages)
    assert "11.166" in tekst
    assert "Onafhankelijke uitvoering" in tekst


@pytest.mark.parametrize("jaar", [1999, 2025])
def test_a_year_that_cannot_be_is_refused(jaar: int) -> None:
    with pytest.raises(JaarOnbekend, match=str(jaar)):
        lees_jaar(jaar, vandaag=VANDAAG)


@pytest.mark.django_db
def test_the_command_prints_and_refuses() -> None:
    bedrijfsdatum.zet(VANDAAG, "test")
    uit = StringIO()
    call_command("jaarcijfers", "2023", "--vorm", "json", stdout=uit)
    gelezen = json.loads(uit.getvalue())
    assert gelezen["jaar"] == 2023
    assert {"tabel", "rij", "waarde", "gepubliceerd"} <= set(gelezen["rijen"][0])
    with pytest.raises(CommandError, match="2030"):
        call_command("jaarcijfers", "2030", stdout=uit)
    with pytest.raises(CommandError, match="--naar"):
        call_command("jaarcijfers", "2023", "--vorm", "pdf", stdout=uit)
