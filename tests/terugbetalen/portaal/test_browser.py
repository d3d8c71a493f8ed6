"""A student plans on a phone, in both languages; every page of repayment is one that anybody can use."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from tests.factories.portaal import aangemeld_in_browser
from tests.harnas.databases import Address
from tests.portaal.lezen.conftest import maak_student
from tests.uitbetalen.besluiten import betaal, bevestig
from tests.web.test_browser import bevindingen, wakker

pytestmark = pytest.mark.browser
BREEDTE = 320


def test_plannen_op_een_telefoon(
    kloon_db: Address,
    start_web: Callable[..., Any],
    pagina: Any,
    tmp_path: Path,
    settings: Any,
) -> None:
    settings.BANK_MAP = str(tmp_path / "bank")
    student = maak_student()
    bevestig(betaal(date(2023, 9, 15), "2023-09"))
    blad, klachten = pagina
    url = wakker(start_web(kloon_db.env).url)
    blad.set_viewport_size({"width": BREEDTE, "height": 700})
    aangemeld_in_browser(blad, url, student)
    mis: dict[str, list[Any]] = {}

    def kijk(naam: str) -> None:
        blad.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
        if map_ := os.environ.get("SCHERMAFDRUKKEN"):
            blad.screenshot(path=f"{map_}/{naam}.png", full_page=True)
        # A refused form is a 400, which the browser's console tells when it likes.
        gezien = [k for k in klachten if "400 (Bad Request)" not in k]
        fout = [*gezien, *bevindingen(blad)]
        klachten.clear()  # axe measures with inline styles of its own
        breed = blad.evaluate("document.documentElement.scrollWidth")
        if fout or breed > BREEDTE:
            mis[naam] = [*fout, breed]

    for naam in ("mijn:schuld", "terugbetalen:hoe-wij-rekenen", "terugbetalen:planner"):
        blad.goto(url + reverse(naam))
        kijk(naam.split(":")[1])
    blad.get_by_label("Uw inkomen per jaar").fill("38.000")
    blad.get_by_label("Elke maand minstens").fill("200")
    blad.get_by_label("Een tijd niet betalen").select_option("12")
    blad.get_by_role("button", name="Laat zien wat dit betekent").click()
    kijk("uitkomst")
    assert blad.get_by_role("heading", name="Het eerst klaar").is_visible()
    assert "?" not in blad.url
    blad.get_by_label("Uw inkomen per jaar").fill("veel")
    blad.get_by_role("button", name="Laat zien wat dit betekent").click()
    kijk("fout")
    assert blad.get_by_label("Elke maand minstens").input_value() == "200"
    blad.goto(url + reverse("mijn:lenen"))
    kijk("lenen")
    blad.goto(url + reverse("terugbetalen:planner"))
    blad.get_by_role("button", name="English").click()
    assert blad.get_by_role("heading", level=1).inner_text() == "Plan your repayment"
    kijk("english")
    assert not mis
