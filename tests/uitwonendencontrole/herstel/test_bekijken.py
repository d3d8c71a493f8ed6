"""What the public and the desk see of a stop, in a browser: on a phone and on a screen, in two languages."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity import rollen
from tests.harnas.bureau import maak_medewerker, meld_aan_in_browser
from tests.harnas.databases import Address
from tests.web.test_browser import bevindingen, wakker
from uitwonendencontrole.controleren.operations import starten
from uitwonendencontrole.herstel import opheffen, stopregel
from uitwonendencontrole.herstel.inlezen import lees_in

from .decor import cbs, gehouden, tabel

DAG = date(2023, 10, 31)
OPENBAAR = ("/controle/eerlijk/", "/controle/verantwoording/2023/", "/controle/register/")
DESK = ("/beheer/controle-herstel/", "/beheer/controle-herstel/nieuw/")


@pytest.mark.browser
@pytest.mark.slow
def test_a_stop_in_a_browser(
    kloon_db: Address,
    start_web: Callable[..., Any],
    pagina: tuple[Any, list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trekking = gehouden(monkeypatch)
    bedrijfsdatum.zet(DAG, "test")
    starten.start_controles(trekking_id=trekking.pk, op=DAG)
    lees_in(ruw=cbs(tabel(10, 0, 50)), trekking=trekking, eindigt_op=DAG, bron="CBS 2023", actor="fg")  # fmt: skip
    stil = stopregel.doe_dagelijks(op=DAG)
    assert stil is not None
    opheffen.stel_voor(stilstand=stil, reden="De tabel was verkeerd geteld.", actor="fg")
    blad, klachten = pagina
    basis = wakker(start_web(kloon_db.env).url)
    mis = {}
    for taal, breedte in (("nl", 320), ("en", 1280)):
        blad.context.add_cookies([{"name": "django_language", "value": taal, "url": basis}])
        for adres in OPENBAAR:
            mis[f"{taal} {adres}"] = _bekijk(
                blad, klachten, f"{basis}{adres}", breedte, tmp_path, taal
            )
    meld_aan_in_browser(blad, basis, maak_medewerker("baas", rollen.TEAMLEIDER))
    for taal, breedte in (("nl", 1280), ("en", 320)):
        blad.context.add_cookies([{"name": "django_language", "value": taal, "url": basis}])
        for adres in DESK:
            mis[f"{taal} {adres}"] = _bekijk(
                blad, klachten, f"{basis}{adres}", breedte, tmp_path, taal
            )
    print(tmp_path)
    assert {wat: fouten for wat, fouten in mis.items() if fouten} == {}


def _bekijk(
    blad: Any, klachten: list[str], adres: str, breedte: int, map_: Path, taal: str
) -> list[str]:
    blad.set_viewport_size({"width": breedte, "height": 900})
    blad.goto(adres)
    fouten = [*klachten, *bevindingen(blad)]
    klachten.clear()
    if (breed := blad.evaluate("document.documentElement.scrollWidth")) > breedte:
        fouten.append(f"{breed} px breed")
    naam = adres.split("/", 3)[3].strip("/").replace("/", "-")
    if blad.locator("html").get_attribute("lang") != taal:
        fouten.append("andere taal")
    blad.screenshot(path=str(map_ / f"{naam}-{breedte}.png"), full_page=True)
    return fouten
