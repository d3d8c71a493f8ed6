"""Goodness of fit: does the composition of a sample fit the population it is said to come from?

By simulation, so that small expected counts do no harm: 100,000 samples of the same size from the population, from a
stated seed; p is the share of them that fits no better than the one seen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .oordeel import Oordeel
from .tabel import TabelGeweigerd

TREKKINGEN = 100_000
ZAAD = 1
PORTIE = 20_000
"""So many simulated samples at a time: a page of memory, not a library."""
AFGEROND = 1e-9
"""Two sums of the same numbers in another order may differ by this."""


@dataclass(frozen=True, slots=True)
class Passing:
    """chi-square and p of one dimension; None where there is nothing to compare."""

    chi2: float | None
    p: float | None
    n: int


def vergelijk(dimensie: str, gezien: Mapping[str, int], bevolking: Mapping[str, int]) -> Passing:
    """A sample against its population. A category that the sample lacks counts as nobody.

    Raises TabelGeweigerd for people in a category that the population does not have.
    """
    if vreemd := [c for c, aantal in gezien.items() if aantal and not bevolking.get(c)]:
        raise TabelGeweigerd(
            f"{dimensie} {vreemd[0]!r}: the sample has people there and the population has none"
        )
    categorieen = [categorie for categorie, aantal in bevolking.items() if aantal]
    return simuleer([gezien.get(c, 0) for c in categorieen], [bevolking[c] for c in categorieen])


def simuleer(
    gezien: Sequence[int],
    bevolking: Sequence[int],
    *,
    trekkingen: int = TREKKINGEN,
    zaad: int = ZAAD,
) -> Passing:
    """Pearson's chi-square with p = (1 + simulated at least as large) / (1 + simulated)."""
    import numpy as np

    n = sum(gezien)
    if not n or len(bevolking) < 2:
        return Passing(None, None, n)
    kansen = np.array(bevolking, dtype=np.float64) / sum(bevolking)
    verwacht = n * kansen

    def chi2(tellingen: Any) -> Any:
        return ((tellingen - verwacht) ** 2 / verwacht).sum(axis=-1)

    waarde = float(chi2(np.array(gezien)))
    bron, erger = np.random.default_rng(zaad), 0
    for begin in range(0, trekkingen, PORTIE):
        proef = bron.multinomial(n, kansen, size=min(PORTIE, trekkingen - begin))
        erger += int((chi2(proef) >= waarde - AFGEROND).sum())
    return Passing(waarde, (1 + erger) / (1 + trekkingen), n)


def oordeel(passing: Passing, p_holm: float | None, *, alfa: float, kleinste: int) -> Oordeel:
    """A composition can give a signal, never an alarm: it does not say who was harmed or how much."""
    if p_holm is None or passing.n < kleinste:
        return Oordeel.TE_WEINIG
    return Oordeel.SIGNAAL if p_holm < alfa else Oordeel.GEEN_SIGNAAL
