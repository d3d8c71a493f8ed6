"""Months used, as sixteen whole numbers a person: how a `Stand` is kept with a decision and read back."""

import numpy as np
from numpy.typing import NDArray

from studiefinanciering.rules.feiten import GEEN_MAAND, Int
from studiefinanciering.rules.maandrijen import Soort, Stand

BREEDTE = 16
"""prestatiebeurs, leenfase, recht, eerste (each ho, mbo, abroad 1-2), jeugdreis, laatste; then of the
levenlanglerenkrediet: months used and the last month."""


def plat(stand: Stand) -> NDArray[np.int64]:
    """(P, 16): the stand of P persons."""
    delen = [stand.prestatiebeurs, stand.leenfase, stand.recht, stand.eerste]
    los = (stand.jeugdreis, stand.laatste, stand.krediet, stand.krediet_laatste)
    return np.concatenate([*delen, *(kolom[:, None] for kolom in los)], axis=1)


def uit_plat(getallen: NDArray[np.int64]) -> Stand:
    """The inverse of `plat`, also of the fourteen numbers of before the credit was counted.

    Raises ValueError for another width.
    """
    if getallen.ndim == 2 and getallen.shape[1] == 14:
        nooit = np.array([0, GEEN_MAAND], dtype=getallen.dtype)
        getallen = np.hstack([getallen, np.broadcast_to(nooit, (len(getallen), 2))])
    if getallen.ndim != 2 or getallen.shape[1] != BREEDTE:
        raise ValueError(f"Een stand heeft {BREEDTE} getallen per persoon, niet {getallen.shape}.")
    p = [np.ascontiguousarray(getallen[:, i : i + 3]) for i in (0, 3, 6, 9)]
    los = [getallen[:, i].copy() for i in range(12, BREEDTE)]
    return Stand(p[0], p[1], p[2], p[3], los[0], los[1], los[2], los[3])


def uit_verleden(aantal: int, rij: Int, onderwijs: Int, kolommen: dict[str, Int]) -> Stand:
    """The opening balance of `aantal` persons from rows of `Studieverleden`; who has none used nothing."""
    stand = Stand.leeg(aantal)
    soort = np.where(onderwijs == 1, Soort.HO, Soort.MBO)
    stand.prestatiebeurs[rij, soort] = kolommen["prestatiebeurs"]
    stand.leenfase[rij, soort] = kolommen["leenfase"]
    stand.recht[rij, soort] = kolommen["recht"]
    stand.eerste[rij, soort] = kolommen["eerste"]
    np.add.at(stand.jeugdreis, rij, kolommen["jeugdreis"])
    np.maximum.at(stand.laatste, rij, np.maximum(kolommen["laatste"], GEEN_MAAND))
    return stand
