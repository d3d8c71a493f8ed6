"""The income of Bilal's parents fell by more than 15 %: he asks it, gets a revision, and the letter says what changed."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from tests.factories.gezinnen import Gezin, verdient

from . import mensen
from .reis import Reis

pytestmark = pytest.mark.browser


def test_een_later_jaar_telt(reis: Reis) -> None:
    gezin = Gezin.met(3_100_000, 4_200_000, jaren=(2021,))
    bilal = mensen.toegekend(gezin)
    bedrijfsdatum.zet(date(2023, 10, 4), "test")
    for ouder in gezin.ouders:
        verdient(ouder, 2_000_000, 2022)
    reis.als(bilal)
    reis.ga("/mijn/studiefinanciering/")
    assert "Aanvullende beurs" not in reis.tekst().split("Wat anders zou moeten zijn")[0]
    reis.ga("/mijn/wijzigen/")
    reis.klik("Uw ouders")
    reis.klik("Mijn ouders verdienen minder")
    assert "minstens 15 procent lager" in reis.tekst()
    reis.blad.get_by_label("2022").check()
    reis.kijk("3-jaar")
    reis.volgende()
    reis.klik("Verstuur mijn verzoek", "button")
    assert "Ja, wij kijken naar het latere jaar." in reis.tekst()
    reis.kijk("3-ontvangst")
    reis.ga("/mijn/berichten/")
    reis.klik("Uw studiefinanciering verandert")
    brief = reis.tekst()
    assert "inkomen van uw ouder" in brief
    # (20.000 - 17.613,07) x 26 % x 2 / 12 = 103,43; 416,00 - 103,43
    assert "€ 312,57" in brief
    assert "20.000" not in brief  # what the parents earn is theirs
    reis.kijk("3-brief")
