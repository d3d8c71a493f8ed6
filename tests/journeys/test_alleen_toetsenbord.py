"""Joost uses no mouse: he signs in, skips to the content, walks the menu and begins an application by keys alone."""

from datetime import date
from typing import Any

import pytest

from duo_portal.audit import bedrijfsdatum
from studiefinanciering.demo.verhalen_zaaien import zaai_verhalen

from .reis import BUREAU, Reis

pytestmark = pytest.mark.browser
_BRANDPUNT = """() => {
    const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
    return {naam: (e.labels && e.labels.length ? e.labels[0] : e).textContent.trim().replace(/\\s+/g, " "),
            soort: e.tagName, rand: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2,
            zichtbaar: r.width > 0 && r.height > 0};
}"""


def _tab_naar(reis: Reis, naam: str, hoogstens: int = 60) -> dict[str, Any]:
    """Press Tab until the focus is on something with this name; every stop on the way can be seen."""
    for _druk in range(hoogstens):
        reis.blad.keyboard.press("Tab")
        punt: dict[str, Any] = reis.blad.evaluate(_BRANDPUNT)
        assert punt["zichtbaar"], (reis.blad.url, punt)
        assert punt["rand"], (reis.blad.url, punt)
        if punt["naam"].startswith(naam):
            return punt
    raise AssertionError(f"{naam} is met Tab niet te bereiken op {reis.blad.url}")


def _enter(reis: Reis) -> None:
    with reis.blad.expect_navigation():
        reis.blad.keyboard.press("Enter")


def test_inloggen_menu_en_twee_stappen(reis: Reis) -> None:
    bedrijfsdatum.zet(date(2023, 7, 3), "test")
    zaai_verhalen()
    blad = reis.blad
    blad.set_viewport_size(BUREAU)
    reis.ga("/mijn/")
    _tab_naar(reis, "Kies een demopersoon")
    _enter(reis)
    _tab_naar(reis, "Eva de Wit")
    _enter(reis)
    assert blad.url == f"{reis.url}/mijn/"
    reis.kijk("9-start")
    _tab_naar(reis, "Naar de inhoud", 1)
    blad.keyboard.press("Enter")
    assert blad.evaluate("document.activeElement.id") == "inhoud"
    _tab_naar(reis, "Studiefinanciering aanvragen", 1)  # the menu is skipped
    reis.ga("/mijn/")
    _tab_naar(reis, "Mijn schuld")
    _enter(reis)
    assert blad.url == f"{reis.url}/mijn/schuld/"
    _tab_naar(reis, "Overzicht")
    _enter(reis)
    _tab_naar(reis, "Studiefinanciering aanvragen")
    _enter(reis)
    _tab_naar(reis, "Begin")
    _enter(reis)
    for stap in ("opleiding", "wonen"):
        assert f"/{stap}/" in blad.url
        if stap == "wonen":
            _tab_naar(reis, "Bij (een van) mijn ouders")
            blad.keyboard.press("Space")
        _tab_naar(reis, "Volgende")
        _enter(reis)
    assert "/maand/" in blad.url
    reis.rustig()
