"""Spells painted on months: from rows "this holds from day to day" to a value per person and month."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from studiefinanciering.rules.feiten import Int

ALTIJD = 3_000_000  # ordinal day beyond every calendar: a spell without an end
_EPOCH = 719_163  # ordinal of 1 January 1970


def maand_van(dagen: Int) -> Int:
    """Month index of each ordinal day."""
    return (dagen - _EPOCH).astype("datetime64[D]").astype("datetime64[M]").astype(
        np.int64
    ) + 1970 * 12


def eerste_peildag(dagen: Int) -> Int:
    """Month index of the first first-of-the-month on or after each ordinal day (art. 1.2 Wsf 2000)."""
    maand = maand_van(dagen)
    begin = (maand - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]").astype(
        np.int64
    ) + _EPOCH
    return maand + (begin < dagen)


def eerste_dag(maanden: Int) -> Int:
    """Ordinal of the first day of each month index."""
    dagen = (maanden - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return np.asarray(dagen + _EPOCH, dtype=np.int64)


def plek(sleutels: Int, gezocht: Int) -> Int:
    """Row of each value in the ascending `sleutels`, −1 when it is not there."""
    if not len(sleutels):
        return np.full(np.shape(gezocht), -1, dtype=np.int64)
    waar = np.minimum(np.searchsorted(sleutels, gezocht), len(sleutels) - 1)
    return np.where(sleutels[waar] == gezocht, waar, -1)


def verf(doel: NDArray[Any], rij: Int, van: Int, tot: Int, waarde: Any, *, begin: int) -> None:
    """Write `waarde` (one for all or one a spell) in `doel` (P, M) for months [van, tot) of each row.

    `begin` is the month index of column 0; rows −1 are skipped; a later spell overwrites an earlier one.
    """
    breedte = doel.shape[1]
    a, b = np.clip(van - begin, 0, breedte), np.clip(tot - begin, 0, breedte)
    lengte = np.where(rij >= 0, np.maximum(b - a, 0), 0)
    totaal = int(lengte.sum())
    if not totaal:
        return
    binnen = np.arange(totaal) - np.repeat(np.cumsum(lengte) - lengte, lengte)
    plekken = np.repeat(rij * breedte + a, lengte) + binnen
    doel.reshape(-1)[plekken] = np.repeat(waarde, lengte) if np.ndim(waarde) else waarde


def leeg(rijen: int, breedte: int, soort: Any = np.int64, waarde: int = 0) -> NDArray[Any]:
    """A field of persons × months, filled with `waarde`."""
    return np.full((rijen, breedte), waarde, dtype=soort)
