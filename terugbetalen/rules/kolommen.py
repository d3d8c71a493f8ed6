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


def ligt_in(maand: Int, van: Int, tot: Int) -> Bool:
    """Per row whether its month lies in one of its periods."""
    binnen = (van <= maand[:, None]) & (maand[:, None] < tot) & (van != GEEN)
    return np.asarray(binnen.any(axis=1))


def dag_voor(maand: int) -> date | None:
    """The last day before a month begins: the last day on which something can still be asked; None = no limit."""
    if maand in (GEEN, NOOIT):
        return None
    return Maand.van_index(maand).eerste_dag - timedelta(days=1)
