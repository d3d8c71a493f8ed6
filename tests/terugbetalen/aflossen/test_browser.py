"""Two acts on a phone, from the list to the receipt; every page on the way is one that anybody can use."""

import os
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from duo_portal.ledger.codes import Regime
from terugbetalen.models import Betaalverzoek, Feit
from tests.factories.portaal import aangemeld_in_browser
from tests.harnas.databases import Address
from tests.web.test_browser import bevindingen, wakker

from .conftest import begin

pytestmark = pytest.mark.browser
BREEDTE = 320


def test_extra_aflossen_en_een_tijd_niet_betalen(
    kloon_db: Address, start_web: Callable[..., Any], pagina: Any
) -> None:
    wie = begin(Regime.SF15, date(2021, 9, 1), 18_000_00)
    blad, klachten = pagina
    url = wakker(start_web(kloon_db.env).url)
    blad.set_viewport_size({"width": BREEDTE, "height": 700})
    aangemeld_in_browser(blad, url, wie)
    mis: dict[str, list[Any]] = {}

    def kijk(naam: str) -> None:
        blad.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
        if map_ := os.environ.get("SCHERMAFDRUKKEN"):
            blad.screenshot(path=f"{map_}/aflossen_{naam}.png", full_page=True)
        fout = [*klachten, *bevindingen(blad)]
        klachten.clear()  # axe measures with inline styles of its own
        breed = blad.evaluate("document.documentElement.scrollWidth")
        if fout or breed > BREEDTE:
            mis[naam] = [*fout, breed]

    def knop(naam: str) -> None:
        blad.get_by_role("button", name=naam, exact=True).click()

    blad.goto(url + reverse("terugbetalen:start"))
    kijk("start")
    blad.get_by_role("link", name="Extra aflossen", exact=True).click()
    kijk("extra_bedrag")
    blad.get_by_label("Hoeveel wilt u extra betalen?").fill("99.999")
    knop("Volgende")
    kijk("extra_fout")
    assert blad.get_by_label("Hoeveel wilt u extra betalen?").input_value() == "99.999"
    blad.get_by_label("Hoeveel wilt u extra betalen?").fill("6.000")
    knop("Volgende")
    kijk("extra_gevolg")
    blad.get_by_label("Ik betaal daarna minder per maand").check()
    knop("Volgende")
    kijk("extra_controle")
    knop("Ga naar betalen")
    kijk("extra_ontvangst")
    assert blad.get_by_role("heading", level=1).inner_text() == "U kunt nu betalen"
    assert Betaalverzoek.objects.get(persoon=wie).bedrag_centen == 6_000_00
    blad.get_by_role("link", name="Naar de betaalpagina").click()

    blad.goto(url + reverse("terugbetalen:start"))
    blad.get_by_role("link", name="Een tijd niet betalen", exact=True).click()
    kijk("pauze_stap")
    blad.get_by_label("Vanaf welke maand wilt u niet betalen?").select_option("2024-05")
    blad.get_by_label("Hoeveel maanden?").select_option("6")
    knop("Volgende")
    kijk("pauze_controle")
    knop("Vraag deze maanden aan")
    kijk("pauze_ontvangst")
    assert Feit.objects.filter(persoon=wie, soort=Feit.Soort.AFLOSVRIJ).count() == 1
    blad.goto(url + reverse("terugbetalen:opgaven"))
    kijk("opgaven")
    assert not mis
