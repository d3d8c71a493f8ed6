"""The shape of an outcome: aggregates of a population under two laws, and where they came from. No person is in it.

`Groep` counts people; amounts are cents over the months that were worked out. `wint`, `verliest` and `gelijk` add up to
`mensen`. Before anything is kept or shown `duo_portal.beleid.onderdrukken` hides what is about fewer than ten people.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Int = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Groep:
    """One group of an arrangement: its name, its people, what they get (or pay) under both laws."""

    naam: str
    mensen: int
    wint: int
    verliest: int
    nu_centen: int
    voorstel_centen: int

    @property
    def gelijk(self) -> int:
        return self.mensen - self.wint - self.verliest

    @property
    def verschil_centen(self) -> int:
        return self.voorstel_centen - self.nu_centen


@dataclass(frozen=True, slots=True)
class Indeling:
    """The whole population by one feature, or its money by component (`telt_dubbel`: a person is in more groups)."""

    naam: str
    groepen: tuple[Groep, ...]
    telt_dubbel: bool = False


@dataclass(frozen=True, slots=True)
class Klasse:
    """People whose amount a month changes by [van, tot) cents; None = no bound."""

    van_centen: int | None
    tot_centen: int | None
    mensen: int


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Everything a simulation says. `richting` is 1 where more money is a gain, −1 where it is a burden."""

    jaar: int
    eerste_maand: str
    laatste_maand: str
    bevolking: str
    totaal: Groep
    indelingen: tuple[Indeling, ...]
    klassen: tuple[Klasse, ...]
    richting: int = 1
    geboekt_centen: int | None = None
    metingen: dict[str, int] = field(default_factory=dict)
    opmerkingen: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


GRENZEN_CENTEN = (-20_000, -10_000, -5_000, -2_500, -1_000, 0, 1_000, 2_500, 5_000, 10_000, 20_000)


def deel_in(
    naam: str, groep: Int, namen: Sequence[str], nu: Int, voorstel: Int, richting: int = 1
) -> Indeling:
    """Groups of people by a code 0 … len(namen)-1; a code outside it is left out, an empty group too."""
    n = len(namen)
    mee = (groep >= 0) & (groep < n)
    groep, nu, voorstel = groep[mee], nu[mee], voorstel[mee]
    verschil = (voorstel - nu) * richting
    mensen = np.bincount(groep, minlength=n)
    wint = np.bincount(groep, verschil > 0, n).astype(np.int64)
    verliest = np.bincount(groep, verschil < 0, n).astype(np.int64)
    geld = [som(groep, kolom, n) for kolom in (nu, voorstel)]
    return Indeling(
        naam,
        tuple(
            Groep(namen[g], *(int(k[g]) for k in (mensen, wint, verliest, *geld)))
            for g in range(n)
            if mensen[g]
        ),
    )


def alles(naam: str, nu: Int, voorstel: Int, richting: int = 1) -> Groep:
    """Everybody in one group."""
    if not len(nu):
        return Groep(naam, 0, 0, 0, 0, 0)
    return deel_in(naam, np.zeros(len(nu), np.int64), (naam,), nu, voorstel, richting).groepen[0]


def verdeel(verschil_per_maand: Int) -> tuple[Klasse, ...]:
    """People by how much a month changes; who stays equal is a class of its own (0 to 0)."""
    v = verschil_per_maand[verschil_per_maand != 0]
    grenzen: list[int | None] = [None, *GRENZEN_CENTEN, None]
    klassen = []
    for van, tot in pairwise(grenzen):
        mee = (v >= van if van is not None else True) & (v < tot if tot is not None else True)
        klassen.append(Klasse(van, tot, int(np.count_nonzero(mee & np.ones(len(v), np.bool_)))))
    return (*klassen, Klasse(0, 0, int(len(verschil_per_maand) - len(v))))


def som(plek: Int, waarde: Int, n: int) -> Int:
    """The whole-number sum of `waarde` at each place 0 … n-1."""
    uit = np.zeros(n, dtype=np.int64)
    np.add.at(uit, plek, waarde)
    return uit


def per_maand(verschil: Int, maanden: Int) -> Int:
    """A difference over months as whole cents a month, cut towards nil; no months count as one."""
    return np.sign(verschil) * (np.abs(verschil) // np.maximum(maanden, 1))
