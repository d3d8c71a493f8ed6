"""Every address by every role, GET and POST, with things of student `a` in the address and in the form."""

from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape

from tests.api.conftest import Inlogdienst, geef_sleutel, maak_partner, stuur, wijs_naar
from tests.api.test_melden import inschrijving

from . import desk, matrix
from .meten import Antwoord, doe, ongedaan, vingerafdruk, weiger_schrijven
from .patronen import Patroon, alle
from .wereld import AANVAL, BURGERS, MEDEWERKERS, Wereld, medewerker

VREEMD = {"anoniem", "ander", "ouder"}
"""Who may see nothing of the file of `a`, and change nothing in it."""

_LAAT_GEEN_SPOOR = {"anoniem", "zelf", "ander"}
_SPOOR = set(matrix.SCHRIJFT_BIJ_LEZEN)
VRAAG = {
    "api/v1/parameters": "?op=2023-09-01",
    "api/v1/toekenningen/<uuid:kenmerk>/uitleg": "?maand=2023-09",
}
"""What a GET must ask."""


def test_elk_adres_staat_in_de_tabel(wereld: Wereld) -> None:
    rijen = matrix.portaalrijen()
    onbekend = [
        p.route
        for p in alle()
        if p.route not in rijen
        and p.route not in matrix.API
        and desk.verwacht(p, "behandelaar", "get") is None
    ]
    assert onbekend == [], (
        "Zet deze adressen in tests/toegang/matrix.py of desk.py, met wie wat krijgt."
    )
    routes = {p.route for p in alle()}
    weg = [r for r in (*rijen, *matrix.API, *desk.ANDERS) if r not in routes]
    assert weg == [], "Deze adressen bestaan niet meer."


@pytest.mark.parametrize("rol", BURGERS)
def test_het_portaal(wereld: Wereld, rol: str) -> None:
    fouten: list[str] = []
    client = wereld.client(rol)
    for patroon, (get, post) in _van_het_portaal():
        plek = BURGERS.index(rol)
        for methode, woorden in (("get", get), ("post", post)):
            with ongedaan():
                antwoord = _vraag(wereld, client, rol, methode, patroon)
                fouten += _bezwaren(wereld, rol, methode, patroon, woorden.split()[plek], antwoord)
    assert not fouten, "\n".join(fouten)


@pytest.mark.parametrize("rol", MEDEWERKERS)
def test_een_medewerker_is_in_het_portaal_niemand(wereld: Wereld, rol: str) -> None:
    client, fouten = wereld.client(rol), []
    for patroon, (get, post) in _van_het_portaal():
        for methode, woorden in (("get", get), ("post", post)):
            with ongedaan():
                antwoord = _vraag(wereld, client, "anoniem", methode, patroon)
            if antwoord.kort != woorden.split()[0]:
                fouten.append(f"{methode} {patroon.route}: {antwoord.kort}")
    assert not fouten, "\n".join(fouten)


@pytest.mark.parametrize("rol", MEDEWERKERS)
def test_het_bureau(wereld: Wereld, rol: str) -> None:
    client, fouten = wereld.client(rol), []
    for patroon in _van_het_bureau():
        for methode in ("get", "post"):
            with ongedaan():
                antwoord = _vraag(wereld, client, rol, methode, patroon)
                fouten += _bureaubezwaren(rol, methode, patroon, antwoord)
                if methode == "get" and patroon.route in desk.PROBEERT:
                    assert vingerafdruk(wereld.a) == wereld.afdruk, patroon.route
    assert not fouten, "\n".join(fouten)


@pytest.mark.slow
def test_het_bureau_voor_de_andere_zes_rollen(wereld: Wereld) -> None:
    fouten: list[str] = []
    for rol in desk.OVERIGEN:
        client = medewerker(rol)
        for patroon in _van_het_bureau():
            for methode in ("get", "post"):
                with ongedaan():
                    antwoord = _vraag(wereld, client, rol, methode, patroon)
                    fouten += _bureaubezwaren(rol, methode, patroon, antwoord)
    assert not fouten, "\n".join(fouten)


@pytest.mark.parametrize("rol", ["anoniem", "zelf", "handelaar"])
def test_wie_geen_medewerker_is_komt_niet_binnen(wereld: Wereld, rol: str) -> None:
    client, fouten = wereld.client(rol), []
    for patroon in _van_het_bureau():
        methode = "post" if rol == "anoniem" else "get"
        with ongedaan():
            antwoord = _vraag(wereld, client, "anoniem", methode, patroon)
        goed = desk.DEUR.get(patroon.route, ("inlog", "inlog"))[methode == "post"]
        if antwoord.kort != goed or antwoord.geschreven:
            fouten.append(f"{methode} {patroon.route}: {antwoord.kort} {antwoord.geschreven}")
    assert not fouten, "\n".join(fouten)


def test_de_api(wereld: Wereld, settings: Any) -> None:
    settings.API_PER_MINUUT = dict.fromkeys(("publiek", "adres", "partner", "burger"), 1_000_000)
    dienst = Inlogdienst()
    wijs_naar(dienst)
    try:
        bellers = _bellers(wereld, dienst)
        fouten = []
        for patroon in alle():
            if patroon.route not in matrix.API:
                continue
            for nummer, client in enumerate(bellers):
                fouten += _api(wereld, patroon, nummer, client)
    finally:
        dienst.sluit()
    assert not fouten, "\n".join(fouten)


def _van_het_portaal() -> list[tuple[Patroon, matrix.Rij]]:
    rijen = matrix.portaalrijen()
    return [(p, rijen[p.route]) for p in alle() if p.route in rijen]


def _van_het_bureau() -> list[Patroon]:
    return [p for p in alle() if p.route.startswith("beheer/")]


def _vraag(wereld: Wereld, client: Client, rol: str, methode: str, patroon: Patroon) -> Antwoord:
    """A GET of who looks into the own file, or into none, is sent while the database refuses every write."""
    data = None
    if methode == "get" and rol in _LAAT_GEEN_SPOOR and patroon.route not in _SPOOR:
        weiger_schrijven()
    if methode == "post":
        soort = patroon.wizard.soort if patroon.wizard else ""
        data = {
            "concept": wereld.dingen.get(f"concept:{soort}", ""),
            "versie": "0",
            "persoon": str(wereld.a.uuid),
            "persoon_id": str(wereld.a.pk),
            "rol": "vertegenwoordiger",
        }
    return doe(client, methode, patroon.pad(wereld), data)


def _bezwaren(
    wereld: Wereld, rol: str, methode: str, patroon: Patroon, goed: str, antwoord: Antwoord
) -> list[str]:
    wie = f"{methode} {patroon.route} als {rol}"
    uit = [] if antwoord.kort == goed else [f"{wie}: {antwoord.kort}, niet {goed}"]
    uit += _bewaarbezwaren(wie, patroon, antwoord)
    if _is_opmaak(antwoord):
        uit.append(f"{wie}: een naam staat er als opmaak")
    if rol in VREEMD:
        gezien = [g for g in (*wereld.geheimen, "GEHEIM-77") if g in antwoord.inhoud]
        ziet_naam = rol != "ouder" and escape(AANVAL) in antwoord.inhoud
        if gezien or ziet_naam:
            uit.append(f"{wie}: ziet {gezien or 'de naam'}")
    if methode == "get":
        mag = matrix.SCHRIJFT_BIJ_LEZEN.get(patroon.route, set()) | {matrix.INZAGE}
        if antwoord.geschreven - mag or (rol == "zelf" and matrix.INZAGE in antwoord.geschreven):
            uit.append(f"{wie}: een GET schrijft in {antwoord.geschreven}")
    elif rol in VREEMD and vingerafdruk(wereld.a) != wereld.afdruk:
        uit.append(f"{wie}: veranderde het dossier van een ander")
    return uit


def _bewaarbezwaren(wie: str, patroon: Patroon, antwoord: Antwoord) -> list[str]:
    """Nothing behind a door is kept by a browser or a proxy."""
    bewaar = antwoord.antwoord.headers.get("Cache-Control", "")
    achter_de_deur = patroon.route.startswith(("mijn/", "aanmelden/", "beheer/"))
    return [f"{wie}: mag worden bewaard"] if achter_de_deur and "no-store" not in bewaar else []


def _is_opmaak(antwoord: Antwoord) -> bool:
    soort = antwoord.antwoord.headers.get("Content-Type", "")
    return soort.startswith("text/html") and "<script>{{" in antwoord.inhoud


def _bureaubezwaren(rol: str, methode: str, patroon: Patroon, antwoord: Antwoord) -> list[str]:
    goed = desk.verwacht(patroon, rol, methode)
    wie = f"{methode} {patroon.route} als {rol}"
    if goed is None or antwoord.kort not in goed:
        return [f"{wie}: {antwoord.kort}, niet {goed}"]
    if _is_opmaak(antwoord):
        return [f"{wie}: een naam staat er als opmaak"]
    if bezwaren := _bewaarbezwaren(wie, patroon, antwoord):
        return bezwaren
    if methode != "get":
        return []
    vreemd = antwoord.geschreven - {matrix.INZAGE, matrix.KLOK}
    if vreemd and patroon.route not in desk.PROBEERT:
        return [f"{wie}: een GET schrijft in {vreemd}"]
    is_persoon = patroon.model is not None and "/".join(patroon.model) in desk.OVER_EEN_PERSOON
    is_blad = patroon.route.endswith("/change/") and antwoord.kort == "200"
    if is_persoon and is_blad and matrix.INZAGE not in antwoord.geschreven:
        return [f"{wie}: opende een dossier zonder dat het is vastgelegd"]
    return []


def _bellers(wereld: Wereld, dienst: Inlogdienst) -> list[Client]:
    school, andere = maak_partner(), maak_partner(brin="25KB")
    eigen = _met({"x-api-key": geef_sleutel(school).leesbaar})
    antwoord = stuur(eigen, "inschrijvingen", {"meldingen": [inschrijving()]})
    assert antwoord.status_code == 202, antwoord.content
    wereld.dingen["ontvangstbewijs"] = antwoord.json()["resultaten"][0]["ontvangstbewijs"]
    lezen = dienst.geef(wereld.a, "openid studiefinanciering:lezen")
    return [
        _met({}),
        wereld.client("zelf"),
        _met({"authorization": f"Bearer {dienst.geef(wereld.a)}"}),
        _met({"authorization": f"Bearer {lezen}"}),
        _met({"authorization": f"Bearer {dienst.geef(wereld.b)}"}),
        eigen,
        _met({"x-api-key": geef_sleutel(andere).leesbaar}),
    ]


def _met(koppen: dict[str, str]) -> Client:
    return Client(raise_request_exception=False, headers=koppen)


def _api(wereld: Wereld, patroon: Patroon, nummer: int, client: Client) -> list[str]:
    uit = []
    for methode, woorden in zip(("get", "post"), matrix.API[patroon.route], strict=True):
        with ongedaan():
            pad = patroon.pad(wereld)
            if methode == "post":
                antwoord = doe(client, "post", pad, "{}", content_type="application/json")
            else:
                antwoord = doe(client, "get", f"{pad}{VRAAG.get(patroon.route, '')}")
        if antwoord.kort != woorden.split()[nummer]:
            uit.append(f"{methode} {patroon.route} als {nummer}: {antwoord.kort}, niet {woorden}")
        bewaar = antwoord.antwoord.headers.get("Cache-Control", "")
        if nummer >= 2 and antwoord.kort == "200" and "no-store" not in bewaar:
            uit.append(f"{methode} {patroon.route} als {nummer}: mag worden bewaard")
    return uit
