"""Why: the recorded steps of one row, as a list, a sentence and JSON.

A rule takes a recorder. For one row that is an `Uitleg`, which keeps name, value, unit and article of each
step that was taken; for a batch it is `STIL`, which keeps nothing and costs nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

from .law import LawReference
from .money import euro

CENTEN, PPM, MAANDEN, AANTAL, JA_NEE, CODE = "centen", "ppm", "maanden", "aantal", "ja/nee", "code"


class Recorder(Protocol):
    """What a rule writes its steps to."""

    @property
    def luistert(self) -> bool:
        """False in a batch, so that a rule can skip work that only serves the explanation."""

    def stap(self, naam: str, waarde: Any, eenheid: str, law: LawReference | str) -> None:
        """Record one step: `waarde` is a scalar or an array of one row, in `eenheid`."""


class _Stil:
    """The recorder of a batch."""

    luistert = False

    def stap(self, naam: str, waarde: Any, eenheid: str, law: LawReference | str) -> None:
        """Keep nothing."""


STIL: Recorder = _Stil()


@dataclass(frozen=True, slots=True)
class Stap:
    """One step: what it is called, what came out, in which unit, by which article."""

    naam: str
    waarde: int | bool | str | None
    eenheid: str
    artikel: str

    def als_dict(self) -> dict[str, Any]:
        """The form of `proefberekening`: naam, waarde, eenheid, artikel."""
        return {
            "naam": self.naam,
            "waarde": self.waarde,
            "eenheid": self.eenheid,
            "artikel": self.artikel,
        }

    @property
    def zin(self) -> str:
        """The step as a sentence in Dutch."""
        return f"{self.naam}: {self._tekst()} ({self.artikel})"

    def _tekst(self) -> str:
        if self.waarde is None:
            return "onbekend"
        if self.eenheid == CENTEN:
            return f"€ {euro(int(self.waarde))}"
        if self.eenheid == PPM:
            heel, deel = divmod(int(self.waarde), 10_000)
            rest = f"{deel:04d}".rstrip("0")
            return f"{heel},{rest}%" if rest else f"{heel}%"
        if self.eenheid == JA_NEE:
            return "ja" if self.waarde else "nee"
        return f"{self.waarde} {self.eenheid}" if self.eenheid != CODE else str(self.waarde)


@dataclass(slots=True)
class Uitleg:
    """The steps of one row, in the order in which the rules took them."""

    stappen: list[Stap] = field(default_factory=list)

    @property
    def luistert(self) -> bool:
        return True

    def stap(self, naam: str, waarde: Any, eenheid: str, law: LawReference | str) -> None:
        """Record one step; an array must have exactly one row."""
        self.stappen.append(Stap(naam, _scalar(waarde), eenheid, str(law)))

    def als_lijst(self) -> list[dict[str, Any]]:
        return [stap.als_dict() for stap in self.stappen]

    def __iter__(self) -> Iterator[Stap]:
        return iter(self.stappen)


def _scalar(waarde: Any) -> int | bool | str | None:
    if isinstance(waarde, np.ndarray):
        if waarde.size != 1:
            raise ValueError("Een uitleg gaat over precies één rij; geef STIL mee aan een reeks.")
        waarde = waarde.reshape(()).item()
    elif isinstance(waarde, np.generic):
        waarde = waarde.item()
    if waarde is None or isinstance(waarde, (bool, int, str)):
        return waarde
    raise TypeError(f"Een stap kan geen {type(waarde).__name__} zijn; gebruik centen, ppm of tekst.")
