"""A student on a phone reads a letter in both languages, keeps the PDF's address, and says it was not clear."""

from collections.abc import Callable
from typing import Any

import pytest

from duo_portal.letters.models import Duidelijkheid
from tests.desk.conftest import maak_dossier
from tests.factories.portaal import aangemeld_in_browser
from tests.harnas.databases import Address
from tests.web.test_browser import bevindingen, wakker

pytestmark = pytest.mark.browser
BREEDTE = 320


def test_een_brief_lezen_op_een_telefoon(
    kloon_db: Address, start_web: Callable[..., Any], pagina: Any
) -> None:
    student = maak_dossier()
    blad, klachten = pagina
    url = wakker(start_web(kloon_db.env).url)
    blad.set_viewport_size({"width": BREEDTE, "height": 700})
    aangemeld_in_browser(blad, url, student.persoon)
    mis: list[Any] = []

    def kijk(waar: str) -> None:
        fout = [*klachten, *bevindingen(blad)]
        klachten.clear()  # axe measures with inline styles of its own
        breed = blad.evaluate("document.documentElement.scrollWidth")
        mis.extend((waar, f) for f in fout + ([f"{breed} px breed"] if breed > BREEDTE else []))

    blad.goto(f"{url}/mijn/berichten/")
    kijk("postvak")
    assert blad.get_by_text("Ongelezen").count() == 2
    blad.get_by_role("link", name="Uw studiefinanciering verandert").click()
    assert blad.get_by_role("heading", level=1).inner_text() == "Uw studiefinanciering verandert"
    kijk("brief")
    blad.get_by_role("link", name="Lees deze brief in het Engels").click()
    assert blad.get_by_role("heading", level=1).inner_text() == "Your student finance changes"
    assert blad.locator("article.brief").get_attribute("lang") == "en"
    kijk("brief in het Engels")
    blad.get_by_text("Wilt u er iets bij zeggen?").click()
    blad.get_by_label("Wat kan beter?").fill("Te veel artikelen")
    blad.get_by_role("button", name="Nee, niet duidelijk").click()
    blad.get_by_role("status").filter(has_text="Dank u wel").wait_for()
    blad.goto(f"{url}/mijn/berichten/")
    assert blad.get_by_text("Ongelezen").count() == 1
    assert mis == []
    assert Duidelijkheid.objects.get().pagina == "brief:besluit_herziening"
