"""Everything the rules are given to decide a year, as columns and as the receipt of one row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np

from terugbetalen.rules.machten import Int

ONGEVRAAGD = -2
"""In place of an income: draagkracht is not at issue (not asked for, nothing due)."""


@dataclass(frozen=True, slots=True)
class Klokken:
    """The parts of one loan with a clock each (k,), the oldest first; `begin` is NOOIT while student finance runs.

    `oud_*` is what was decided for the part before (−1: nothing).
    """

    begin: Int
    aflos_begin: Int
    einde: Int
    fase: Int
    resterend: Int
    schuld: Int
    oud_wettelijk: Int
    oud_rente: Int
    oud_vast_sinds: Int

    def rijen(self) -> list[dict[str, int]]:
        """The receipt, a row per part."""
        return [
            {veld.name: int(getattr(self, veld.name)[k]) for veld in fields(self)}
            for k in range(len(self.begin))
        ]

    @classmethod
    def uit_json(cls, rijen: Sequence[Mapping[str, int]]) -> "Klokken":
        """Back from the receipt."""
        return cls(
            **{
                veld.name: np.array([rij[veld.name] for rij in rijen], dtype=np.int64)
                for veld in fields(cls)
            }
        )


@dataclass(frozen=True, slots=True)
class Jaarfeiten:
    """Rows of one loan of one person, all of length n; months are indices, amounts cents.

    `inkomen`: ONBEKEND (−1) where asked and not known, `ONGEVRAAGD` where draagkracht plays no part; `peiljaar` is
    the year of that income. `oud_*` is the decision of the day before (−1: none). `extra_afgelost` is 1 where the
    instalment is set anew because of an extra repayment (6.9a(2)); receipts from before it say nothing of it.
    `partner_regeling` is 0 unless the partner repays too; then his instalment, whether his draagkracht was asked for and
    his heffingskorting (10a.7, 10a.8), for who bears what of the household (6.14, 10a.12-13).
    `klokken`: the parts of the rows that have more than one clock; such a row holds the sum of its parts, the begin
    and rate of the first, and the phase and months of what is still repaid.
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
    klokken: dict[int, Klokken] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.maand)

    def rij(self, i: int) -> dict[str, Any]:
        """The receipt of one row."""
        uit: dict[str, Any] = {naam: int(getattr(self, naam)[i]) for naam in _KOLOMMEN}
        if i in self.klokken:
            uit["klokken"] = self.klokken[i].rijen()
        return uit

    def delen(self, i: int) -> "Jaarfeiten":
        """The parts of a row as rows of their own."""
        k = self.klokken[i]
        heel = self.kies(np.full(len(k.begin), i, dtype=np.int64))
        eigen = {veld.name: getattr(k, veld.name) for veld in fields(k)}
        return replace(heel, **eigen, klokken={})

    def kies(self, welke: np.ndarray) -> "Jaarfeiten":
        """Some of the rows."""
        kolommen = {naam: getattr(self, naam)[welke] for naam in _KOLOMMEN}
        if not self.klokken:
            return Jaarfeiten(**kolommen)
        plekken = np.arange(len(self))[welke].tolist()
        klokken = {n: self.klokken[i] for n, i in enumerate(plekken) if i in self.klokken}
        return Jaarfeiten(**kolommen, klokken=klokken)

    @classmethod
    def uit_json(cls, feiten: Mapping[str, Any]) -> "Jaarfeiten":
        """One row back from its receipt."""
        klokken = feiten.get("klokken")
        return cls(
            **{naam: np.array([feiten.get(naam, 0)], dtype=np.int64) for naam in _KOLOMMEN},
            klokken={0: Klokken.uit_json(klokken)} if klokken else {},
        )


_KOLOMMEN = tuple(veld.name for veld in fields(Jaarfeiten) if veld.name != "klokken")
