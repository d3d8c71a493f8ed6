"""Lucía reads little Dutch: she switches to English once, and no Dutch sentence is left on the pages she visits."""

from datetime import date
from types import SimpleNamespace

import pytest

from duo_portal.audit import bedrijfsdatum
from studiefinanciering.demo.verhalen import verhaal, vraag_aan
from studiefinanciering.demo.verhalen_zaaien import zaai_verhalen
from studiefinanciering.operations.toekennen import toekennen
from tests.web.twee_talen import zelfde_zinnen

from .reis import Reis

pytestmark = pytest.mark.browser
PADEN = (
    "/mijn/",
    "/mijn/studiefinanciering/",
    "/mijn/betalingen/",
    "/mijn/schuld/",
    "/mijn/berichten/",
    "/mijn/wijzigen/",
    "/mijn/gegevens/",
)
NAMEN = (
    r"Luc[ií]a.*",
    r"[\d ]{4,}[A-Z]{2} .*",
    r"Stationsweg.*",
    r".*BANK.*",
    r"L\. Navarro",
    r"Wsf 2000.*",
    r"[A-Z][a-z]{2}",
)  # and months on a chart


def test_na_een_klik_is_alles_engels(reis: Reis) -> None:
    bedrijfsdatum.zet(date(2023, 9, 1), "test")
    zaai_verhalen()
    vraag_aan(date(2023, 9, 1))
    lucia = verhaal("eu").persoon()
    toekennen(persoon_id=lucia.pk, actor="test")
    reis.als(lucia)
    nederlands = {}
    reis.ga("/mijn/")
    reis.klik("Nederlands", "button", waar="banner")
    for pad in PADEN:
        reis.ga(pad)
        nederlands[pad] = reis.blad.content()
    reis.klik("English", "button", waar="banner")
    assert reis.blad.get_attribute("html", "lang") == "en"
    for pad in PADEN:
        reis.ga(pad)
        nl, en = (
            SimpleNamespace(content=tekst.encode())
            for tekst in (nederlands[pad], reis.blad.content())
        )
        assert zelfde_zinnen(nl, en, behalve=NAMEN) == [], pad
        reis.rustig()
    reis.ga("/mijn/studiefinanciering/")
    assert "€274.90" in reis.tekst()  # as an English reader writes it
    assert "September 2023" in reis.tekst()
    reis.kijk("7-engels")
    reis.ga("/mijn/berichten/")
    reis.klik("You get student finance")
    assert "Dear Lucía Navarro" in reis.tekst()
    reis.kijk("7-brief")
