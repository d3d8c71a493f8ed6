"""Birthdays as columns: the month in which an age is reached and whether that is on its first day.

Who is born on 29 February has the birthday on 1 March in a year without that day.
"""

from dataclasses import dataclass

import numpy as np

from .feiten import Bool, Int

_EPOCH = 719_163  # ordinal of 1 January 1970
_EPOCH_MAAND = 1970 * 12


@dataclass(frozen=True, slots=True)
class Verjaardag:
    """The month index of a birthday, and whether it falls on the first of that month."""

    maand: Int
    op_de_eerste: Bool

    def bereikt(self, maand: Int) -> Bool:
        """Whether the age has been reached on the first day of `maand` (art. 1.2 Wsf 2000)."""
        return (maand > self.maand) | ((maand == self.maand) & self.op_de_eerste)


@dataclass(frozen=True, slots=True)
class Geboorte:
    """Days of birth taken apart once: month index and day of the month."""

    maand: Int
    dag: Int

    @classmethod
    def van(cls, geboren: Int) -> "Geboorte":
        """From proleptic ordinals."""
        dag = (geboren - _EPOCH).astype("datetime64[D]")
        eerste = dag.astype("datetime64[M]")
        van_maand = (dag - eerste.astype("datetime64[D]")).astype(np.int64) + 1
        return cls(eerste.astype(np.int64) + _EPOCH_MAAND, van_maand)

    def wordt(self, jaren: Int | int) -> Verjaardag:
        """The birthday of `jaren` years."""
        maand = self.maand + 12 * jaren
        jaar = maand // 12
        schrikkel = (jaar % 4 == 0) & ((jaar % 100 != 0) | (jaar % 400 == 0))
        verschuift = (self.dag == 29) & (maand % 12 == 1) & ~schrikkel
        return Verjaardag(maand + verschuift, verschuift | (self.dag == 1))


def eerste_maand_mbo(achttiende: Verjaardag) -> Int:
    """First month of mbo aid: the quarter that begins on the 18th birthday, else the next (2.3(1)(b))."""
    al_op_de_dag = achttiende.op_de_eerste & (achttiende.maand % 3 == 0)
    return np.where(al_op_de_dag, achttiende.maand, (achttiende.maand // 3 + 1) * 3)
