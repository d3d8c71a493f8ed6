"""The worked examples of docs/ledger.md, read from the page and posted for real."""

import inspect
import re
import tomllib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from duo_portal.ledger import (
    auditor,
    chart,
    operations,
    patterns,
    patterns_regelingen,
    patterns_schuld,
    queries,
)
from duo_portal.ledger.codes import Component, Regime, Soort, Vorm
from duo_portal.ledger.models import Boeking, BoekingLeg

PAGINA = Path(__file__).parents[2] / "docs" / "ledger.md"
VOORBEELDEN = [
    tomllib.loads(blok)
    for blok in re.findall(r"```toml\n(.*?)```", PAGINA.read_text(encoding="utf-8"), re.DOTALL)
]
PATRONEN = {
    naam: functie
    for module in (patterns, patterns_schuld, patterns_regelingen)
    for naam, functie in inspect.getmembers(module, inspect.isfunction)
    if functie.__module__ == module.__name__ and not naam.startswith("_")
}
DAG = date(2025, 1, 24)
_BEDRAGEN = ("bedrag", "totaal", "rente", "open", "betaald")
EIGEN = sorted(bestand.stem for bestand in auditor.MAP.glob("*.sql"))


def _centen(euros: str) -> int:
    centen = Decimal(euros) * 100
    assert centen == int(centen)
    return int(centen)


def _maand(tekst: str) -> date:
    return date.fromisoformat(f"{tekst}-01")


def _argumenten(voorbeeld: dict[str, Any]) -> dict[str, Any]:
    lees: dict[str, Callable[[Any], Any]] = {
        "persoon_id": int,
        "account": int,
        "studiejaar": int,
        "regime": lambda naam: Regime[naam],
        "bedrag": _centen,
        "totaal": _centen,
        "rente": _centen,
        "open": _centen,
        "betaald": _centen,
        "verrekend": lambda tabel: {int(code): _centen(euros) for code, euros in tabel.items()},
        "posten": lambda rijen: [
            patterns_schuld.Bestemd(account, _centen(euros), _maand(maand) if maand else None)
            for account, euros, maand in rijen
        ],
        "bedragen": lambda rijen: [
            patterns.ComponentBedrag(_maand(m), Component[c], Vorm[v], _centen(euros), nummer)
            for m, c, v, euros, nummer in rijen
        ],
        "omzettingen": lambda rijen: [
            patterns.Omzetting(_maand(m), Component[c], _centen(euros), uit, nieuw)
            for m, c, euros, uit, nieuw in rijen
        ],
    }
    gegeven = {naam: f(voorbeeld[naam]) for naam, f in lees.items() if naam in voorbeeld}
    if "bedragen_per_rekening" in voorbeeld:
        rekeningen = voorbeeld["bedragen_per_rekening"]
        gegeven["bedragen"] = {int(code): _centen(euros) for code, euros in rekeningen.items()}
    if voorbeeld["patroon"] == "rente_bijschrijven":
        gegeven.setdefault("regime", None)
    return {f"{n}_centen" if n in _BEDRAGEN else n: w for n, w in gegeven.items()}


def _legs(boeking: Boeking) -> list[str]:
    return [
        f"{'D' if leg.zijde == 1 else 'C'} {leg.account_id} {Decimal(leg.bedrag_centen) / 100:.2f}"
        for leg in BoekingLeg.objects.filter(boeking=boeking)
    ]


def _boek(voorbeeld: dict[str, Any]) -> None:
    naam = voorbeeld["patroon"]
    boeking = operations.post(
        sleutel=voorbeeld["id"],
        soort=Soort[voorbeeld.get("soort", naam.upper())],
        legs=PATRONEN[naam](**_argumenten(voorbeeld)),
        persoon_id=voorbeeld.get("persoon_id"),
        effectief_op=DAG,
    )
    assert _legs(boeking) == voorbeeld["legs"], voorbeeld["id"]
    if "draait_terug" in voorbeeld:
        terug = operations.reverse(
            boeking_id=Boeking.objects.get(sleutel=voorbeeld["draait_terug"]).pk,
            sleutel=f"terug-{voorbeeld['id']}",
            effectief_op=DAG,
            reden=naam,
        )
        assert _legs(terug) == voorbeeld["terug_legs"], voorbeeld["id"]


@pytest.mark.django_db
def test_the_examples_are_booked_as_the_page_says() -> None:
    for voorbeeld in VOORBEELDEN:
        if "patroon" in voorbeeld:
            _boek(voorbeeld)
    saldi = queries.saldi()
    for regel in next(v["saldi"] for v in VOORBEELDEN if v["id"] == "saldi"):
        code, zijde, euros = regel.split()
        teken = 1 if zijde == "D" else -1
        assert saldi.pop(int(code)) == teken * _centen(euros), regel
    assert {code: saldo for code, saldo in saldi.items() if saldo} == {}
    rood = [u for u in auditor.controleer(EIGEN) if not u.is_groen]
    assert rood == []


def test_every_pattern_has_an_example() -> None:
    assert {v["patroon"] for v in VOORBEELDEN if "patroon" in v} == set(PATRONEN)


def test_the_page_shows_the_whole_chart() -> None:
    rijen = {
        f"| {a.code} | {a.naam} | {a.soort} | {a.opdrachtgever} | {a.begrotingsartikel} "
        f"| {'ja' if a.draagt_component else ''} |"
        for a in chart.REKENINGEN.values()
    }
    tekst = PAGINA.read_text(encoding="utf-8").split("## Chart of accounts")[1].split("## ")[0]
    assert set(tekst.splitlines()) & rijen == rijen
    assert len(re.findall(r"^\| \d{4} ", tekst, re.MULTILINE)) == len(rijen)
