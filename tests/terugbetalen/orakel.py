"""A second way to the same amounts: one case at a time, in Decimal euros, written from the text of the act.

It imports nothing of the project and shares no table with it: rates and wages stand here again. Slow and plain on
purpose; `test_orakel` compares the columns with it.
"""

from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, setcontext
from functools import cache

CENT = Decimal("0.01")
PRECIES = Context(prec=45)

SEPTEMBER = {  # SF15 and SF15-oud: average of September; percent
    2005: "3.05", 2006: "2.74", 2007: "3.70", 2008: "4.17", 2009: "3.58", 2010: "2.39", 2011: "1.50",
    2012: "1.39", 2013: "0.60", 2014: "0.81", 2015: "0.12", 2016: "0.01", 2017: "0", 2018: "0", 2019: "0",
    2020: "0", 2021: "0", 2022: "0", 2023: "1.78", 2024: "2.95", 2025: "2.21", 2026: "2.29",
}  # fmt: skip
TWAALF_MAANDEN = {  # SF35 and the credit: average from October to September
    **{jaar: p for jaar, p in SEPTEMBER.items() if 2015 <= jaar <= 2022},
    2023: "0.46", 2024: "2.56", 2025: "2.57", 2026: "2.33",
}  # fmt: skip
JANUARILOON = {
    2020: "1653.60", 2021: "1684.80", 2022: "1725.00", 2023: "1934.40", 2024: "2069.40", 2025: "2191.80",
}  # fmt: skip
PERCENTAGES = {"SF35": (100, 143, 4), "SF15": (84, 120, 12), "LLLK": (84, 120, 12)}
MINIMUM = {
    "SF35": "5.00",
    "SF15": "45.41",
    "SF15-oud": "45.41",
    "LLLK": "45.41",
}  # a twelfth of 60 and 545


@dataclass(frozen=True)
class Geval:
    """One debt in one month, with the income of the peiljaar; euros as Decimal, months as (year, month)."""

    regeling: str
    periode_begint: int  # calendar year
    jaar: int
    maand: int
    voor_1992: bool
    schuld: Decimal
    betaald: Decimal
    betaaldag: int
    resterend: int
    inkomen: Decimal | None
    partner: Decimal | None
    alleenstaande_ouder: bool
    korting: str  # SF15-oud: algemeen, partner, zelf


def rentepercentage(g: Geval) -> Decimal:
    """6.4(3): by the year before the period; in it that of the first of each five calendar years. 12.10a."""
    jaar = g.jaar
    if jaar >= g.periode_begint:
        while (jaar - g.periode_begint) % 5:
            jaar -= 1
    tabel = TWAALF_MAANDEN if g.regeling in ("SF35", "LLLK") else SEPTEMBER
    rente = Decimal(tabel[jaar])
    if g.voor_1992:
        rente = Decimal(0) if rente <= Decimal("1.65") else rente - Decimal("1.65")
    return rente


@cache
def groei(procent: Decimal, dagen: int) -> Decimal:
    """6.4(2), (4): compound by the day, a year of 360."""
    setcontext(PRECIES)
    return (1 + procent / 100) ** (Decimal(dagen) / 360)


def rente_in_maand(g: Geval) -> Decimal:
    """Thirty days on the debt; on what was paid only the days up to its receipt. Cut down to the cent."""
    procent = rentepercentage(g)
    dagen = min(g.betaaldag, 30) - 1
    blijft = (g.schuld - g.betaald) * (groei(procent, 30) - 1)
    # what was paid has grown `dagen` days at the moment of payment; as a sum of money it is worth `betaald` then
    weg = g.betaald * (groei(procent, 30) - groei(procent, 30 - dagen))
    return (blijft + weg).quantize(CENT, ROUND_FLOOR)


def termijn(g: Geval) -> Decimal:
    """6.9(2)-(3): equal amounts at the end of each month, half up, at least the minimum."""
    setcontext(PRECIES)
    if not g.schuld:
        return Decimal(0)
    i = groei(rentepercentage(g), 30) - 1
    contant = sum_contant(i, g.resterend)
    return max((g.schuld / contant).quantize(CENT, ROUND_HALF_UP), Decimal(MINIMUM[g.regeling]))


@cache
def sum_contant(i: Decimal, maanden: int) -> Decimal:
    """What one euro at the end of each month is worth now: added up, without the formula."""
    setcontext(PRECIES)
    waarde, factor = Decimal(0), Decimal(1)
    for _ in range(maanden):
        factor /= 1 + i
        waarde += factor
    return waarde


def minimumloon(jaar: int) -> Decimal:
    """6.1a: twelve January wages of the peiljaar with 8 % holiday pay."""
    return (Decimal(JANUARILOON[jaar - 2]) * 12 * Decimal("1.08")).quantize(CENT, ROUND_HALF_UP)


def draagkracht(g: Geval) -> Decimal | None:
    """6.10, 6.19(2), 12.32(1), 10a.8, 10a.10: euros a month, cut down; None where the income is not known."""
    setcontext(PRECIES)
    if g.inkomen is None:
        return None
    if g.regeling == "SF15-oud":
        return _draagkracht_oud(g)
    alleen, samen, procent = PERCENTAGES[g.regeling]
    deel = alleen if g.partner is None and not g.alleenstaande_ouder else samen
    voet = (minimumloon(g.jaar) * deel / 100).quantize(CENT, ROUND_HALF_UP)
    boven = max(g.inkomen + (g.partner or 0) - voet, Decimal(0))
    return (boven * procent / 100 / 12).quantize(CENT, ROUND_FLOOR)


def te_betalen(g: Geval) -> Decimal:
    """6.10(4), (6): the lower of the two; SF35 pays nothing up to and with 5.00 (practice)."""
    kan, moet = draagkracht(g), termijn(g)
    if kan is None:
        return moet
    if g.regeling == "SF35" and kan <= 5:
        return Decimal(0)
    return min(kan, moet)


def _draagkracht_oud(g: Geval) -> Decimal:
    b = minimumloon(g.jaar)
    half = (b / 2).quantize(CENT, ROUND_HALF_UP)
    voet = {"algemeen": half, "partner": b, "zelf": Decimal(0)}[g.korting]
    if g.alleenstaande_ouder and g.partner is None:
        voet = b
    voet_partner = {"algemeen": half, "partner": Decimal(0), "zelf": b}[g.korting]
    vakken = _vakken(voet, b)
    assert g.inkomen is not None
    if g.partner is None:
        return _tarief(g.inkomen, vakken)
    vakken_partner, grens = _vakken(voet_partner, b), b * Decimal("2.6")
    if g.inkomen < g.partner:
        if g.inkomen < grens:  # 10a.8(4)-(5): what the lower income does not use goes over
            vakken, vakken_partner = _geef(g.inkomen, vakken, vakken_partner)
    elif g.partner < grens:
        vakken_partner, vakken = _geef(g.partner, vakken_partner, vakken)
    return _tarief(g.inkomen, vakken) + _tarief(g.partner, vakken_partner)


def _vakken(voet: Decimal, b: Decimal) -> list[Decimal]:
    """10a.8(2)-(3): the voet, two brackets of half of it, and the rest up to 260 % of B."""
    return [voet, voet / 2, voet / 2, b * Decimal("2.6") - voet - voet / 2 - voet / 2]


def _geef(
    inkomen: Decimal, van: list[Decimal], aan: list[Decimal]
) -> tuple[list[Decimal], list[Decimal]]:
    over, gebruikt = inkomen, []
    for vak in van:
        gebruikt.append(min(vak, over))
        over -= gebruikt[-1]
    return gebruikt, [naar + vak - deel for naar, vak, deel in zip(aan, van, gebruikt, strict=True)]


def _tarief(inkomen: Decimal, vakken: list[Decimal]) -> Decimal:
    """10a.8(6)."""
    som, over = Decimal(0), inkomen
    for vak, procent in zip(vakken, ("0", "7.9", "15.8", "23.7"), strict=True):
        deel = min(vak, over)
        som += deel * Decimal(procent) / 100
        over -= deel
    return ((som + over * Decimal("0.30")) / 12).quantize(CENT, ROUND_FLOOR)
