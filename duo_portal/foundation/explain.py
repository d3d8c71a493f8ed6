"""Why: the recorded steps of one row, as a list, a sentence and JSON.

A rule takes a recorder. For one row that is an `Uitleg`, which keeps name, value, unit and article of each
step that was taken; for many rows that must all be explained it is an `Uitlegreeks`, which keeps columns and
hands out each row; for any other batch it is `STIL`, which keeps nothing and costs nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from .law import LawReference
from .money import euro

CENTEN, PPM, MAANDEN, AANTAL, JA_NEE, CODE = "centen", "ppm", "maanden", "aantal", "ja/nee", "code"

Takken = NDArray[np.bool_] | None  # which rows took the branch of a step; None = all


class Recorder(Protocol):
    """What a rule writes its steps to."""

    @property
    def luistert(self) -> bool:
        """False in a batch, so that a rule can skip work that only serves the explanation."""

    def stap(
        self, naam: str, waarde: Any, eenheid: str, law: LawReference | str, waar: Takken = None
    ) -> None:
        """Record one step: `waarde` is a scalar or an array over the rows, in `eenheid`; only for the
        rows in `waar`, those that took this branch."""

    def alleen(self, waar: NDArray[np.bool_]) -> "Recorder":
        """This recorder for a branch: keeps only the steps of the rows in `waar`."""

    def deel(self, keuze: NDArray[np.bool_]) -> "Recorder":
        """This recorder for a rule that is run on the rows in `keuze` only."""


class _Stil:
    """The recorder of a batch."""

    luistert = False

    def stap(
        self, naam: str, waarde: Any, eenheid: str, law: LawReference | str, waar: Takken = None
    ) -> None:
        """Keep nothing."""

    def alleen(self, waar: NDArray[np.bool_]) -> "Recorder":
        return self

    def deel(self, keuze: NDArray[np.bool_]) -> "Recorder":
        return self


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

    def stap(
        self, naam: str, waarde: Any, eenheid: str, law: LawReference | str, waar: Takken = None
    ) -> None:
        """Record one step; an array must have exactly one row."""
        if waar is not None and not _scalar(waar):
            return
        self.stappen.append(Stap(naam, _scalar(waarde), eenheid, str(law)))

    def alleen(self, waar: NDArray[np.bool_]) -> Recorder:
        return self if _scalar(waar) else STIL

    def deel(self, keuze: NDArray[np.bool_]) -> Recorder:
        return self if _scalar(keuze) else STIL

    def als_lijst(self) -> list[dict[str, Any]]:
        return [stap.als_dict() for stap in self.stappen]

    def __iter__(self) -> Iterator[Stap]:
        return iter(self.stappen)


class Uitlegreeks:
    """The steps of n rows as columns: rules run once over all rows, and `rij(i)` explains one of them."""

    luistert = True

    def __init__(self, n: int) -> None:
        self.n = n
        self._kolommen: list[tuple[str, list[Any], str, str, list[bool] | None]] = []

    def stap(
        self, naam: str, waarde: Any, eenheid: str, law: LawReference | str, waar: Takken = None
    ) -> None:
        """Record one step of all rows; a scalar holds for each of them."""
        waarden = waarde.tolist() if isinstance(waarde, np.ndarray) else [_scalar(waarde)] * self.n
        takken = None if waar is None else waar.tolist()
        if len(waarden) != self.n or (takken is not None and len(takken) != self.n):
            raise ValueError(f"Stap {naam!r} heeft een andere lengte dan de reeks ({self.n}).")
        self._kolommen.append((naam, waarden, eenheid, str(law), takken))

    def alleen(self, waar: NDArray[np.bool_]) -> Recorder:
        return _Tak(self, np.arange(self.n), waar)

    def deel(self, keuze: NDArray[np.bool_]) -> Recorder:
        return _Tak(self, np.flatnonzero(keuze), np.ones(int(keuze.sum()), dtype=np.bool_))

    def rij(self, i: int) -> Uitleg:
        """The steps that row `i` took."""
        return Uitleg(
            [
                Stap(naam, waarden[i], eenheid, artikel)
                for naam, waarden, eenheid, artikel, takken in self._kolommen
                if takken is None or takken[i]
            ]
        )


@dataclass(frozen=True, slots=True)
class _Tak:
    """Part of an `Uitlegreeks`: puts the steps of some rows in their place among all rows."""

    reeks: Uitlegreeks
    rijen: NDArray[np.int64]  # places in the whole
    waar: NDArray[np.bool_]  # over `rijen`: the branch

    @property
    def luistert(self) -> bool:
        return True

    def stap(
        self, naam: str, waarde: Any, eenheid: str, law: LawReference | str, waar: Takken = None
    ) -> None:
        takken = np.zeros(self.reeks.n, dtype=np.bool_)
        takken[self.rijen] = self.waar if waar is None else self.waar & waar
        if isinstance(waarde, np.ndarray):
            kolom = np.zeros(self.reeks.n, dtype=waarde.dtype)
            kolom[self.rijen] = waarde
            waarde = kolom
        self.reeks.stap(naam, waarde, eenheid, law, takken)

    def alleen(self, waar: NDArray[np.bool_]) -> Recorder:
        return _Tak(self.reeks, self.rijen, self.waar & waar)

    def deel(self, keuze: NDArray[np.bool_]) -> Recorder:
        return _Tak(self.reeks, self.rijen[keuze], self.waar[keuze])


def _scalar(waarde: Any) -> int | bool | str | None:
    if isinstance(waarde, np.ndarray):
        if waarde.size != 1:
            raise ValueError("Een uitleg gaat over precies één rij; geef STIL mee aan een reeks.")
        waarde = waarde.reshape(()).item()
    elif isinstance(waarde, np.generic):
        waarde = waarde.item()
    if waarde is None or isinstance(waarde, (bool, int, str)):
        return waarde
    raise TypeError(
        f"Een stap kan geen {type(waarde).__name__} zijn; gebruik centen, ppm of tekst."
    )
