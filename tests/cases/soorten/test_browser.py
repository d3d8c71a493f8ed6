"""A citizen asks for a solution made to measure on a phone; departments advise, two people decide, and the term's page holds."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.inzage import open_dossier
from duo_portal.cases import operations
from duo_portal.cases.models import Verzoek, Verzoekbesluit, Zaak
from duo_portal.cases.soorten import behandelen
from duo_portal.cases.termijn.te_laat import ontvang_ingebrekestelling
from duo_portal.identity import rollen
from tests.factories.portaal import aangemeld_in_browser
from tests.harnas.bureau import maak_medewerker, meld_aan_in_browser
from tests.harnas.databases import Address
from tests.identity.personen import persoon
from tests.web.test_browser import bevindingen, wakker

from .test_soorten import OP, VRIJ

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BEELDEN = os.environ.get("BEELDEN", "")
"""A folder for pictures of the pages, for who wants to look."""


def kijk(blad: Any, naam: str, gevonden: dict[str, list[str]]) -> None:
    """Judge the page as it is, and keep a picture when asked."""
    gevonden[naam] = bevindingen(blad)
    if blad.viewport_size["width"] == 320:
        breed = blad.evaluate("document.documentElement.scrollWidth")
        gevonden[naam] += [f"{breed} px wide"] if breed > 320 else []
    if BEELDEN:
        blad.screenshot(path=str(Path(BEELDEN) / f"{naam}.png"), full_page=True)


def test_from_the_phone_to_the_answer(
    kloon_db: Address, start_web: Callable[..., Any], pagina: tuple[Any, list[str]]
) -> None:
    blad, klachten = pagina
    bedrijfsdatum.zet(OP, "test")
    wie = persoon()
    laat = operations.open_zaak(
        soort=Zaak.Soort.SCHULDHULP,
        persoon_id=wie.pk,
        ontvangen_op=date(2023, 12, 1),
        termijn_tot=date(2024, 1, 26),
        actor="bo",
        onderwerp="schuldhulp",
    )
    url = wakker(start_web(kloon_db.env).url)
    gevonden: dict[str, list[str]] = {}
    aangemeld_in_browser(blad, url, wie)
    blad.set_viewport_size({"width": 320, "height": 700})
    _vraag(blad, url, gevonden)
    blad.goto(f"{url}{reverse('zaken:te_laat')}")
    kijk(blad, "te_laat", gevonden)
    blad.get_by_role("button", name="Verstuur").click()
    kijk(blad, "te_laat_fout", gevonden)
    verzoek = Verzoek.objects.get()
    wat: dict[str, Any] = {"verzoek_id": verzoek.pk, "actor": "bo"}
    behandelen.draag_bij(**wat, soort="advies", afdeling="innen", tekst="Stop de inning.")
    voorstel = behandelen.Voorstel("toegewezen", "Dit pakte verkeerd uit.", **VRIJ)
    behandelen.stel_voor(**wat, versie=0, voorstel=voorstel)
    ontvang_ingebrekestelling(laat.pk, date(2024, 2, 5), "brief")
    open_dossier(actor="ank", rol="teamleider", persoon_id=wie.pk, grond="vraag", toelichting="", zaak_id=None)  # fmt: skip
    blad.context.clear_cookies()
    _aan_het_bureau(blad, url, verzoek, laat, gevonden)
    assert Verzoekbesluit.objects.get().besloten_door == "ank"
    blad.context.clear_cookies()
    aangemeld_in_browser(blad, url, wie)
    blad.set_viewport_size({"width": 1280, "height": 900})
    blad.goto(f"{url}{reverse('zaken:verzoek', args=[verzoek.uuid])}")
    blad.get_by_text("Wij zeggen ja.").wait_for()
    kijk(blad, "verzoek_besloten", gevonden)
    assert {naam: wat for naam, wat in gevonden.items() if wat} == {}
    klachten.clear()  # axe measures with inline styles of its own


def _vraag(blad: Any, url: str, gevonden: dict[str, list[str]]) -> None:
    """From the list of cases to the receipt, with a mistake on the way."""
    blad.goto(f"{url}{reverse('zaken:lijst')}")
    kijk(blad, "lijst", gevonden)
    blad.get_by_role("link", name="Iets vragen of een klacht indienen").click()
    kijk(blad, "nieuw", gevonden)
    blad.get_by_role("link", name="Vragen om een oplossing op maat").click()
    blad.get_by_role("button", name="Verstuur").click()
    blad.get_by_text("Dit gaat nog niet goed").wait_for()
    kijk(blad, "indienen_fout", gevonden)
    blad.get_by_label("Wat is er bij u aan de hand?").fill("Ik lag een jaar in het ziekenhuis.")
    blad.get_by_role("button", name="Verstuur").click()
    blad.get_by_text("U krijgt uiterlijk op 29 april 2024 antwoord.").wait_for()
    kijk(blad, "verzoek", gevonden)


def _aan_het_bureau(
    blad: Any, url: str, verzoek: Verzoek, laat: Zaak, gevonden: dict[str, list[str]]
) -> None:
    """The queue, the case, precedents, figures, registering, and the page of a term: wide and narrow."""
    blad.set_viewport_size({"width": 1280, "height": 900})
    meld_aan_in_browser(blad, url, maak_medewerker("ank", rollen.TEAMLEIDER))
    paden = {
        "desk_lijst": "/beheer/cases/verzoek/",
        "desk_zaak": reverse("admin:cases_verzoek_zaak", args=[verzoek.zaak_id]),
        "desk_precedenten": reverse("admin:cases_precedenten"),
        "desk_registreren": reverse("admin:dossier_zaak", args=[verzoek.persoon.uuid]),
        "desk_termijn": reverse("admin:zaak_termijn", args=[laat.pk]),
    }
    for naam, pad in paden.items():
        blad.goto(url + pad)
        kijk(blad, naam, gevonden)
    blad.locator("#opschorten_reden").wait_for(state="attached")
    blad.locator("#verdagen_reden").fill("Advies gevraagd.")
    blad.locator("form:has(#verdagen_reden) button").click()
    blad.get_by_text("is voorbij; beslis zo snel mogelijk").wait_for()
    kijk(blad, "desk_termijn_geweigerd", gevonden)
    blad.locator("#geen_grond_reden").fill("Kwam pas na een jaar.")
    blad.locator("form:has(#geen_grond_reden) button").click()
    blad.get_by_role("button", name="Ja, leg dit vast").wait_for()
    kijk(blad, "desk_termijn_vooraf", gevonden)
    blad.get_by_role("button", name="Ja, leg dit vast").click()
    blad.get_by_text("Voorstel: geen dwangsom").wait_for()
    blad.goto(url + paden["desk_zaak"])
    blad.get_by_role("button", name="Besluit volgens dit voorstel").click()
    blad.get_by_text("besloten door ank").wait_for()
    blad.set_viewport_size({"width": 320, "height": 700})
    kijk(blad, "desk_zaak_smal", gevonden)
    blad.goto(url + reverse("admin:cases_verzoek_cijfers"))
    kijk(blad, "desk_cijfers_smal", gevonden)
