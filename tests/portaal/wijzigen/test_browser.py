"""A student moves out in mid-year, on a phone: sees the back payment before sending, in pages that anyone can use."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.identity import iban, operations
from studiefinanciering.models import Aanvraag
from studiefinanciering.operations.stopzetten import stopzetten
from tests.factories.gezinnen import KAMER, Gezin, verdient, woont
from tests.factories.portaal import aangemeld_in_browser
from tests.harnas.databases import Address
from tests.web.test_browser import bevindingen, wakker

from .conftest import maak_student

pytestmark = pytest.mark.browser
TELEFOON = {"width": 360, "height": 780}


class Blik:
    """Looks at a page: no complaint of the console, nothing for axe, no wider than the phone."""

    def __init__(self, blad: Any, klachten: list[str]) -> None:
        self.blad, self.klachten, self.mis = blad, klachten, dict[str, Any]()
        self.plaatjes = os.environ.get("PLAATJES")

    def __call__(self, naam: str) -> None:
        self.blad.wait_for_load_state("networkidle")
        fout = list(self.klachten)
        if self.plaatjes:
            self.blad.screenshot(path=Path(self.plaatjes) / f"{naam}.png", full_page=True)
        breed = self.blad.evaluate("document.documentElement.scrollWidth")
        fout += [f"{breed} px breed"] if breed > TELEFOON["width"] else []
        fout += bevindingen(self.blad)
        self.klachten.clear()  # axe measures with inline styles of its own
        if fout:
            self.mis[naam] = fout


@pytest.fixture
def telefoon(kloon_db: Address, start_web: Callable[..., Any], pagina: Any) -> Any:
    blad, klachten = pagina
    blad.set_viewport_size(TELEFOON)
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    return blad, Blik(blad, klachten), wakker(start_web(kloon_db.env).url)


def test_op_kamers_halverwege_het_jaar(telefoon: Any) -> None:
    blad, kijk, url = telefoon
    student = maak_student(Gezin.met(1_000_000, 1_000_000))
    operations.wijzig_rekening(
        persoon=student, vanaf=date(2023, 9, 1), iban=iban.test_iban(11), tenaamstelling="P"
    )
    bedrijfsdatum.zet(date(2023, 12, 4), "test")
    woont(student, KAMER, date(2023, 10, 10))
    aangemeld_in_browser(blad, url, student)
    blad.goto(url + reverse("mijn:wijzigen"))
    kijk("index")
    blad.get_by_role("link", name="Uitwonend of thuiswonend").click()
    kijk("wonen")
    blad.select_option("#id_vanaf", "2023-12")
    blad.get_by_label("Ik woon bij een ouder").check()
    blad.get_by_role("button", name="Volgende").click()
    blad.wait_for_selector("#foutsamenvatting")
    kijk("wonen_fout")
    blad.get_by_label("Ik woon niet bij een ouder").check()
    blad.select_option("#id_vanaf", "2023-11")
    blad.get_by_role("button", name="Volgende").click()
    blad.wait_for_selector("text=328,90 extra")
    kijk("wonen_controle")
    blad.get_by_role("button", name="Verstuur deze wijziging").click()
    blad.wait_for_selector("text=Wij hebben het ontvangen")
    kijk("wonen_ontvangst")
    assert Aanvraag.objects.get(soort="wijziging").inhoud == {"vraagt_uitwonend": True}
    for naam in ("lenen", "stoppen", "opleiding", "rekening", "reisproduct", "ouders"):
        blad.goto(url + reverse(f"mijn:{naam}"))
        kijk(naam)
    blad.goto(url + reverse("mijn:stoppen"))
    blad.get_by_role("button", name="Volgende").click()
    blad.wait_for_selector("text=Uw schuld")
    kijk("stoppen_controle")
    stopzetten(persoon_id=student.pk, per=Maand(2024, 1), sleutel="s", actor="test")
    bedrijfsdatum.zet(date(2024, 1, 20), "test")
    blad.goto(url + reverse("mijn:reisproduct"))
    kijk("reisproduct_te_laat")
    assert kijk.mis == {}


def test_de_pagina_van_een_ouder(telefoon: Any) -> None:
    blad, kijk, url = telefoon
    gezin = Gezin.met(2_500_000, 3_000_000, jaren=(2021,))
    maak_student(gezin)
    bedrijfsdatum.zet(date(2023, 12, 4), "test")
    verdient(gezin.ouders[1], 1_000_000, 2022)
    aangemeld_in_browser(blad, url, gezin.ouders[0])
    blad.goto(url + reverse("mijn:ouderinkomen"))
    kijk("ouderinkomen")
    blad.get_by_role("link", name="Mijn inkomen is lager geworden").click()
    blad.get_by_label("2022").check()
    blad.get_by_role("button", name="Volgende").click()
    blad.wait_for_selector("#foutsamenvatting")
    kijk("peiljaar_fout")
    blad.fill("#id_bedrag", "12.000")
    blad.get_by_role("button", name="Volgende").click()
    kijk("peiljaar_controle")
    blad.get_by_role("button", name="Verstuur mijn verzoek").click()
    blad.wait_for_selector("text=wordt hoger")
    kijk("peiljaar_ontvangst")
    assert kijk.mis == {}
