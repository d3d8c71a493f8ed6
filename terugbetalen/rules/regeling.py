"""The four sets of repayment rules (DUO's names) and what goes with each."""

from dataclasses import dataclass
from enum import IntEnum


class Regeling(IntEnum):
    """Under which rules a debt is repaid; the numbers are those of the ledger's `Regime`."""

    SF15_OUD = 1  # first student finance before study year 2009-2010 (art. 10a.1)
    SF15 = 2  # kept by arts. 12.14 and 12.32
    SF35 = 3  # art. 6.7(1)
    LLLK = 4  # levenlanglerenkrediet (arts. 6.18-6.20)


@dataclass(frozen=True, slots=True)
class Looptijd:
    """Months before the first instalment (interest runs), and months of instalments."""

    aanloopmaanden: int
    aflosmaanden: int


LOOPTIJD = {
    Regeling.SF15_OUD: Looptijd(24, 180),  # arts. 6.6, 10a.4
    Regeling.SF15: Looptijd(24, 180),  # arts. 6.6, 12.32(1)
    Regeling.SF35: Looptijd(24, 420),  # arts. 6.6, 6.7(1)
    Regeling.LLLK: Looptijd(4, 180),  # arts. 6.19(2)(a), 6.19a
}
NAAM = {
    "SF35": Regeling.SF35,
    "SF15": Regeling.SF15,
    "SF15-oud": Regeling.SF15_OUD,
    "LLLK": Regeling.LLLK,
}
