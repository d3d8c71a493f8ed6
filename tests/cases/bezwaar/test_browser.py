"""The whole road in a browser: file at night with a document, see the date, two colleagues decide, the outcome is there."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.bezwaar import behandelen
from duo_portal.cases.bezwaar.behandelen import Voorstel
from duo_portal.cases.models import Bezwaar, Bezwaarbesluit
from duo_portal.identity import rollen
from duo_portal.identity.models import Persoon
from studiefinanciering.inzien.besluiten import besluitsleutel
from tests.cases.stukken import maken
from tests.factories.portaal import aangemeld_in_browser
from tests.harnas.bureau import maak_medewerker, meld_aan_in_browser
from tests.harnas.databases import Address
from tests.web.test_browser import bevindingen, wakker

from .conftest import maak_besluit

pytestmark = pytest.mark.browser


def test_from_the_night_to_the_outcome(
    kloon_db: Address, start_web: Callable[..., Any], pagina: tuple[Any, list[str]]
) -> None:
    blad, klachten = pagina
    besluit = maak_besluit()
    bedrijfsdatum.zet(date(2023, 9, 23), "test")  # a Saturday
    url = wakker(start_web(kloon_db.env).url)
    wie = Persoon.objects.get(pk=besluit.persoon_id)
    sleutel = besluitsleutel(besluit.persoon.kenmerk, besluit.pk)
    aangemeld_in_browser(blad, url, wie)
    blad.set_viewport_size({"width": 320, "height": 700})
    blad.goto(f"{url}{reverse('mijn:besluit', args=[sleutel])}")
    blad.get_by_role("link", name="Ik ben het hier niet mee eens").click()
    gevonden = {"begin": bevindingen(blad)}
    blad.get_by_role("link", name="Begin nu").click()
    blad.get_by_role("radio", name="Uitwonend: nee").check()
    verder = blad.get_by_role("button", name="Volgende")
    verder.click()
    gevonden["gronden"] = bevindingen(blad)
    blad.get_by_label("Waarom bent u het er niet mee eens?").fill("Ik woon op kamers.")
    verder.click()
    pdf = {"name": "huur.pdf", "mimeType": "application/pdf", "buffer": maken.pdf()}
    blad.get_by_label("Kies een bestand").set_input_files(files=[pdf])
    blad.get_by_role("button", name="Stuur dit bestand mee").click()
    blad.get_by_role("link", name="huur.pdf").wait_for()
    gevonden["stukken"] = bevindingen(blad)
    verder.click()
    blad.get_by_role("radio", name="Nee, dat hoeft niet").check()
    verder.click()
    blad.get_by_role("button", name="Verstuur mijn bezwaar").click()
    blad.get_by_text("Wij beslissen uiterlijk op 27 november 2023.").wait_for()
    blad.get_by_role("link", name="Bekijk en volg uw bezwaar").click()
    gevonden["zaak"] = bevindingen(blad)
    terug = blad.url

    bezwaar = Bezwaar.objects.get()
    wat = {"bezwaar_id": bezwaar.pk, "actor": "bo"}
    behandelen.plan_hoorzitting(**wat, versie=0, vorm="geen", afzien="7:3e")
    gelijk = Voorstel("gegrond", "U woont op kamers.", "uitwonend", "uitwonend")
    behandelen.stel_voor(**wat, versie=1, voorstel=gelijk)
    blad.context.clear_cookies()
    blad.set_viewport_size({"width": 1280, "height": 900})
    meld_aan_in_browser(blad, url, maak_medewerker("ank", rollen.TEAMLEIDER))
    blad.goto(f"{url}{reverse('admin:cases_bezwaar_zaak', args=[bezwaar.zaak_id])}")
    gevonden["desk"] = bevindingen(blad)
    blad.get_by_role("button", name="Besluit volgens dit voorstel").click()
    blad.get_by_text("besloten door ank").wait_for()
    assert Bezwaarbesluit.objects.get().herstel_centen > 0
    blad.context.clear_cookies()
    aangemeld_in_browser(blad, url, wie)
    blad.goto(terug)
    blad.get_by_text("U kreeg gelijk.").wait_for()
    assert {naam: wat for naam, wat in gevonden.items() if wat} == {}
    klachten.clear()  # axe measures with inline styles of its own
