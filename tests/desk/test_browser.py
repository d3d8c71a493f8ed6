"""The desk in a real browser: accessible by axe, nothing refused by the strict CSP, usable at 320 pixels."""

# ruff: noqa: F811 - fixtures come by import and are asked for by name
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity import rollen
from duo_portal.identity.models import Blokkade
from studiefinanciering.models import Student, Toekenning
from studiefinanciering.operations.aanhouden import houd_aan
from tests.harnas.bureau import maak_medewerker, meld_aan_in_browser
from tests.harnas.databases import Address
from tests.uitbetalen.besluiten import betaal, betaal_en_bevestig, geef_rekening
from tests.uitbetalen.conftest import bankmap  # noqa: F401 - a bank folder of our own
from tests.web.test_browser import bevindingen, wakker

from .conftest import maak_dossier

pytestmark = pytest.mark.browser
BREED, SMAL = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
LOOPT_OVER = """() => [...document.querySelectorAll('body *')].filter(e =>
    e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.desk-tabel, .schuift, .results')
    && !e.closest('.hidden') && getComputedStyle(e).position !== 'absolute'
).map(e => e.outerHTML.slice(0, 120)).slice(0, 5)"""


@pytest.fixture
def verhaal(kloon_db: Address, bankmap: Path) -> Student:
    """September is paid, October waits for its signature; the account is held by a colleague."""
    student = maak_dossier()
    geef_rekening(student.pk)
    betaal_en_bevestig(date(2023, 9, 15), "2023-09")
    betaal(date(2023, 10, 17), "2023-10")
    houd_aan(persoon_id=student.pk, soort=Blokkade.Reden.ONDERZOEK, actor="an", reden="vraag")
    return student


def meld_aan(blad: Any, url: str, rol: str) -> None:
    meld_aan_in_browser(blad, url, maak_medewerker(rol.split()[0], rol))


def bewaar(blad: Any, naam: str) -> None:
    """A picture to look at, when SCHERM_MAP names a folder."""
    if map_ := os.environ.get("SCHERM_MAP"):
        blad.screenshot(path=str(Path(map_) / f"{naam}.png"), full_page=True)


def test_elke_pagina_is_toegankelijk_en_past_op_een_telefoon(
    verhaal: Student,
    kloon_db: Address,
    start_web: Callable[..., Any],
    pagina: tuple[Any, list[str]],
) -> None:
    blad, klachten = pagina
    url = wakker(start_web(kloon_db.env).url)
    besluit = Toekenning.objects.get(soort="herziening")
    dossier = reverse("admin:studiefinanciering_student_change", args=[verhaal.kenmerk])
    toekenning = reverse("admin:studiefinanciering_toekenning_change", args=[besluit.pk])
    blokkade = Blokkade.objects.get()
    gevonden: dict[str, Any] = {}

    def bekijk(naam: str, pad: str) -> None:
        for maat, venster in (("breed", BREED), ("smal", SMAL)):
            blad.set_viewport_size(venster)
            antwoord = blad.goto(f"{url}{pad}")
            assert antwoord.status == 200, pad
            blad.wait_for_load_state("networkidle")
            assert klachten == [], pad
            bewaar(blad, f"{naam}-{maat}")
            gevonden[f"{naam} {maat} axe"] = bevindingen(blad)
            if maat == "smal" and "/change/" in pad:
                gevonden[f"{naam} breedte"] = blad.evaluate(LOOPT_OVER)
            klachten.clear()  # axe measures with inline styles of its own

    meld_aan(blad, url, rollen.BEHANDELAAR)
    bedrijfsdatum.zet(date(2023, 10, 18), "test")
    bekijk("studenten", "/beheer/studiefinanciering/student/")
    bekijk("student", dossier)
    bekijk("besluit", f"{toekenning}?maand=2023-11")
    bekijk("herzien", reverse("admin:studiefinanciering_student_herzien", args=[verhaal.kenmerk]))
    bekijk(
        "stopzetten", reverse("admin:studiefinanciering_student_stopzetten", args=[verhaal.kenmerk])
    )
    bekijk(
        "opheffen",
        reverse("admin:studiefinanciering_student_opheffen", args=[verhaal.kenmerk, blokkade.pk]),
    )
    blad.context.clear_cookies()
    meld_aan(blad, url, rollen.FINANCIEEL_MEDEWERKER)
    from duo_portal.batches.models import Run

    run = Run.objects.latest("pk")
    bekijk("run", reverse("admin:batches_run_change", args=[run.pk]))
    bekijk("bestand", "/beheer/gateways/bankbestand/")
    fout = {naam: wat for naam, wat in gevonden.items() if wat}
    assert not fout, "\n".join(f"{naam}: {wat}" for naam, wat in fout.items())
