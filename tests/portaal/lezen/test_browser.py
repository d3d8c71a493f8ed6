"""A student on a phone asks why, in Dutch and in English; every page to read is one that anybody can use."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from duo_portal.identity.models import Blokkade
from studiefinanciering.inzien.besluiten import besluiten_van
from tests.factories.portaal import aangemeld_in_browser
from tests.harnas.databases import Address
from tests.uitbetalen.besluiten import betaal, bevestig
from tests.web.test_browser import bevindingen, wakker

from .conftest import maak_student

pytestmark = pytest.mark.browser
BREEDTE = 320


def test_waarom_dit_bedrag(
    kloon_db: Address,
    start_web: Callable[..., Any],
    pagina: Any,
    tmp_path: Path,
    settings: Any,
) -> None:
    settings.BANK_MAP = str(tmp_path / "bank")
    student = maak_student()
    bevestig(betaal(date(2023, 9, 15), "2023-09"))
    Blokkade.objects.create(persoon=student, reden="onderzoek", ingangsdatum=date(2023, 9, 22))
    blad, klachten = pagina
    url = wakker(start_web(kloon_db.env).url)
    blad.set_viewport_size({"width": BREEDTE, "height": 700})
    aangemeld_in_browser(blad, url, student)

    mis: dict[str, list[Any]] = {}
    sleutel = besluiten_van(student.pk)[0].sleutel
    adressen = [
        *(reverse(f"mijn:{n}") for n in ("start", "betalingen", "schuld", "inzage", "alles")),
        reverse("mijn:besluit", args=[sleutel]),
        reverse("mijn:uitleg", args=[sleutel, "2023-09"]),
        reverse("mijn:studiefinanciering"),
    ]
    for adres in adressen:
        blad.goto(url + adres)
        blad.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
        fout = [*klachten, *bevindingen(blad)]
        klachten.clear()  # axe measures with inline styles of its own
        breed = blad.evaluate("document.documentElement.scrollWidth")
        fout += [f"{breed} px breed"] if breed > BREEDTE else []
        if fout:
            mis[adres] = fout
    assert not mis

    blad.get_by_role("link", name=re.compile("Waarom dit bedrag.*Aanvullende beurs")).click()
    assert blad.url.endswith("#aanvullende_beurs")
    assert "€\u00a0312,44" in blad.locator("#aanvullende_beurs").inner_text()
    blad.get_by_role("button", name="English").click()
    assert blad.get_by_role("heading", level=1).inner_text() == "Why this amount, September 2023"
    assert "€312.44" in blad.locator("#aanvullende_beurs").inner_text()
