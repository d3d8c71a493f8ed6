"""Somebody abroad chooses a time on a phone, and a colleague calls: pages that anybody can use, without any script."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from duo_portal.identity import rollen
from terugbetalen.models import Afspraak, Contactmoment, Geselecteerde
from tests.desk.test_browser import BREED, LOOPT_OVER, SMAL, meld_aan
from tests.factories.portaal import aangemeld_in_browser
from tests.harnas.databases import Address
from tests.web.test_browser import bevindingen, wakker

from .mensen import debiteur, heeft_telefoon, lijst

pytestmark = pytest.mark.browser


def test_kiezen_op_een_telefoon_en_bellen_aan_een_bureau(
    kloon_db: Address, start_web: Callable[..., Any], pagina: Any
) -> None:
    wie = debiteur(8, 2)
    heeft_telefoon(wie)
    vast = lijst("af_en_toe_gemist")
    blad, klachten = pagina
    url = wakker(start_web(kloon_db.env).url)
    mis: dict[str, list[Any]] = {}

    def kijk(naam: str, *, breed: bool = False) -> None:
        if map_ := os.environ.get("SCHERMAFDRUKKEN"):
            blad.screenshot(path=f"{map_}/{naam}.png", full_page=True)
        # A refused form is a 422, which the browser's console tells when it likes.
        fout = [*(k for k in klachten if "422" not in k), *bevindingen(blad)]
        klachten.clear()  # axe measures with inline styles of its own
        over = [] if breed else blad.evaluate(LOOPT_OVER)
        if fout or over:
            mis[naam] = [*fout, *over]

    blad.set_viewport_size(SMAL)
    aangemeld_in_browser(blad, url, wie)
    blad.goto(url + reverse("mijn:start"))
    kijk("start")
    blad.get_by_role("link", name="Kies een tijd voor een gesprek").click()
    kijk("kiezen")
    blad.get_by_label("Waar bent u dan?").select_option("America/Toronto")
    blad.get_by_role("button", name="Toon de tijden").click()
    blad.get_by_role("button", name="Maak de afspraak").click()
    assert blad.get_by_role("alert").get_by_text("Kies een tijd.").is_visible()
    kijk("fout")
    blad.get_by_label("(in Nederland: dinsdag 13 februari 2024 om 15:00 uur)").check()
    blad.get_by_role("button", name="Maak de afspraak").click()
    assert blad.get_by_text("Uw afspraak staat: dinsdag 13 februari 2024 om 09:00 uur").is_visible()
    kijk("gemaakt")
    assert Afspraak.objects.get(persoon=wie).tijdzone == "America/Toronto"

    blad.set_viewport_size(BREED)
    blad.context.clear_cookies()
    meld_aan(blad, url, rollen.TEAMLEIDER)
    for naam in ("regels", "uitkomsten"):
        blad.goto(url + reverse(f"admin:terugbetalen_selectie_{naam}"))
        kijk(naam, breed=True)
    blad.goto(url + reverse("admin:terugbetalen_selectie_change", args=[vast.pk]))
    kijk("lijst", breed=True)
    blad.get_by_role("button", name="Volgende").click()
    kijk("mens", breed=True)
    blad.get_by_label("Wat kwam eruit").select_option("betaalt")
    blad.get_by_role("button", name="Leg vast").click()
    blad.get_by_text("Het contact is vastgelegd.").wait_for()
    assert Contactmoment.objects.get().geselecteerde == Geselecteerde.objects.get()
    assert not mis
