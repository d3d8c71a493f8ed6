"""Belastingdienst: the toetsingsinkomen of a person over a calendar year (art. 3.9 Wsf 2000, peiljaar t-2).

Unknown is not zero: a year without an answer has no amount, and the rules treat it as unknown income (art. 3.20).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from duo_portal.gateways.wijzigingen import Wijziging, Wijzigingenlijst

InkomenStatus = Literal["vastgesteld", "voorlopig", "onbekend"]


@dataclass(frozen=True, slots=True)
class Toetsingsinkomen:
    """Income of one person over one calendar year, in cents; None when the Belastingdienst does not know it."""

    bsn: str = field(repr=False)
    jaar: int
    bedrag_centen: int | None = field(repr=False)
    status: InkomenStatus
    vastgesteld_op: date | None = None

    def __post_init__(self) -> None:
        if (self.bedrag_centen is None) != (self.status == "onbekend"):
            raise ValueError("Alleen een onbekend toetsingsinkomen heeft geen bedrag.")


@dataclass(frozen=True, slots=True, kw_only=True)
class InkomenWijziging(Wijziging):
    """An income that became known or was changed."""

    soort: Literal["inkomen"] = "inkomen"
    inkomen: Toetsingsinkomen


class Belastingdienst(Protocol):
    """What we may ask about income."""

    def toetsingsinkomen(self, bsn: str, jaar: int) -> Toetsingsinkomen:
        """Income of a person over a year; status "onbekend" when there is none."""

    def toetsingsinkomens(
        self, gevraagd: Iterable[tuple[str, int]]
    ) -> Mapping[tuple[str, int], Toetsingsinkomen]:
        """Many (bsn, year) at once; every question gets an answer."""

    def wijzigingen_sinds(self, volgnummer: int, *, tot_en_met: date) -> Sequence[InkomenWijziging]:
        """Changes with a higher number, rising, told on or before `tot_en_met`."""


class FakeBelastingdienst(Wijzigingenlijst[InkomenWijziging]):
    """Incomes in memory."""

    def __init__(
        self,
        inkomens: Iterable[Toetsingsinkomen] = (),
        wijzigingen: Iterable[InkomenWijziging] = (),
    ) -> None:
        super().__init__(wijzigingen)
        self._inkomens = {(inkomen.bsn, inkomen.jaar): inkomen for inkomen in inkomens}

    def stel_vast(self, inkomen: Toetsingsinkomen) -> None:
        """Add or replace an income, without telling anyone."""
        self._inkomens[inkomen.bsn, inkomen.jaar] = inkomen

    def toetsingsinkomen(self, bsn: str, jaar: int) -> Toetsingsinkomen:
        """See `Belastingdienst`."""
        onbekend = Toetsingsinkomen(bsn, jaar, None, "onbekend")
        return self._inkomens.get((bsn, jaar), onbekend)

    def toetsingsinkomens(
        self, gevraagd: Iterable[tuple[str, int]]
    ) -> Mapping[tuple[str, int], Toetsingsinkomen]:
        """See `Belastingdienst`."""
        return {(bsn, jaar): self.toetsingsinkomen(bsn, jaar) for bsn, jaar in gevraagd}
