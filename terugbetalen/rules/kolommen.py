"""What the columns of these rules have in common: month indices, no month, and periods per row.

A month is its index (year × 12 + month − 1). Periods of a row stand in two arrays of shape (n, k), half-open,
with `GEEN` in the places that a row does not use.
"""

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from duo_portal.foundation.period import Maand

from .machten import Int

Bool = NDArray[np.bool_]
GEEN = -1
"""No month, no day, no year: nothing of the kind has happened."""
NOOIT = 9_998 * 12
"""A month that lies after everything: student finance has not stopped, so no period has begun."""
JAAR = 12


def geen_perioden(rijen: int) -> tuple[Int, Int]:
    """Two empty (n, 1) arrays: no row has a period."""
    leeg = np.full((rijen, 1), GEEN, dtype=np.int64)
    return leeg, leeg


def controleer_perioden(wat: str, van: Int, tot: Int) -> None:
    """Raise ValueError unless every used period has months, and those of a row are in order and apart."""
    if van.shape != tot.shape or van.ndim != 2:
        raise ValueError(f"{wat}: begin en einde moeten even grote tabellen (n, k) zijn.")
    if np.any((van == GEEN) != (tot == GEEN)) or np.any((van != GEEN) & (tot <= van)):
        raise ValueError(f"{wat}: een periode heeft geen maanden; zet het einde na het begin.")
    begin = np.where(van == GEEN, NOOIT, van)
    eind = np.where(van == GEEN, NOOIT, tot)
    if np.any(begin[:, 1:] < eind[:, :-1]):
        raise ValueError(f"{wat}: perioden overlappen of staan niet op volgorde.")


def voeg_samen(van: Int, tot: Int, ook_van: Int, ook_tot: Int) -> tuple[Int, Int]:
    """Two tables of periods as one, in order and apart: months that lie in both stand in it once."""
    van, tot = _sorteer(
        np.concatenate([van, ook_van], axis=1), np.concatenate([tot, ook_tot], axis=1)
    )
    eerder = np.maximum.accumulate(tot, axis=1)[:, :-1]
    later = np.where(van[:, 1:] == GEEN, GEEN, np.maximum(van[:, 1:], eerder))
    van = np.concatenate([van[:, :1], later], axis=1)
    leeg = (van == GEEN) | (tot <= van)
    return _sorteer(np.where(leeg, GEEN, van), np.where(leeg, GEEN, tot))


def _sorteer(van: Int, tot: Int) -> tuple[Int, Int]:
    volgorde = np.argsort(np.where(van == GEEN, NOOIT, van), axis=1, kind="stable")
    return np.take_along_axis(van, volgorde, axis=1), np.take_along_axis(tot, volgorde, axis=1)


def ligt_in(maand: Int, van: Int, tot: Int) -> Bool:
    """Per row whether its month lies in one of its periods."""
    binnen = (van <= maand[:, None]) & (maand[:, None] < tot) & (van != GEEN)
    return np.asarray(binnen.any(axis=1))


def dag_voor(maand: int) -> date | None:
    """The last day before a month begins: the last day on which something can still be asked; None = no limit."""
    if maand in (GEEN, NOOIT):
        return None
    return Maand.van_index(maand).eerste_dag - timedelta(days=1)
