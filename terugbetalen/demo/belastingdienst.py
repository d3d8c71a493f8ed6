"""A Belastingdienst that is the same in every process: the income of a debtor follows from the number alone."""

from collections.abc import Iterable, Mapping

import numpy as np

from duo_portal.gateways.belastingdienst import FakeBelastingdienst, Toetsingsinkomen

from .verhalen import inkomens_van_verhalen, is_demodebiteur

ONBEKEND_PROMILLE, ZONDER_PROMILLE = 40, 60
EERSTE_JAAR = 2019


class DemoBelastingdienst(FakeBelastingdienst):
    """Incomes of the stories as written, of the others drawn by their number, of anybody else unknown."""

    def toetsingsinkomen(self, bsn: str, jaar: int) -> Toetsingsinkomen:
        """See `Belastingdienst`."""
        if (bsn, jaar) in self._inkomens:
            return self._inkomens[bsn, jaar]
        centen = inkomens_van_verhalen().get((bsn, jaar))
        if centen is None and is_demodebiteur(bsn):
            centen = getrokken_inkomen(bsn, jaar)
        if centen is None:
            return Toetsingsinkomen(bsn, jaar, None, "onbekend")
        return Toetsingsinkomen(bsn, jaar, centen, "vastgesteld")

    def toetsingsinkomens(
        self, gevraagd: Iterable[tuple[str, int]]
    ) -> Mapping[tuple[str, int], Toetsingsinkomen]:
        """See `Belastingdienst`."""
        return {(bsn, jaar): self.toetsingsinkomen(bsn, jaar) for bsn, jaar in gevraagd}


def getrokken_inkomen(bsn: str, jaar: int) -> int | None:
    """Whole euros in cents; None for the few of whom nothing is known. Nothing here is a figure of the country."""
    rng = np.random.default_rng([int(bsn), 35])
    lot, basis = int(rng.integers(0, 1000)), int(rng.gamma(4, 9_500))
    if lot < ONBEKEND_PROMILLE:
        return None
    if lot < ONBEKEND_PROMILLE + ZONDER_PROMILLE:
        return 0
    groei = [int(rng.integers(970, 1090)) for _ in range(12)]
    for promille in groei[: max(jaar - EERSTE_JAAR, 0)]:
        basis = basis * promille // 1000
    return basis * 100
