"""The person file and the work list in a real browser: accessible by axe, within the strict CSP, usable at 320 pixels."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from duo_portal.cases import operations as cases
from duo_portal.cases.models import Zaak
from duo_portal.identity import rollen
from tests.desk.conftest import EERSTE_DAG, maak_dossier
from tests.desk.test_browser import BREED, SMAL, meld_aan
from tests.harnas.databases import Address
from tests.web.test_browser import bevindingen, wakker

from .conftest import adres

pytestmark = pytest.mark.browser


def test_dossier_en_werk_zijn_toegankelijk(
    kloon_db: Address, start_web: Callable[..., Any], pagina: tuple[Any, list[str]]
) -> None:
    blad, klachten = pagina
    persoon = maak_dossier().persoon
    cases.open_zaak(
        soort=Zaak.Soort.BEZWAAR,
        persoon_id=persoon.pk,
        ontvangen_op=EERSTE_DAG - timedelta(days=50),
        termijn_tot=EERSTE_DAG - timedelta(days=8),
        actor="test",
    )
    url = wakker(start_web(kloon_db.env).url)
    meld_aan(blad, url, rollen.TEAMLEIDER)
    gevonden: dict[str, Any] = {}

    def bekijk(naam: str, pad: str) -> None:
        for maat, venster in (("breed", BREED), ("smal", SMAL)):
            blad.set_viewport_size(venster)
            antwoord = blad.goto(f"{url}{pad}")
            assert antwoord.status == 200, pad
            blad.wait_for_load_state("networkidle")
            assert klachten == [], pad
            gevonden[f"{naam} {maat}"] = bevindingen(blad)
            klachten.clear()  # axe measures with inline styles of its own

    bekijk("werk", reverse("admin:werk"))
    bekijk("openen", adres("dossier_openen", persoon))
    blad.get_by_role("button", name="Dossier openen").click()
    assert blad.get_by_role("heading", level=1).inner_text() == str(persoon)
    bekijk("dossier", adres("dossier", persoon))
    bekijk("vergelijken", adres("dossier_vergelijken", persoon))
    bekijk("burger", adres("dossier_burger", persoon))
    bekijk("rapport", reverse("admin:dossier_rapport"))
    fout = {naam: wat for naam, wat in gevonden.items() if wat}
    assert not fout, "\n".join(f"{naam}: {wat}" for naam, wat in fout.items())
