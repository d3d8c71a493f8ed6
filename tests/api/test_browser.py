"""The pages of the API in a real browser: accessible, within the policy, at the width of a phone."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from duo_portal.foundation import clock
from duo_portal.identity import rollen
from tests.harnas.bureau import maak_medewerker, meld_aan_in_browser
from tests.harnas.databases import Address

from .conftest import maak_partner

pytestmark = pytest.mark.browser
NORMEN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def bevindingen(blad: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    uitslag = Axe().run(blad, options={"runOnly": {"type": "tag", "values": NORMEN}})
    return [f"{v['id']}: {v['nodes'][0]['html']}" for v in uitslag.response["violations"]]


def test_documentatie_en_een_nieuwe_sleutel(
    kloon_db: Address, start_web: Callable[..., Any], pagina: tuple[Any, list[str]]
) -> None:
    blad, klachten = pagina
    partner = maak_partner()
    baas = maak_medewerker("baas", rollen.BEHEERDER)
    url = start_web(kloon_db.env).url
    gevonden: dict[str, list[str]] = {}

    def keur(naam: str) -> None:
        blad.wait_for_load_state("networkidle")
        assert klachten == [], naam
        gevonden[naam] = bevindingen(blad)
        klachten.clear()  # axe measures with inline styles of its own

    blad.set_viewport_size({"width": 320, "height": 640})
    blad.goto(f"{url}/api/v1/documentatie")
    breedte = blad.evaluate("document.documentElement.scrollWidth")
    assert breedte <= 320
    keur("documentatie")
    blad.set_viewport_size({"width": 1280, "height": 800})
    meld_aan_in_browser(blad, url, baas)
    blad.goto(f"{url}{reverse('admin:partners_partner_sleutel', args=[partner.pk])}")
    keur("formulier")
    blad.get_by_label("Diploma").check()
    blad.fill("[name=verloopt_op]", (clock.vandaag() + timedelta(days=30)).isoformat())
    blad.get_by_role("button", name="Maak de sleutel").click()
    assert blad.locator("code").inner_text().startswith("sfk_")
    keur("getoond")
    assert {naam: b for naam, b in gevonden.items() if b} == {}
