"""Looking ahead in a real browser, on a phone and a wide screen: usable by anybody, nothing wider than the page."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity.models import Persoon
from studiefinanciering.operations.toekennen import toekennen
from tests.factories.gezinnen import Gezin, ingeschreven, vraagt_aan
from tests.factories.portaal import aangemeld_in_browser
from tests.harnas.databases import Address
from tests.web.test_browser import bevindingen, wakker

pytestmark = pytest.mark.browser
BREEDTES = (320, 360, 1280)


def _student(inkomen: int, **wensen: Any) -> Persoon:
    student = Gezin.met(inkomen, inkomen).student()
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09", **wensen)
    toekennen(persoon_id=student.pk, actor="test")
    return student


def _mis(blad: Any, klachten: list[str], breedte: int) -> list[Any]:
    """What is wrong with the page as it stands, everything that folds opened."""
    dicht = blad.locator("main details:not([open]) > summary:visible")
    while dicht.count():  # one that is opened is no longer among them
        dicht.first.click()
    gevonden = [*klachten, *bevindingen(blad)]
    klachten.clear()  # axe measures with inline styles of its own
    breed = blad.evaluate("document.documentElement.scrollWidth")
    return [*gevonden, *([f"{breed} px breed"] if breed > breedte else [])]


def test_wat_als_en_een_tip(
    pagina: Any, start_web: Callable[..., Any], kloon_db: Address, tmp_path: Path
) -> None:
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    leent = _student(9_000_000, lening_gevraagd_centen=10_000)
    mist = _student(2_500_000, vraagt_aanvullende_beurs=False)
    blad, klachten = pagina
    url = wakker(start_web(kloon_db.env).url)
    mis: dict[str, list[Any]] = {}
    for breedte in BREEDTES:
        blad.set_viewport_size({"width": breedte, "height": 900})
        aangemeld_in_browser(blad, url, leent)
        blad.goto(f"{url}/mijn/wat-als/?scenario=uit-huis")
        mis[f"vraag {breedte}"] = _mis(blad, klachten, breedte)
        blad.get_by_label("Ik doe een jaar langer over mijn studie").check()
        blad.get_by_role("button", name="Laat zien wat dit betekent").click()
        blad.get_by_role("heading", name="Wat dit voor u betekent").wait_for()
        assert blad.get_by_text("+ €\xa0328,90").count() > 0
        mis[f"antwoord {breedte}"] = _mis(blad, klachten, breedte)
        blad.screenshot(path=str(tmp_path / f"watals-{breedte}.png"), full_page=True)
        blad.goto(f"{url}/mijn/studiefinanciering/")
        assert blad.get_by_text("€\xa054.425,91").count() == 1
        blad.screenshot(path=str(tmp_path / f"anders-{breedte}.png"), full_page=True)
        aangemeld_in_browser(blad, url, mist)
        blad.goto(f"{url}/mijn/")
        blad.get_by_role("link", name="U kunt misschien een aanvullende beurs krijgen").click()
        mis[f"tip {breedte}"] = _mis(blad, klachten, breedte)
        blad.screenshot(path=str(tmp_path / f"tip-{breedte}.png"), full_page=True)
    assert {waar: wat for waar, wat in mis.items() if wat} == {}
    blad.get_by_role("button", name="Deze tip niet meer tonen").click()
    assert blad.url == f"{url}/mijn/"
    assert blad.get_by_text("aanvullende beurs krijgen").count() == 0
