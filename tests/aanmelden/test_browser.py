"""The door in a real browser: in, prove again, out, and nothing left by the back button; accessible on a phone."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from duo_portal.audit import bedrijfsdatum
from studiefinanciering.demo.verhalen_zaaien import zaai_verhalen
from tests.factories.portaal import door_de_demopagina
from tests.harnas.databases import Address
from tests.web.test_browser import bevindingen, wakker

pytestmark = pytest.mark.browser


class Kijker:
    """Looks at each page: axe, the console, and whether it fits a phone of 320 pixels."""

    def __init__(self, blad: Any, klachten: list[str]) -> None:
        self.blad, self.klachten = blad, klachten
        self.gevonden: dict[str, list[str]] = {}

    def kijk(self, naam: str, *, met_fouten: bool = False) -> None:
        """`met_fouten`: the form came back, and the console may name its 422, whenever it does so."""
        self.blad.wait_for_load_state("networkidle")
        klachten = [k for k in self.klachten if not (met_fouten and "422" in k)]
        assert klachten == [], naam
        assert self.blad.locator("h1").count() == 1, naam
        breedte = self.blad.evaluate("document.documentElement.scrollWidth")
        assert breedte <= 320, f"{naam} is {breedte} pixels wide"
        if gevonden := bevindingen(self.blad):
            self.gevonden[naam] = gevonden
        self.klachten.clear()  # axe measures with inline styles of its own


def test_in_and_out_on_a_phone(
    kloon_db: Address, start_web: Callable[..., Any], pagina: tuple[Any, list[str]]
) -> None:
    blad, klachten = pagina
    blad.set_viewport_size({"width": 320, "height": 640})
    zaai_verhalen()
    url = wakker(start_web(kloon_db.env).url)
    kijker = Kijker(blad, klachten)
    blad.goto(f"{url}/mijn/gegevens/")
    kijker.kijk("kies")
    blad.get_by_role("button", name="Kies een demopersoon").click()
    kijker.kijk("demo")
    assert "woont thuis" in blad.inner_text("main")
    blad.get_by_role("button", name="Eva de Wit", exact=True).click()
    assert blad.url == f"{url}/mijn/gegevens/"
    kijker.kijk("toon")
    blad.get_by_role("link", name="E-mailadres, telefoon of post veranderen").click()
    kijker.kijk("contact")
    blad.get_by_label(re.compile("E-mailadres")).fill("geen adres")
    blad.get_by_role("button", name="Bewaren", exact=True).click()
    kijker.kijk("contact met fouten", met_fouten=True)
    assert blad.get_by_label(re.compile("E-mailadres")).input_value() == "geen adres"
    blad.get_by_label(re.compile("E-mailadres")).fill("eva@voorbeeld.nl")
    blad.get_by_role("button", name="Bewaren", exact=True).click()
    assert "eva@voorbeeld.nl" in blad.inner_text("main")
    for pad in ("/mijn/gegevens/machtigen/", "/aanmelden/bevestig/", "/aanmelden/af/"):
        blad.goto(f"{url}{pad}")
        kijker.kijk(pad)
    blad.get_by_role("main").get_by_role("button", name="Uitloggen").click()
    assert blad.url == f"{url}/aanmelden/afgemeld/"
    kijker.kijk("afgemeld")
    blad.go_back()
    blad.go_back()
    assert "eva@voorbeeld.nl" not in blad.content()
    blad.goto(f"{url}/aanmelden/terug/?code=x&state=y")
    klachten.clear()  # a 400 is named in the console
    kijker.kijk("mislukt")
    assert kijker.gevonden == {}


def test_a_parent_comes_in_for_the_child_in_english_and_without_javascript(
    kloon_db: Address, start_web: Callable[..., Any], pagina: tuple[Any, list[str]]
) -> None:
    eerste, klachten = pagina
    zaai_verhalen()
    bedrijfsdatum.zet(bedrijfsdatum.vandaag(), "test")
    url = wakker(start_web(kloon_db.env).url)
    context = eerste.context.browser.new_context(
        java_script_enabled=False, viewport={"width": 320, "height": 640}
    )
    blad = context.new_page()
    blad.goto(url)
    blad.get_by_role("button", name="English").first.click()
    door_de_demopagina(blad, url, "Marga de Wit", "/aanmelden/namens/")
    assert blad.inner_text("h1") == "For whom are you acting?"
    assert "Eva de Wit" in blad.inner_text("main")
    blad.get_by_role("button", name="For Eva de Wit").click()
    blad.goto(f"{url}/mijn/gegevens/")
    assert "Eva" not in blad.inner_text("main")  # for a parent this page does not exist
    blad.get_by_role("button", name="Sign out").first.click()
    assert blad.inner_text("h1") == "You are signed out"
    assert klachten == []
    context.close()
