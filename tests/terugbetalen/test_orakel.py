"""Columns against the oracle: interest, instalment and draagkracht equal to the cent, and red when a rule is wrong."""

import random
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from duo_portal.foundation.parameters import Parameters
from terugbetalen.rules import afronding, draagkracht, draagkracht_oud, rente, rentebedrag, termijn
from terugbetalen.rules.draagkracht import GEEN_PARTNER, ONBEKEND, Draagkrachtfeiten
from terugbetalen.rules.machten import annuiteitfactor, groeifactor
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.regeling import NAAM, Regeling

from . import orakel
from .orakel import Geval

KORTING = {"algemeen": 0, "partner": 1, "zelf": 2}


def willekeurig(r: random.Random) -> Geval:
    """A case near where things turn as well as anywhere."""
    regeling = r.choice(["SF35", "SF35", "SF15", "SF15-oud", "LLLK"])
    jaar = r.randint(2022, 2026)
    begin = r.randint(2016, 2029) if regeling in ("SF35", "LLLK") else r.randint(2007, 2029)
    schuld = r.choice([r.randint(0, 10**4), r.randint(0, 10**7), r.randint(0, 10**9 // 2)])
    heeft_partner = r.random() < 0.4
    return Geval(
        regeling=regeling, periode_begint=begin, jaar=jaar, maand=r.randint(1, 12),
        voor_1992=regeling == "SF15-oud" and r.random() < 0.3,
        schuld=Decimal(schuld) / 100,
        betaald=Decimal(r.choice([0, r.randint(0, schuld)])) / 100, betaaldag=r.randint(1, 31),
        resterend=r.choice([1, 2, 12, 60, 137, 179, 180, 384, 420]),
        inkomen=None if r.random() < 0.05 else Decimal(r.choice([r.randint(0, 3 * 10**6), r.randint(2 * 10**6, 8 * 10**6)])) / 100,
        partner=Decimal(r.randint(0, 7 * 10**6)) / 100 if heeft_partner else None,
        alleenstaande_ouder=not heeft_partner and r.random() < 0.3,
        korting=r.choice(list(KORTING)) if regeling == "SF15-oud" else "algemeen",
    )  # fmt: skip


def centen(bedrag: Decimal | None) -> int:
    return -1 if bedrag is None else int(bedrag * 100)


def kolommen(gevallen: list[Geval], wet: Parameters) -> dict[str, np.ndarray]:
    """What the rules make of the cases."""

    def kolom(cel: Callable[[Geval], Any]) -> np.ndarray:
        return np.array([int(cel(g)) for g in gevallen], dtype=np.int64)

    regeling, jaar = kolom(lambda g: NAAM[g.regeling]), kolom(lambda g: g.jaar)
    schuld = kolom(lambda g: centen(g.schuld))
    ppm = rente.rente_ppm(
        regeling, kolom(lambda g: g.periode_begint * 12), kolom(lambda g: g.jaar * 12 + g.maand - 1),
        kolom(lambda g: g.voor_1992) > 0, wet,
    )  # fmt: skip
    f = Draagkrachtfeiten(
        regeling, jaar,
        kolom(lambda g: ONBEKEND if g.inkomen is None else centen(g.inkomen)),
        kolom(lambda g: GEEN_PARTNER if g.partner is None else centen(g.partner)),
        kolom(lambda g: g.alleenstaande_ouder) > 0,
    )  # fmt: skip
    bedrag = termijn.wettelijk_maandbedrag(
        schuld, ppm, kolom(lambda g: g.resterend), regeling, jaar, wet
    )
    oud = draagkracht_oud.draagkracht_oud(f, kolom(lambda g: KORTING[g.korting]), wet).samen()
    kan = np.where(regeling == Regeling.SF15_OUD, oud, draagkracht.draagkracht(f, wet))
    betaald, dag = kolom(lambda g: centen(g.betaald)), kolom(lambda g: g.betaaldag)
    return {
        "percentage": ppm,
        "rente": rentebedrag.rente_van_maand(schuld, ppm, betaald[:, None], dag[:, None]),
        "termijn": bedrag,
        "draagkracht": kan,
        "te_betalen": draagkracht.te_betalen(f, bedrag, kan, wet),
    }


def vergelijk(aantal: int, zaad: int, wet: Parameters) -> dict[str, int]:
    """How many cases differ, per amount."""
    r = random.Random(zaad)
    gevallen = [willekeurig(r) for _ in range(aantal)]
    verwacht = {
        "percentage": [int(orakel.rentepercentage(g) * 10_000) for g in gevallen],
        "rente": [centen(orakel.rente_in_maand(g)) for g in gevallen],
        "termijn": [centen(orakel.termijn(g)) for g in gevallen],
        "draagkracht": [centen(orakel.draagkracht(g)) for g in gevallen],
        "te_betalen": [centen(orakel.te_betalen(g)) for g in gevallen],
    }
    uit = kolommen(gevallen, wet)
    return {naam: int((uit[naam] != np.array(v)).sum()) for naam, v in verwacht.items()}


@pytest.mark.parametrize(
    "aantal", [2_000, pytest.param(100_000, marks=pytest.mark.slow)], ids=["gewoon", "grondig"]
)
def test_geen_cent_verschil(aantal: int) -> None:
    """Interest and annuities of random debts, and what is due: 0 differences with the oracle in Decimal."""
    verschil = vergelijk(aantal, 2026, bekende_wet())
    assert verschil == dict.fromkeys(verschil, 0)


def nominaal(ppm: int, maanden: int) -> Decimal:
    i = Decimal(ppm) / 12_000_000
    return i / (1 - (1 + i) ** -maanden) if i else Decimal(1) / maanden


def _anders(naam: str, **waarden: str) -> Parameters:
    tabel = dict(bekende_wet().tabellen[naam])
    tabel["values"] = [{**rij, **waarden} for rij in tabel["values"]]
    return bekende_wet().overlay({naam: tabel})


def _afronding(naam: str, wijze: str) -> tuple[Any, str, Any]:
    return afronding, naam, afronding.Afronding(wijze, "", "")


_LOON = draagkracht.belastbaar_minimumloon
PATCHES = {
    "een twaalfde van de jaarrente": ((termijn, "annuiteitfactor", nominaal), "termijn"),
    "termijn omlaag": (_afronding("TERMIJN", "omlaag"), "termijn"),
    "maandrente half op": (_afronding("MAANDRENTE", "half op"), "rente"),
    "draagkracht half op": (_afronding("DRAAGKRACHT", "half op"), "draagkracht"),
    "geen minimum": ((termijn, "minimum", lambda regeling, *_: np.zeros_like(regeling)), "termijn"),
    "rente per vier jaar": (
        (rente, "rentejaar", lambda b, m: np.where(m < b, m // 12, b // 12 + (m - b) // 48 * 4)), "percentage",
    ),
    "altijd de rente van het jaar": ((rente, "rentejaar", lambda _, m: m // 12), "percentage"),
    "een dag te veel": ((rentebedrag, "verstreken", lambda dag: np.minimum(dag, 30)), "rente"),
    "de 31e telt mee": ((rentebedrag, "verstreken", lambda dag: dag - 1), "rente"),
    "loon van het jaar ervoor": (
        (draagkracht, "belastbaar_minimumloon", lambda j, p, _=2: _LOON(j, p, 1)), "draagkracht",
    ),
}  # fmt: skip
TABELLEN: dict[str, tuple[Callable[[], Parameters], str]] = {
    "geen drempel van 5,00": (lambda: _anders("draagkracht.drempel", sf35="0.00"), "te_betalen"),
    "partner zonder hogere voet": (
        lambda: _anders("draagkracht.sf35", voet_samen="100"),
        "draagkracht",
    ),
    "eerste schijf 8%": (lambda: _anders("draagkracht.sf15_oud", eerste="8"), "draagkracht"),
    "schijven tot 250%": (lambda: _anders("draagkracht.sf15_oud", schijven="250"), "draagkracht"),
    "geen korting van voor 1992": (lambda: _anders("rente.voor_1992", lager="0"), "percentage"),
    "korting van 1,64": (lambda: _anders("rente.voor_1992", lager="1.64"), "percentage"),
}


@pytest.mark.parametrize("naam", PATCHES)
def test_een_foute_regel_valt_op(naam: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (module, attribuut, fout), waar = PATCHES[naam]
    monkeypatch.setattr(module, attribuut, fout)
    assert vergelijk(1_500, 7, bekende_wet())[waar] > 0


@pytest.mark.parametrize("naam", TABELLEN)
def test_een_foute_tabel_valt_op(naam: str) -> None:
    wet, waar = TABELLEN[naam]
    assert vergelijk(1_500, 7, wet())[waar] > 0


def test_de_machten_zelf() -> None:
    """The oracle adds up the worth of each month; the rules use the formula: the same to 30 digits."""
    i = groeifactor(25_600, 1) - 1
    assert abs(1 / orakel.sum_contant(i, 420) - annuiteitfactor(25_600, 420)) < Decimal("1e-30")
