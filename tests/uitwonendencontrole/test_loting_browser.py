"""The verifier in a real browser: an honest draw holds, a tampered file is told at which step; and the own proof."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity.models import Persoon
from studiefinanciering.operations.toekennen import toekennen
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, vraagt_aan
from tests.factories.portaal import aangemeld_in_browser
from tests.harnas.databases import Address
from tests.web.test_browser import bevindingen, wakker

from .test_trekking import EERDER, PEILDATUM, getrokken

pytestmark = pytest.mark.browser


def geloot_met(aantal: int) -> tuple[Any, Any]:
    bedrijfsdatum.zet(PEILDATUM, "test")
    gezin = Gezin.met(4_000_000, 1_000_000)
    for _ in range(aantal):
        kind = gezin.student(waar=KAMER)
        ingeschreven(kind, PEILDATUM)
        vraagt_aan(kind, "2023-09", vraagt_uitwonend=True)
        toekennen(persoon_id=kind.pk, actor="test")
    bedrijfsdatum.zet(EERDER, "test")
    return getrokken(2)


def standen(blad: Any, tekst: str) -> dict[str, str]:
    """What each step says, once the verifier has said `tekst`."""
    blad.locator("[data-status]").filter(has_text=tekst).wait_for(timeout=30_000)
    stappen = blad.locator("[data-stap]").all()
    return {str(s.get_attribute("data-stap")): str(s.get_attribute("data-stand")) for s in stappen}


def kijk(blad: Any, klachten: list[str], beeld: Path) -> list[Any]:
    """What is wrong with the page as it stands, on a phone and on a desk."""
    mis = list(klachten)
    for breedte in (320, 1280):
        blad.set_viewport_size({"width": breedte, "height": 900})
        mis += bevindingen(blad)
        klachten.clear()  # axe measures with inline styles of its own
        if (breed := blad.evaluate("document.documentElement.scrollWidth")) > breedte:
            mis.append(f"{breed} px breed bij {breedte}")
        blad.screenshot(path=str(beeld.with_name(f"{beeld.name}-{breedte}.png")), full_page=True)
    return mis


def test_anybody_verifies_a_draw_and_a_student_the_own_ticket(
    pagina: tuple[Any, list[str]], start_web: Callable[..., Any], kloon_db: Address, tmp_path: Path
) -> None:
    blad, klachten = pagina
    verbinding, trekking = geloot_met(7)
    url = wakker(start_web(kloon_db.env).url)
    adres = f"/controle/trekkingen/{verbinding.kader.uuid}/"
    eerlijk = Client().get(f"{adres}loting.json").getvalue()

    blad.goto(f"{url}{adres}")
    blad.get_by_role("button", name="Reken deze loting na").click()
    assert set(standen(blad, "Alles klopt.").values()) == {"klopt"}
    assert kijk(blad, klachten, tmp_path / "eerlijk") == []

    blad.goto(f"{url}/controle/eerlijk/")
    blad.get_by_role("link", name="Bekijk hoe er is geloot").click()
    assert blad.locator(f"a[href='{adres}']").count() == 1

    blad.context.add_cookies([{"name": "django_language", "value": "en", "url": url}])
    blad.goto(f"{url}{adres}")
    alle = set(json.loads(eerlijk)["pseudoniemen"])
    for knoei, mis in (
        ({"getrokken": sorted(alle)[-2:]}, {"loten"}),
        ({"pseudoniemen": sorted([*alle, "00" * 32])}, {"lijst", "wortel"}),
        ({"pseudoniemen": sorted(alle, reverse=True)}, {"lijst", "wortel"}),
        ({"ronde": 1}, {"ronde"}),
        ({"zaad": "00" * 32}, {"zaad"}),
        ({"grens": "00" * 32}, {"grens"}),
        ({"verbintenis": json.loads(eerlijk)["verbintenis"].replace('"getrokken":2', '"getrokken":3')}, {"commitment", "zaad", "loten", "grens"}),
    ):  # fmt: skip
        inhoud = json.dumps(json.loads(eerlijk) | knoei).encode()
        blad.set_input_files("[data-bestand]", [])
        blad.set_input_files("[data-bestand]", {"name": "loting.json", "mimeType": "application/json", "buffer": inhoud})  # fmt: skip
        gevonden = standen(blad, "This is not correct.")
        assert mis <= {stap for stap, stand in gevonden.items() if stand == "mis"}, knoei
    assert kijk(blad, klachten, tmp_path / "geknoeid-en") == []
    blad.set_input_files("[data-bestand]", {"name": "x.json", "mimeType": "application/json", "buffer": b"{]"})  # fmt: skip
    assert set(standen(blad, "This file is no draw").values()) == {"open"}

    eerste = trekking.geloot.get(volgnummer=1)
    aangemeld_in_browser(blad, url, Persoon.objects.get(pk=eerste.persoon_id))
    for taal, knop, klopt in (
        ("en", "Recompute my ticket", "Everything is correct."),
        ("nl", "Reken mijn lot na", "Alles klopt."),
    ):
        blad.context.add_cookies([{"name": "django_language", "value": taal, "url": url}])
        blad.goto(f"{url}/mijn/controle/loting/{verbinding.kader.uuid}/")
        blad.get_by_role("button", name=knop).click()
        assert set(standen(blad, klopt).values()) == {"klopt"}
        assert kijk(blad, klachten, tmp_path / f"eigen-{taal}") == []
