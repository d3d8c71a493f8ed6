"""Everything the rules are given to decide a year, as columns and as the receipt of one row."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from terugbetalen.rules.machten import Int

ONGEVRAAGD = -2
"""In place of an income: draagkracht is not at issue (not asked for, nothing due)."""


@dataclass(frozen=True, slots=True)
class Jaarfeiten:
    """Rows of one loan of one person, all of length n; months are indices, amounts cents.

    `inkomen`: ONBEKEND (−1) where asked and not known, `ONGEVRAAGD` where draagkracht plays no part; `peiljaar` is
    the year of that income. `oud_*` is the decision of the day before (−1: none). `extra_afgelost` is 1 where the
    instalment is set anew because of an extra repayment (6.9a(2)); receipts from before it say nothing of it.
    `partner_regeling` is 0 unless the partner repays too; then his instalment, whether his draagkracht was asked for and
    his heffingskorting (10a.7, 10a.8), for who bears what of the household (6.14, 10a.12-13).
    """

    maand: Int
    regeling: Int
    begin: Int
    aflos_begin: Int
    einde: Int
    fase: Int
    resterend: Int
    was_geschorst: Int
    schuld: Int
    peiljaar: Int
    inkomen: Int
    partner_inkomen: Int
    alleenstaande_ouder: Int
    heffingskorting: Int
    oud_wettelijk: Int
    oud_te_betalen: Int
    oud_rente: Int
    oud_vast_sinds: Int
    extra_afgelost: Int
    partner_regeling: Int
    partner_termijn: Int
    partner_gevraagd: Int
    partner_korting: Int

    def __len__(self) -> int:
        return len(self.maand)

    def rij(self, i: int) -> dict[str, int]:
        """The receipt of one row."""
        return {veld.name: int(getattr(self, veld.name)[i]) for veld in fields(self)}

    def kies(self, welke: np.ndarray) -> "Jaarfeiten":
        """Some of the rows."""
        return Jaarfeiten(**{veld.name: getattr(self, veld.name)[welke] for veld in fields(self)})

    @classmethod
    def uit_json(cls, feiten: Mapping[str, Any]) -> "Jaarfeiten":
        """One row back from its receipt."""
        return cls(
            **{
                veld.name: np.array([feiten.get(veld.name, 0)], dtype=np.int64)
                for veld in fields(cls)
            }
        )
