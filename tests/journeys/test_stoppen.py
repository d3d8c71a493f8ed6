"""Daan stops: what he loses, what he must do with his travel product and by when, and the decision that follows."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from studiefinanciering.tasks import beslis_aanvragen
from tests.factories.gezinnen import Gezin
from tests.uitbetalen.besluiten import betaal, bevestig

from . import mensen
from .reis import Reis

pytestmark = pytest.mark.browser


def test_stoppen_per_december(reis: Reis) -> None:
    daan = mensen.toegekend(Gezin.met(9_000_000))
    bevestig(betaal(date(2023, 9, 15), "2023-09"))
    bedrijfsdatum.zet(date(2023, 10, 4), "test")
    blad = reis.blad
    reis.als(daan)
    reis.ga("/mijn/")
    blad.locator(".menu-klap > summary").click()
    reis.druk(blad.locator(".menu-klap a", has_text="Wijzigen"))
    reis.klik("Stoppen")
    blad.select_option("#id_per", "2023-12")
    reis.volgende()
    gevolg = reis.tekst()
    assert "U krijgt geen studiefinanciering meer vanaf december 2023." in gevolg
    assert "Zet uw reisproduct stop op 10 december 2023 of eerder" in gevolg
    assert "Haalt u geen diploma, dan betaalt u haar terug" in gevolg
    reis.kijk("5-controle")
    reis.druk(blad.locator("main form button[type=submit]").first)
    reis.kijk("5-ontvangst")
    assert "stopt vanaf december 2023" in reis.tekst()
    beslis_aanvragen()
    reis.ga("/mijn/studiefinanciering/")
    reis.kijk("5-daarna")
    nu, besluiten = reis.tekst().split("Uw besluiten")
    assert "oktober 2023 tot en met november 2023" in nu
    assert "Uw studiefinanciering is gestopt" in besluiten
