"""Applying on a phone of 360 pixels, from the first page to the receipt: accessible, nothing wider than the glass."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from duo_portal.audit import bedrijfsdatum
from studiefinanciering.models import Aanvraag, Keuze
from tests.factories.portaal import aangemeld_in_browser
from tests.harnas.databases import Address
from tests.web.test_browser import bevindingen, wakker

from .hulp import BASIS, student

pytestmark = pytest.mark.browser
TELEFOON = {"width": 360, "height": 740}
VOLGENDE = "button:has-text('Volgende')"


def _bekijk(blad: Any, klachten: list[str]) -> None:
    """A quiet console, no accessibility finding, and nothing that has to be scrolled sideways."""
    assert klachten == [], blad.url
    assert bevindingen(blad) == [], blad.url
    te_breed = blad.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not te_breed, blad.url
    assert blad.locator("h1").count() == 1
    klachten.clear()  # axe measures with inline styles of its own


def test_een_eerstejaars_vraagt_aan_op_een_telefoon(
    kloon_db: Address, start_web: Callable[..., Any], pagina: tuple[Any, list[str]], kiekjes: Any
) -> None:
    blad, klachten = pagina
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    noor = student(2_500_000)
    url = wakker(start_web(kloon_db.env).url)
    blad.set_viewport_size(TELEFOON)
    aangemeld_in_browser(blad, url, noor)

    def kijk(naam: str) -> None:
        _bekijk(blad, klachten)
        kiekjes(blad, naam)

    blad.goto(f"{url}{BASIS}")
    kijk("begin")
    blad.click("text=Begin")
    kijk("opleiding")
    blad.click(VOLGENDE)
    kijk("wonen")
    blad.click(VOLGENDE)
    kijk("maand")
    blad.click(VOLGENDE)
    kijk("beurs")
    blad.uncheck("text=Ik vraag ook de aanvullende beurs aan")
    blad.click(VOLGENDE)
    _leen(blad, kijk)
    assert "/zeker/" in blad.url
    kijk("zeker")
    blad.check("text=Ja, vraag de aanvullende beurs voor mij aan")
    blad.click(VOLGENDE)
    kijk("reizen")
    blad.click(VOLGENDE)
    kijk("controle")
    assert "€\u00a0255,00" in blad.locator("main").text_content()
    blad.click("button:has-text('Vraag aan')")
    assert "/ontvangst/" in blad.url
    kijk("ontvangst")
    blad.go_back()
    blad.reload()
    assert Aanvraag.objects.filter(persoon_id=noor.pk).count() == 1
    keuze = Keuze.objects.get(persoon_id=noor.pk)
    assert (keuze.lening_gevraagd_centen, keuze.vraagt_aanvullende_beurs) == (25_500, True)


def _leen(blad: Any, kijk: Callable[[str], None]) -> None:
    """Slider and field say the same, whichever is moved; a wrong amount comes back as typed."""
    veld, schuif = blad.locator("#id_lening"), blad.locator("input[type=range]")
    veld.fill("250,00")
    assert schuif.input_value() == "250"
    schuif.focus()
    blad.keyboard.press("ArrowRight")
    assert veld.input_value() == "255"
    kijk("lenen")
    veld.fill("veel")
    blad.click(VOLGENDE)
    assert veld.input_value() == "veel"
    kijk("lenen-fout")
    veld.fill("255")
    blad.click(VOLGENDE)


def test_vooraf_op_een_telefoon(
    kloon_db: Address, start_web: Callable[..., Any], pagina: tuple[Any, list[str]], kiekjes: Any
) -> None:
    blad, klachten = pagina
    bedrijfsdatum.zet(date(2023, 6, 5), "test")
    url = wakker(start_web(kloon_db.env).url)
    blad.set_viewport_size(TELEFOON)
    for pad in ("", "regelingen/"):
        blad.goto(f"{url}/vooraf/{pad}")
        _bekijk(blad, klachten)
        kiekjes(blad, f"vooraf-{pad.rstrip('/') or 'start'}")
    blad.goto(f"{url}/vooraf/recht/")
    blad.click("button:has-text('Bekijk het antwoord')")
    assert blad.locator("#foutsamenvatting").count() == 1
    _bekijk(blad, klachten)
    kiekjes(blad, "vooraf-recht-fout")
    blad.fill("#id_geboren", "31-01-2005")
    for keuze in ("Nederlands", "Hbo of universiteit"):
        blad.get_by_label(keuze, exact=True).check()
    blad.get_by_label("Voltijd, duaal, of bol in het mbo").check()
    blad.get_by_label("Ja, of dat komt binnenkort").check()
    blad.click("button:has-text('Bekijk het antwoord')")
    assert "Ja, u kunt waarschijnlijk" in blad.content()
    _bekijk(blad, klachten)
    kiekjes(blad, "vooraf-recht")
    blad.goto(f"{url}/vooraf/proefberekening/")
    blad.get_by_label("Hbo of universiteit", exact=True).check()
    blad.get_by_label("Niet bij mijn ouders").check()
    blad.fill("#id_inkomen_1", "31.250,50")
    blad.fill("#id_lening", "100")
    blad.click("button:has-text('Reken uit')")
    assert "Dit krijgt u per maand" in blad.content()
    assert "?" not in blad.url
    blad.click("summary")
    _bekijk(blad, klachten)
    kiekjes(blad, "vooraf-proefberekening")
