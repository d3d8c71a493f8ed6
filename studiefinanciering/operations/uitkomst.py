"""What deciding brought about: numbers, and the ids of the decisions."""

from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np

from studiefinanciering.besluiten.rekenen import Berekend


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Counts and sums; `centen` is what the new decisions come to over all their months."""

    besluiten: int = 0
    toegekend: int = 0
    afgewezen: int = 0
    herzien: int = 0
    ongewijzigd: int = 0
    te_laat: int = 0
    uitval: int = 0
    regels: int = 0
    centen: int = 0
    ids: list[int] = field(default_factory=list)

    def __add__(self, ander: "Uitkomst") -> "Uitkomst":
        return Uitkomst(
            **{v.name: getattr(self, v.name) + getattr(ander, v.name) for v in fields(self)}
        )

    @classmethod
    def van(cls, ids: list[int], berekend: Berekend) -> "Uitkomst":
        """The counts of first decisions."""
        toegekend = int(np.count_nonzero(berekend.heeft_recht))
        return cls(
            besluiten=len(ids),
            toegekend=toegekend,
            afgewezen=len(ids) - toegekend,
            uitval=len(berekend.uitval),
            regels=len(berekend.regels),
            centen=int(berekend.regels.som(len(berekend)).sum()),
            ids=ids,
        )

    def als_dict(self) -> dict[str, Any]:
        """For the record of acts."""
        return {v.name: getattr(self, v.name) for v in fields(self)}

    def totalen(self) -> dict[str, int]:
        """For the totals of a chunk: numbers only."""
        return {naam: waarde for naam, waarde in self.als_dict().items() if naam != "ids"}

    @classmethod
    def uit_dict(cls, waarden: dict[str, Any]) -> "Uitkomst":
        return cls(**waarden)
