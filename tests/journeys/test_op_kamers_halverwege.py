"""Sanne moved to a room in October and tells it in December: she sees the back payment, sends it, and gets it."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from studiefinanciering.tasks import beslis_aanvragen
from tests.factories.gezinnen import KAMER, Gezin, woont
from tests.uitbetalen.besluiten import betaal, bevestig

from . import mensen
from .reis import Reis

pytestmark = pytest.mark.browser
THUIS, UIT = 110_30, 274_90 + 164_30
"""basisbeurs ho of 2023 with the rise of art. 3.18a, in cents."""


def test_met_terugwerkende_kracht_uitwonend(reis: Reis) -> None:
    sanne = mensen.toegekend(Gezin.met(9_000_000))
    for dag, maand in ((15, 9), (17, 10), (16, 11)):
        bevestig(betaal(date(2023, maand, dag), f"2023-{maand:02}"))
    bedrijfsdatum.zet(date(2023, 12, 4), "test")
    woont(sanne, KAMER, date(2023, 10, 10))
    reis.als(sanne)
    reis.ga("/mijn/wijzigen/")
    reis.klik("Uitwonend of thuiswonend")
    reis.blad.get_by_label("Ik woon niet bij een ouder").check()
    reis.blad.select_option("#id_vanaf", "2023-11")
    reis.volgende()
    assert f"{(UIT - THUIS) / 100:.2f}".replace(".", ",") in reis.tekst()  # 328,90 a month
    reis.kijk("2-controle")
    reis.klik("Verstuur deze wijziging", "button")
    reis.kijk("2-ontvangst")
    beslis_aanvragen()
    reis.ga("/mijn/")
    # November again, and December: 328,90 and 439,20
    assert "€ 768,10" in reis.tekst()
    bevestig(betaal(date(2023, 12, 14), "2023-12"))
    reis.ga("/mijn/betalingen/")
    laatste = reis.blad.locator(".betaling:has(.label-goed)").first
    laatste.locator("summary").click()
    regels = " ".join(laatste.inner_text().split())
    assert "€ 768,10" in regels
    assert "november 2023" in regels
    reis.kijk("2-betaald")
