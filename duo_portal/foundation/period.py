"""Months, calendar years and study years; every range is half-open.

A `Maand` knows its `index` (years × 12 + month − 1), the number that the vectorised rules work with.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MAAND = re.compile(r"([0-9]{4})-([0-9]{2})")


@dataclass(frozen=True, order=True, slots=True)
class Maand:
    """A calendar month, the unit of every award (art. 3.1(4) Wsf 2000)."""

    jaar: int
    maand: int

    def __post_init__(self) -> None:
        if not (1 <= self.maand <= 12 and 1900 <= self.jaar <= 9998):
            raise ValueError(
                f"{self.jaar}-{self.maand} is geen maand; schrijf bijvoorbeeld 2026-03."
            )

    @classmethod
    def van(cls, dag: date) -> "Maand":
        """The month that `dag` lies in."""
        return cls(dag.year, dag.month)

    @classmethod
    def van_index(cls, index: int) -> "Maand":
        """The month with this index."""
        return cls(int(index) // 12, int(index) % 12 + 1)

    @classmethod
    def parse(cls, tekst: str) -> "Maand":
        """Read "2026-03"; raises ValueError for anything else."""
        treffer = _MAAND.fullmatch(tekst) if isinstance(tekst, str) else None
        if treffer is None:
            raise ValueError("geen maand; schrijf jaar en maand als 2026-03")
        return cls(int(treffer[1]), int(treffer[2]))

    @property
    def index(self) -> int:
        return self.jaar * 12 + self.maand - 1

    @property
    def eerste_dag(self) -> date:
        return date(self.jaar, self.maand, 1)

    @property
    def volgende(self) -> "Maand":
        return self + 1

    @property
    def vorige(self) -> "Maand":
        return self + -1

    def __add__(self, aantal: int) -> "Maand":
        return Maand.van_index(self.index + aantal)

    def __sub__(self, ander: "Maand") -> int:
        """Whole months from `ander` to this month."""
        return self.index - ander.index

    def __str__(self) -> str:
        return f"{self.jaar:04d}-{self.maand:02d}"


@dataclass(frozen=True, order=True, slots=True)
class Studiejaar:
    """A study year by the year it begins in: ho 1 September, mbo 1 August (art. 1.1 Wsf 2000)."""

    begin_jaar: int
    onderwijs: str

    @classmethod
    def van(cls, maand: Maand, onderwijs: str) -> "Studiejaar":
        """The study year of `onderwijs` ("ho" or "mbo") that `maand` belongs to."""
        return cls(maand.jaar - (maand.maand < cls._beginmaand(onderwijs)), onderwijs)

    @staticmethod
    def _beginmaand(onderwijs: str) -> int:
        try:
            return {"ho": 9, "mbo": 8}[onderwijs]
        except KeyError:
            raise ValueError(f"Onderwijs {onderwijs!r} is niet bekend; kies ho of mbo.") from None

    @property
    def eerste(self) -> Maand:
        """First month."""
        return Maand(self.begin_jaar, self._beginmaand(self.onderwijs))

    @property
    def einde(self) -> Maand:
        """First month after this study year (half-open)."""
        return self.eerste + 12

    def __str__(self) -> str:
        return f"{self.begin_jaar}-{self.begin_jaar + 1}"


def maanden(van: Maand, tot: Maand) -> Iterator[Maand]:
    """Each month from `van` up to but not including `tot`."""
    return (Maand.van_index(i) for i in range(van.index, tot.index))
