"""Exact powers of interest: fifty digits, rounded once; columns are exact to the cent and quick, without floats.

A yearly rate r is effective: a month is (1 + r)^(1/12) − 1 (art. 6.4(1); the published figures of
`repayment_examples` come out with it and not with r/12). There are few pairs of rate and number of months, so
each factor is worked out once in decimals and then multiplied as a fixed-point number of 52 binary places, in
whole numbers. Where the product lies so close to the point at which rounding turns that the places beyond
could matter (one row in some hundred thousand), it is done again in decimals.
"""

from collections.abc import Callable
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Int = NDArray[np.int64]
CIJFERS = Context(prec=50, rounding=ROUND_HALF_UP)
_MILJOEN = Decimal(1_000_000)
_HALF, _HEEL = 26, 52  # binary places of one limb, and of a factor
_MASKER = (1 << _HALF) - 1
_TWIJFEL = (
    1 << 36
)  # 2^-16 of a cent: more than a factor cut off at 2^-52 can be wrong for any amount
_GRENS_CENTEN = 10**10
_GRENS_FACTOR = 4
_MEER_MAANDEN = 1 << 16  # more months than any debt has, so that rate and months fit one number


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
    factor: Callable[[int, int], Decimal],
    *,
    naar_beneden: bool = False,
) -> Int:
    """Per row cents × factor(rate, months), half up (or cut down): equal to decimals in every row.

    Raises ValueError for an amount below zero or of a hundred million euros or more.
    """
    if np.any((centen < 0) | (centen >= _GRENS_CENTEN)):
        raise ValueError(
            "Een bedrag moet van 0 tot honderd miljoen euro zijn; controleer de invoer."
        )
    uniek, plek = np.unique(rente_ppm * _MEER_MAANDEN + maanden, return_inverse=True)
    factoren = [factor(*divmod(int(paar), _MEER_MAANDEN)) for paar in uniek]
    vast = [min(int(f * (1 << _HEEL)), (_GRENS_FACTOR << _HEEL) - 1) for f in factoren]
    hoog = np.array([v >> _HALF for v in vast], dtype=np.int64)[plek]
    laag = np.array([v & _MASKER for v in vast], dtype=np.int64)[plek]
    groot = np.array([f >= _GRENS_FACTOR for f in factoren], dtype=np.bool_)[plek]
    boven = centen * hoog
    rest = ((boven & _MASKER) << _HALF) + centen * laag
    if not naar_beneden:
        rest += 1 << (_HEEL - 1)
    uit = (boven >> _HALF) + (rest >> _HEEL)
    breuk = rest & ((1 << _HEEL) - 1)
    # A factor is cut off, so the true product lies a little above: only just below the turn is in doubt.
    twijfel = groot | (breuk >= (1 << _HEEL) - _TWIJFEL)
    rond = omlaag if naar_beneden else half_op
    for rij in np.flatnonzero(twijfel).tolist():
        with localcontext(CIJFERS):
            uit[rij] = rond(int(centen[rij]) * factoren[int(plek[rij])])
    return uit
