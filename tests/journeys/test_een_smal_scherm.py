"""Mila's screen is 320 pixels: every page of the menu, and all they lead to at once, fits without scrolling sideways."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from tests.factories.gezinnen import KAMER, Gezin
from tests.uitbetalen.besluiten import betaal, bevestig

from . import mensen
from .reis import SMAL, Reis

pytestmark = pytest.mark.browser


def test_elke_pagina_past(reis: Reis) -> None:
    mila = mensen.toegekend(
        Gezin.met(2_100_456, 1_900_123), KAMER, vraagt_uitwonend=True, lening_gevraagd_centen=10_000
    )
    bevestig(betaal(date(2023, 9, 15), "2023-09"))
    bedrijfsdatum.zet(date(2023, 10, 4), "test")
    blad = reis.blad
    blad.set_viewport_size(SMAL)
    reis.als(mila)
    reis.ga("/mijn/")
    blad.locator(".menu-klap > summary").click()
    reis.kijk("10-menu")
    te_gaan = _adressen(reis, ".menu-klap a")
    assert len(te_gaan) >= 7
    gezien: set[str] = set()
    for pad in te_gaan:
        reis.ga(pad)
        blad.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
        reis.rustig()
        gezien |= {pad, *_adressen(reis, "main a")}
    for pad in sorted(gezien - set(te_gaan)):
        if not pad.endswith(("/json/", "/pdf/")):
            reis.ga(pad)
            reis.rustig()


def _adressen(reis: Reis, waar: str) -> list[str]:
    """The pages of the portal that these links lead to, each once."""
    alle = reis.blad.locator(waar).evaluate_all("as => as.map(a => a.getAttribute('href'))")
    return [
        pad
        for pad in dict.fromkeys(href.partition("#")[0].partition("?")[0] for href in alle)
        if pad.startswith("/mijn/")
    ]
