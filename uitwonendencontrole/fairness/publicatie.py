"""Make a table of counts fit to be published: rounded to 10, small cells left out, and nothing to be solved back.

A left-out cell could be found from the margins of its row and column. So more is left out ("complementary"): first
no row or column keeps a single gap, then on until whoever knows all published numbers, and that each is off by at most
5, can still not place any left-out count within a range narrower than ten. That reader is played by a linear program
over the whole table: rows and columns together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .tabel import AFRONDING

KLEINSTE = 10
"""A count below this is not published, and no left-out count may be known more precisely than this."""
Plek = tuple[int, int]
Rooster = tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Publicatie:
    """Rows of counts with the total of each row last and a row of totals at the bottom; None: not published."""

    rijen: Rooster

    @property
    def weggelaten(self) -> int:
        """How many counts are not published."""
        return sum(cel is None for rij in self.rijen for cel in rij)


def rond_af(aantal: int) -> int:
    """To the nearest 10, halves upward."""
    return (aantal + AFRONDING) // KLEINSTE * KLEINSTE


def publiceer(aantallen: Sequence[Sequence[int]]) -> Publicatie:
    """What may be published of a table of exact counts (without totals; they are added).

    Raises ValueError for an empty or ragged table and for a negative count.
    """
    if not aantallen or not aantallen[0] or len({len(rij) for rij in aantallen}) != 1:
        raise ValueError("Give a table with rows of the same length.")
    if any(aantal < 0 for rij in aantallen for aantal in rij):
        raise ValueError("A count cannot be negative.")
    vol = [[*rij, sum(rij)] for rij in aantallen]
    vol.append([sum(kolom) for kolom in zip(*vol, strict=True)])
    plekken = [(i, j) for i, rij in enumerate(vol) for j in range(len(rij))]
    weg = {(i, j) for i, j in plekken if vol[i][j] < KLEINSTE}
    while over := _erbij(vol, weg):
        weg.add(min(over, key=lambda plek: (vol[plek[0]][plek[1]], plek)))
    return Publicatie(_zonder(vol, weg))


def _erbij(vol: list[list[int]], weg: set[Plek]) -> list[Plek]:
    """Published counts one of which must go too, because a left-out one is given away; none: the table is safe."""
    over = [(i, j) for i, rij in enumerate(vol) for j in range(len(rij)) if (i, j) not in weg]
    for plek in sorted(weg):
        for richting in (0, 1):
            if sum(ander[richting] == plek[richting] for ander in weg) == 1:
                return [ander for ander in over if ander[richting] == plek[richting]]
    gepubliceerd = _zonder(vol, weg)
    for plek in sorted(weg):
        laag, hoog = bereik(gepubliceerd, plek)
        if hoog is not None and hoog - laag < KLEINSTE:
            return [o for o in over if o[0] == plek[0] or o[1] == plek[1]] or over
    return []


def _zonder(vol: list[list[int]], weg: set[Plek]) -> Rooster:
    return tuple(
        tuple(None if (i, j) in weg else rond_af(aantal) for j, aantal in enumerate(rij))
        for i, rij in enumerate(vol)
    )


def bereik(rijen: Rooster, plek: Plek) -> tuple[float, float | None]:
    """Between which values a reader of the published table can place one count; None: no upper bound.

    The totals are the last row and column. Every published number may be off by `AFRONDING`; no count is negative.
    """
    import numpy as np
    from scipy.optimize import linprog

    hoog, breed = len(rijen) - 1, len(rijen[0]) - 1
    ongelijk, grenzen = [], []
    for i, rij in enumerate(rijen):
        for j, waarde in enumerate(rij):
            if waarde is not None:
                som = _som_van(i, j, hoog, breed)
                ongelijk += [som, -som]
                grenzen += [waarde + AFRONDING, AFRONDING - waarde]
    doel = _som_van(*plek, hoog, breed)
    beperking: dict[str, Any] = {"A_ub": np.array(ongelijk), "b_ub": grenzen} if ongelijk else {}
    laagste = linprog(doel, **beperking, bounds=(0, None))
    hoogste = linprog(-doel, **beperking, bounds=(0, None))
    return float(laagste.fun), -float(hoogste.fun) if hoogste.status == 0 else None


def _som_van(i: int, j: int, hoog: int, breed: int) -> Any:
    """Which inner cells a place of the full table adds up, as a vector over the inner cells."""
    import numpy as np

    masker = np.zeros((hoog, breed))
    masker[i if i < hoog else slice(None), j if j < breed else slice(None)] = 1
    return masker.ravel()
