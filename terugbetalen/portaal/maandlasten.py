"""What a debt costs a month: the statutory instalment, and what is really paid at an income."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from duo_portal.foundation.money import CENTEN_PER_EURO
from terugbetalen.rules.draagkracht import (
    GEEN_PARTNER,
    Draagkrachtfeiten,
    draagkracht,
    te_betalen,
)
from terugbetalen.rules.draagkracht_oud import draagkracht_oud
from terugbetalen.rules.kolommen import JAAR, NOOIT
from terugbetalen.rules.machten import Int
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.regeling import LOOPTIJD, Regeling
from terugbetalen.rules.rente import RenteOntbreekt, rente_ppm
from terugbetalen.rules.termijn import wettelijk_maandbedrag

VOORBEELDEN = tuple(euros * CENTEN_PER_EURO for euros in (25_000, 35_000, 45_000, 60_000))
"""Incomes of the tables, cents a year: below the voet of one person, and up to well above the average."""
EERSTE_JAAR, LAATSTE_JAAR = 2022, 2028
"""Years of repayment whose minimum wage (of two years before) is known."""


@dataclass(frozen=True, slots=True)
class Maandlast:
    """A debt at the start of the aflosfase, and what is due each month of it; cents."""

    schuld_centen: int
    wettelijk_centen: int
    bij_inkomen: tuple[tuple[int, int], ...]  # (income a year, paid a month)


@dataclass(frozen=True, slots=True)
class Rente:
    """A yearly rate and the calendar year that it is of."""

    ppm: int
    jaar: int


def bedragenjaar(jaar: int) -> int:
    """The year whose wages and free amounts we reckon with: this one, or the nearest that is known."""
    return min(max(jaar, EERSTE_JAAR), LAATSTE_JAAR)


def rente_van(regeling: Regeling, jaar: int) -> Rente:
    """The rate of a calendar year, or of the last year that is known. Raises `RenteOntbreekt` when none is."""
    nee = np.array([False])
    for gezocht in range(jaar, jaar - 25, -1):
        maand = _kolom(gezocht * JAAR, 1)
        try:
            ppm = rente_ppm(_kolom(regeling, 1), _kolom(NOOIT, 1), maand, nee, bekende_wet())
        except RenteOntbreekt:
            continue
        return Rente(int(ppm[0]), gezocht)
    raise RenteOntbreekt([(regeling, jaar)])


def maandlasten(
    schulden: Sequence[int], regeling: Regeling, ppm: int, jaar: int
) -> list[Maandlast]:
    """Per debt its instalment over the whole aflosfase, and what is paid at the incomes of `VOORBEELDEN`."""
    n = len(schulden)
    schuld = np.array(schulden, dtype=np.int64)
    maanden = _kolom(LOOPTIJD[regeling].aflosmaanden, n)
    soort, jaren = _kolom(regeling, n), _kolom(bedragenjaar(jaar), n)
    termijn = wettelijk_maandbedrag(schuld, _kolom(ppm, n), maanden, soort, jaren, bekende_wet())
    kolommen = [(inkomen, bij_inkomen(termijn, regeling, inkomen, jaar)) for inkomen in VOORBEELDEN]
    return [
        Maandlast(
            int(schuld[i]),
            int(termijn[i]),
            tuple((inkomen, int(bedragen[i])) for inkomen, bedragen in kolommen),
        )
        for i in range(n)
    ]


def bij_inkomen(termijn: Int, regeling: Regeling, inkomen: int, jaar: int) -> Int:
    """What is paid a month of each instalment by who has this income and no partner."""
    n = len(termijn)
    feiten = Draagkrachtfeiten(
        regeling=_kolom(regeling, n),
        jaar=_kolom(bedragenjaar(jaar), n),
        inkomen=_kolom(inkomen, n),
        partner_inkomen=_kolom(GEEN_PARTNER, n),
        is_alleenstaande_ouder=np.zeros(n, dtype=np.bool_),
    )
    if regeling is Regeling.SF15_OUD:
        kan = draagkracht_oud(feiten, _kolom(0, n), bekende_wet()).samen()
    else:
        kan = draagkracht(feiten, bekende_wet())
    return te_betalen(feiten, termijn, kan, bekende_wet())


def _kolom(waarde: int, n: int) -> Int:
    return np.full(n, int(waarde), dtype=np.int64)
