"""Exact powers of interest: fifty digits, rounded once; columns are exact to the cent and quick, without floats.

A yearly rate r is effective: a month is (1 + r)^(1/12) − 1 (art. 6.4(1); the published figures of
`repayment_examples` come out with it and not with r/12). There are few pairs of rate and number of months, so
each factor is worked out once in decimals and then multiplied as a fixed-point number of 52 binary places, in
whole numbers. Where the product lies so close to the point at which rounding turns that the places beyond
could matter (one row in some hundred thousand), it is done again in decimals.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Int = NDArray[np.int64]
CIJFERS = Context(prec=50, rounding=ROUND_HALF_UP)
_MILJOEN = Decimal(1_000_000)
_HALF, _HEEL = 26, 52  # binary places of one limb, and of a factor
_MASKER = (1 << _HALF) - 1
_BREUK = (1 << _HEEL) - 1
_TWIJFEL = (
    1 << 36
)  # 2^-16 of a cent: more than a factor cut off at 2^-52 can be wrong for any amount
_GRENS_CENTEN = 10**10
_GRENS_FACTOR = 4
_MEER_MAANDEN = 1 << 16  # more months than any debt has, so that rate and months fit one number


Factor = Callable[[int, int], Decimal]


@dataclass(frozen=True, slots=True)
class Deel:
    """One product of a sum: sign × cents × factor(rate, count); all columns have length n."""

    centen: Int
    rente_ppm: Int
    aantal: Int  # months or days, as the factor takes them
    teken: int = 1


@lru_cache(maxsize=4096)
def groeifactor(rente_ppm: int, maanden: int) -> Decimal:
    """What one cent becomes after so many months at a yearly effective rate: (1 + r)^(months/12)."""
    with localcontext(CIJFERS):
        return (1 + Decimal(rente_ppm) / _MILJOEN) ** (Decimal(maanden) / 12)


@lru_cache(maxsize=4096)
def maandrente(rente_ppm: int) -> Decimal:
    """The effective rate of a month."""
    with localcontext(CIJFERS):
        return groeifactor(rente_ppm, 1) - 1


@lru_cache(maxsize=16384)
def daggroei(rente_ppm: int, dagen: int) -> Decimal:
    """What one cent earns in so many days of a year of 360 (art. 6.4(2), (4)): (1 + r)^(days/360) − 1."""
    with localcontext(CIJFERS):
        return (1 + Decimal(rente_ppm) / _MILJOEN) ** (Decimal(dagen) / 360) - 1


@lru_cache(maxsize=16384)
def annuiteitfactor(rente_ppm: int, maanden: int) -> Decimal:
    """The equal instalment at the end of each month that repays one cent: i / (1 − (1+i)^−n), or 1/n at 0%."""
    with localcontext(CIJFERS):
        if rente_ppm == 0:
            return Decimal(1) / maanden
        return maandrente(rente_ppm) / (1 - 1 / groeifactor(rente_ppm, maanden))


def half_op(bedrag: Decimal) -> int:
    """Whole cents, half up."""
    return int(bedrag.quantize(Decimal(1), rounding=ROUND_HALF_UP, context=CIJFERS))


def omlaag(bedrag: Decimal) -> int:
    """Whole cents, cut down."""
    return int(bedrag.quantize(Decimal(1), rounding=ROUND_FLOOR, context=CIJFERS))


def maal(
    centen: Int,
    rente_ppm: Int,
    maanden: Int,
    factor: Factor,
    *,
    naar_beneden: bool = False,
) -> Int:
    """Per row cents × factor(rate, months), half up (or cut down): equal to decimals in every row.

    Raises ValueError for an amount below zero or of a hundred million euros or more.
    """
    _controleer(centen)
    factoren, plek = _factoren(rente_ppm, maanden, factor)
    groot = np.array([f >= _GRENS_FACTOR for f in factoren], dtype=np.bool_)[plek]
    uit, rest = _produkt(centen, factoren, plek)
    if not naar_beneden:
        rest += 1 << (_HEEL - 1)
    uit += rest >> _HEEL
    breuk = rest & _BREUK
    # A factor is cut off, so the true product lies a little above: only just below the turn is in doubt.
    twijfel = groot | (breuk >= (1 << _HEEL) - _TWIJFEL)
    rond = omlaag if naar_beneden else half_op
    for rij in np.flatnonzero(twijfel).tolist():
        with localcontext(CIJFERS):
            uit[rij] = rond(int(centen[rij]) * factoren[int(plek[rij])])
    return uit


def maal_som(delen: Sequence[Deel], factor: Factor, *, naar_beneden: bool = False) -> Int:
    """Per row Σ sign × cents × factor(rate, count), rounded once: equal to decimals in every row.

    For sums of which no product may be rounded by itself, such as the interest on a balance less that on what
    was paid in the month. Factors must lie below 4, amounts from 0 to below a hundred million euros.
    """
    n = len(delen[0].centen)
    uit, rest = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    klaar = []
    for deel in delen:
        _controleer(deel.centen)
        factoren, plek = _factoren(deel.rente_ppm, deel.aantal, factor)
        boven, onder = _produkt(deel.centen, factoren, plek)
        uit += deel.teken * (boven + (onder >> _HEEL))
        rest += deel.teken * (onder & _BREUK)
        klaar.append((deel, factoren, plek))
    if not naar_beneden:
        rest += 1 << (_HEEL - 1)
    uit += rest >> _HEEL
    breuk, marge = rest & _BREUK, _TWIJFEL * len(delen)
    heel = np.all([(deel.rente_ppm == 0) | (deel.centen == 0) for deel in delen], axis=0)
    twijfel = ((breuk >= (1 << _HEEL) - marge) | (breuk < marge)) & ~heel
    rond = omlaag if naar_beneden else half_op
    for rij in np.flatnonzero(twijfel).tolist():
        with localcontext(CIJFERS):
            som = Decimal(0)
            for deel, factoren, plek in klaar:
                som += deel.teken * int(deel.centen[rij]) * factoren[int(plek[rij])]
            uit[rij] = rond(som)
    return uit


def _controleer(centen: Int) -> None:
    if np.any((centen < 0) | (centen >= _GRENS_CENTEN)):
        raise ValueError(
            "Een bedrag moet van 0 tot honderd miljoen euro zijn; controleer de invoer."
        )


def _factoren(rente_ppm: Int, aantal: Int, factor: Factor) -> tuple[list[Decimal], Int]:
    """The factor of each pair of rate and count that occurs, and where each row finds its own."""
    uniek, plek = np.unique(rente_ppm * _MEER_MAANDEN + aantal, return_inverse=True)
    return [factor(*divmod(int(paar), _MEER_MAANDEN)) for paar in uniek], np.asarray(plek)


def _produkt(centen: Int, factoren: list[Decimal], plek: Int) -> tuple[Int, Int]:
    """Whole cents, and what comes above them in units of 2^-52 (may hold whole cents itself)."""
    vast = [min(int(f * (1 << _HEEL)), (_GRENS_FACTOR << _HEEL) - 1) for f in factoren]
    hoog = np.array([v >> _HALF for v in vast], dtype=np.int64)[plek]
    laag = np.array([v & _MASKER for v in vast], dtype=np.int64)[plek]
    boven = centen * hoog
    return boven >> _HALF, ((boven & _MASKER) << _HALF) + centen * laag
