"""Pages in a real browser: accessible by axe (WCAG 2.2 A and AA), nothing refused by the strict CSP."""

import urllib.request
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Group, User

from duo_portal.identity import operations, rollen
from tests.harnas.databases import Address
from tests.identity.personen import persoon

pytestmark = pytest.mark.browser
NORMEN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def wakker(url: str) -> str:
    """The address, once the worker behind it has loaded the application."""
    with urllib.request.urlopen(f"{url}/_healthz/livez", timeout=30) as antwoord:
        assert antwoord.status == 200
    return url


def bevindingen(blad: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    uitslag = Axe().run(blad, options={"runOnly": {"type": "tag", "values": NORMEN}})
    return [f"{v['id']}: {v['nodes'][0]['html']}" for v in uitslag.response["violations"]]


def test_pages_are_accessible_and_keep_to_the_csp(
    kloon_db: Address,
    start_web: Callable[..., Any],
    pagina: tuple[Any, list[str]],
) -> None:
    blad, klachten = pagina
    noor = persoon()
    operations.wijzig_adres(
        persoon=noor,
        vanaf=date(2020, 1, 1),
        straat="Gracht",
        huisnummer="2",
        postcode="9712CD",
        plaats="X",
    )
    bo = User.objects.create_user("bo", password="lang-genoeg-wachtwoord", is_staff=True)
    bo.groups.set([Group.objects.get(name=rollen.BEHANDELAAR)])
    url = wakker(start_web(kloon_db.env).url)
    gevonden: dict[str, list[str]] = {}

    def bekijk(pad: str) -> None:
        antwoord = blad.goto(f"{url}{pad}")
        assert antwoord.status == 200, pad
        blad.wait_for_load_state("networkidle")
        assert klachten == [], pad
        gevonden[pad] = bevindingen(blad)
        klachten.clear()  # axe measures with inline styles of its own

    bekijk("/")
    bekijk("/beheer/login/")
    blad.fill("#id_username", "bo")
    blad.fill("#id_password", "lang-genoeg-wachtwoord")
    blad.click("input[type=submit]")
    for pad in (
        "/beheer/",
        "/beheer/identity/persoon/",
        f"/beheer/identity/persoon/{noor.uuid}/change/",
        "/beheer/cases/werkopdracht/",
    ):
        bekijk(pad)
    assert {pad: b for pad, b in gevonden.items() if b} == {}


def test_the_front_page_can_be_read_in_english_with_the_keyboard(
    kloon_db: Address, start_web: Callable[..., Any], pagina: tuple[Any, list[str]]
) -> None:
    blad, klachten = pagina
    blad.goto(wakker(start_web(kloon_db.env).url))
    assert "geen website van DUO" in blad.inner_text("body")
    blad.keyboard.press("Tab")
    assert blad.evaluate("document.activeElement.className") == "naar-inhoud"
    for _ in range(3):
        blad.keyboard.press("Tab")
    blad.keyboard.press("Enter")
    blad.wait_for_selector("html[lang=en]")
    assert "not a website of DUO" in blad.inner_text("body")
    assert klachten == []
