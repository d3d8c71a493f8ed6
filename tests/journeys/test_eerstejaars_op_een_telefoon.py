"""Eva starts at an hbo and has never applied for anything: from the front page to the first money, on her phone."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from studiefinanciering.demo.verhalen_zaaien import zaai_verhalen
from studiefinanciering.tasks import beslis_aanvragen
from tests.uitbetalen.besluiten import betaal, bevestig

from .reis import SPATIE, Reis

pytestmark = pytest.mark.browser
PER_MAAND = f"€{SPATIE}292,87"
"""110,30 + 182,57, worked out by hand in the list of demo people."""


def test_van_de_voorpagina_tot_het_eerste_geld(reis: Reis) -> None:
    bedrijfsdatum.zet(date(2023, 7, 3), "test")
    zaai_verhalen()
    _log_in_en_vraag_aan(reis)
    _leest_het_besluit(reis)
    _wordt_betaald(reis)


def _log_in_en_vraag_aan(reis: Reis) -> None:
    blad = reis.blad
    reis.ga("/")
    reis.kijk("1-voorpagina")
    reis.klik("Studiefinanciering aanvragen")
    reis.klik("Kies een demopersoon", "button")
    reis.druk(blad.get_by_role("button", name="Eva de Wit", exact=True))
    reis.kijk("1-begin")
    reis.klik("Begin")
    titels = {blad.title()}
    for _stap in ("wonen", "maand", "beurs", "lenen", "reizen", "controle"):
        reis.volgende()
        reis.rustig()
        titels.add(blad.title())
    assert len(titels) == 7  # each step says which it is
    assert "Controleer uw antwoorden" in reis.tekst()
    assert PER_MAAND.replace(SPATIE, " ") in reis.tekst()  # said before anything is sent
    reis.kijk("1-controle")
    reis.klik("Vraag aan", "button")
    assert "Wij hebben uw aanvraag ontvangen" in reis.tekst()
    reis.kijk("1-ontvangst")


def _leest_het_besluit(reis: Reis) -> None:
    beslis_aanvragen()  # beat asks this every few seconds
    reis.ga("/mijn/")
    assert "U hebt 1 ongelezen bericht" in reis.tekst()
    assert PER_MAAND.replace(SPATIE, " ") in reis.tekst()
    reis.kijk("1-start")
    reis.klik("U hebt 1 ongelezen bericht")
    reis.klik("U krijgt studiefinanciering")
    brief = reis.tekst()
    assert "Beste Eva de Wit" in brief
    assert PER_MAAND.replace(SPATIE, " ") in brief
    assert "Bent u het er niet mee eens?" in brief
    reis.kijk("1-brief")
    adres = reis.blad.get_by_role("link", name="Bewaar deze brief").get_attribute("href")
    assert reis.blad.request.get(f"{reis.url}{adres}").body().startswith(b"%PDF")


def _wordt_betaald(reis: Reis) -> None:
    bevestig(betaal(date(2023, 9, 15), "2023-09"))
    reis.ga("/mijn/betalingen/")
    gedaan = reis.blad.locator(".betaling:has(.label-goed)")
    assert gedaan.count() == 1
    assert PER_MAAND in gedaan.inner_text()
    assert "september 2023" in gedaan.inner_text()
    gedaan.locator("summary").click()
    assert f"€{SPATIE}182,57" in gedaan.inner_text()
    reis.kijk("1-betaald")
