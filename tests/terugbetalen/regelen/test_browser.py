"""On a phone: from the debt to an arrangement, and how it stands; every page is one that anybody can use."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from terugbetalen.models import Regeling
from tests.factories.portaal import aangemeld_in_browser
from tests.harnas.databases import Address
from tests.web.test_browser import bevindingen, wakker

from .hulp import achter

pytestmark = pytest.mark.browser
BREEDTE = 320


def test_een_regeling_op_een_telefoon(
    kloon_db: Address, start_web: Callable[..., Any], pagina: Any
) -> None:
    wie = achter()
    blad, klachten = pagina
    blad.set_viewport_size({"width": BREEDTE, "height": 700})
    url = wakker(start_web(kloon_db.env).url)
    aangemeld_in_browser(blad, url, wie)
    mis: dict[str, list[Any]] = {}

    def kijk(naam: str) -> None:
        blad.wait_for_load_state("networkidle")
        if map_ := os.environ.get("PLAATJES"):
            blad.screenshot(path=Path(map_) / f"regelen-{naam}.png", full_page=True)
        fout = [*klachten, *bevindingen(blad)]
        klachten.clear()  # axe measures with inline styles of its own
        breed = blad.evaluate("document.documentElement.scrollWidth")
        if fout or breed > BREEDTE:
            mis[naam] = [*fout, breed]

    blad.goto(url + reverse("mijn:schuld"))
    kijk("schuld")
    blad.get_by_role("link", name="Spreek een betalingsregeling af").click()
    kijk("begin")
    blad.get_by_role("button", name="Volgende").click()
    kijk("begin-fout")
    blad.get_by_label("Ik vul mijn inkomen en mijn huur in").check()
    blad.get_by_role("button", name="Volgende").click()
    kijk("inkomen")
    blad.get_by_label("Alleen, zonder kinderen onder de 18").check()
    blad.get_by_label("Hoeveel geld krijgt u per maand?").fill("2.300")
    blad.get_by_label("Hoeveel betaalt u per maand voor wonen?").fill("800")
    blad.get_by_role("button", name="Volgende").click()
    kijk("kiezen")
    blad.get_by_label("Ik kies zelf een bedrag per maand").check()
    blad.get_by_label("Uw eigen bedrag per maand").fill("veel")
    blad.get_by_role("button", name="Volgende").click()
    kijk("kiezen-fout")
    blad.get_by_label("Uw eigen bedrag per maand").fill("100")
    blad.get_by_role("button", name="Volgende").click()
    kijk("controle")
    assert not Regeling.objects.exists()
    blad.get_by_role("button", name="Ga akkoord met deze regeling").click()
    kijk("ontvangst")
    blad.get_by_role("link", name="Bekijk mijn regeling").click()
    kijk("regeling")
    assert Regeling.objects.get().status == Regeling.Status.LOOPT
    assert mis == {}
