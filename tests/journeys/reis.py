"""The traveller: walks through the portal and looks at each page as somebody with good eyes would."""

import os
from pathlib import Path
from typing import Any

from duo_portal.identity.models import Persoon
from tests.factories.portaal import aangemeld_in_browser
from tests.web.test_browser import bevindingen

TELEFOON = {"width": 360, "height": 740}
SMAL = {"width": 320, "height": 640}
BUREAU = {"width": 1280, "height": 800}
SPATIE = "\u00a0"
"""Between the sign and the amount: € 110,30 never breaks over a line."""
_SCHENDING = """
addEventListener("securitypolicyviolation", (e) => window.meldSchending(`${e.violatedDirective}: ${e.blockedURI}`));
"""


class Reis:
    """A page of the browser, the address of the served portal, and what was wrong."""

    def __init__(self, blad: Any, klachten: list[str], url: str) -> None:
        self.blad, self.klachten, self.url = blad, klachten, url
        self._kijkt_axe = False
        blad.expose_function("meldSchending", self._schending)
        blad.add_init_script(_SCHENDING)

    def _schending(self, wat: str) -> None:
        if not self._kijkt_axe:  # axe measures with inline styles of its own
            self.klachten.append(f"CSP {wat}")

    def in_ander(self, blad: Any) -> "Reis":
        """The same journey in another page of the browser."""
        return Reis(blad, self.klachten, self.url)

    def ga(self, pad: str) -> None:
        """Open an address of the portal."""
        antwoord = self.blad.goto(f"{self.url}{pad}")
        assert antwoord.status == 200, (pad, antwoord.status)

    def als(self, persoon: Persoon) -> None:
        """Signed in as somebody, without the front door's pages."""
        aangemeld_in_browser(self.blad, self.url, persoon)

    def klik(self, naam: str, soort: str = "link", *, waar: str = "main") -> None:
        """Follow a link or press a button by its words, and wait for the page it leads to."""
        self.druk(self.blad.get_by_role(waar).get_by_role(soort, name=naam).first)

    def druk(self, waarop: Any) -> None:
        """Click on it, and wait for the page it leads to."""
        with self.blad.expect_navigation():
            waarop.click()

    def volgende(self) -> None:
        """The next step of an act."""
        self.klik("Volgende", "button")

    def tekst(self) -> str:
        """What the content says, spaces made ordinary."""
        return " ".join(str(self.blad.inner_text("main")).split())

    def rustig(self) -> None:
        """Nothing was complained of, the page fits, and it has one first heading."""
        assert self.klachten == [], (self.blad.url, self.klachten)
        breed = self.blad.evaluate("document.documentElement.scrollWidth")
        assert breed <= self.blad.viewport_size["width"], (self.blad.url, breed)
        assert self.blad.locator("h1").count() == 1, self.blad.url

    def kijk(self, naam: str) -> None:
        """Look well: quiet, and nothing that stands in the way of anybody (axe, WCAG 2.2 A and AA)."""
        self.blad.wait_for_load_state("networkidle")
        self.rustig()
        if map_ := os.environ.get("KIEKJES"):
            self.blad.screenshot(path=str(Path(map_) / f"{naam}.png"), full_page=True)
        self._kijkt_axe = True
        gevonden = bevindingen(self.blad)
        self._kijkt_axe = False
        self.klachten.clear()
        assert gevonden == [], (naam, self.blad.url, gevonden)
