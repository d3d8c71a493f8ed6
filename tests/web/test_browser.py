"""Pages in a real browser: accessible by axe (WCAG 2.2 A and AA), nothing refused by the strict CSP."""

import urllib.request
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from duo_portal.identity import operations, rollen
from duo_portal.letters.models import Duidelijkheid
from tests.factories.portaal import aangemeld_in_browser
from tests.harnas.bureau import maak_medewerker, meld_aan_in_browser
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
    bo = maak_medewerker("bo", rollen.BEHANDELAAR)
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
    meld_aan_in_browser(blad, url, bo)
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
    assert "naar-inhoud" in blad.evaluate("document.activeElement.className")
    assert blad.locator(".naar-inhoud").bounding_box()["y"] >= 0  # seen when it has the focus
    for _ in range(3):
        blad.keyboard.press("Tab")
    blad.keyboard.press("Enter")
    blad.wait_for_selector("html[lang=en]")
    assert "not a website of DUO" in blad.inner_text("body")
    assert klachten == []


def test_the_house_fits_a_phone_and_a_desk_and_is_accessible(
    kloon_db: Address, start_web: Callable[..., Any], pagina: tuple[Any, list[str]]
) -> None:
    blad, klachten = pagina
    url = wakker(start_web(kloon_db.env).url)
    gevonden = {}
    for breed in (320, 1280):
        blad.set_viewport_size({"width": breed, "height": 800})
        for pad in ("/", "/stijlgids/", "/privacy/", "/bestaat-niet/"):
            blad.goto(f"{url}{pad}")
            blad.wait_for_load_state("networkidle")
            assert blad.evaluate("document.documentElement.scrollWidth") <= breed, (pad, breed)
            assert blad.evaluate("document.fonts.check('16px Noto Sans')")
            assert [k for k in klachten if "404" not in k] == [], pad
            blad.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
            gevonden[pad, breed] = bevindingen(blad)
            klachten.clear()
    assert {waar: b for waar, b in gevonden.items() if b} == {}


def test_a_session_warns_goes_on_and_ends(
    kloon_db: Address, start_web: Callable[..., Any], pagina: tuple[Any, list[str]]
) -> None:
    blad, klachten = pagina
    url = wakker(start_web(kloon_db.env).url)
    aangemeld_in_browser(blad, url, persoon())
    blad.clock.install()
    blad.goto(f"{url}/privacy/")
    dialoog = blad.locator("#sessie")
    assert not dialoog.is_visible()
    blad.clock.fast_forward("12:30")
    assert not dialoog.is_visible()
    blad.clock.fast_forward("01:00")
    dialoog.wait_for(state="visible")
    assert "1:" in dialoog.inner_text()
    assert blad.evaluate("document.activeElement.id") == "sessie-door"
    assert klachten == []
    assert bevindingen(blad) == []
    klachten.clear()
    with blad.expect_response("**/aanmelden/verleng/") as verlengd:
        blad.keyboard.press("Enter")
    assert verlengd.value.ok
    dialoog.wait_for(state="hidden")
    blad.clock.fast_forward("14:00")
    dialoog.wait_for(state="visible")
    with blad.expect_request(
        "**/aanmelden/?next=%2Fprivacy%2F"
    ):  # the server knows whether it is over
        blad.clock.fast_forward("02:00")
    assert klachten == []


def test_was_this_clear_is_answered_on_the_spot(
    kloon_db: Address, start_web: Callable[..., Any], pagina: tuple[Any, list[str]]
) -> None:
    blad, klachten = pagina
    url = wakker(start_web(kloon_db.env).url)
    aangemeld_in_browser(blad, url, persoon())
    blad.goto(f"{url}/mijn/gegevens/")
    blad.evaluate("window.nogHier = true")
    blad.locator("#duidelijk summary").click()
    blad.fill("#duidelijk-toelichting", "Duidelijk verhaal")
    blad.get_by_role("button", name="Nee, niet duidelijk").click()
    blad.get_by_text("Dank u wel").wait_for()
    assert blad.evaluate("window.nogHier")  # the page itself stayed
    assert blad.locator("#duidelijk").count() == 1
    assert klachten == []
    signaal = Duidelijkheid.objects.get()
    assert (signaal.is_duidelijk, signaal.toelichting) == (False, "Duidelijk verhaal")
