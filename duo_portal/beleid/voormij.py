"""The shapes of "what changes for me": amounts a month under the law of before and the law to come, always cents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Paar:
    """A thing by its code, what it is now and what it becomes, in cents a month."""

    code: str
    nu_centen: int
    straks_centen: int

    @property
    def verschil_centen(self) -> int:
        """Above zero: more."""
        return self.straks_centen - self.nu_centen


@dataclass(frozen=True, slots=True)
class Gevallen:
    """Typical people in `maand`: what need not be lent, and `lijn`: the same over an income (`code` is euros a year)."""

    maand: date
    krijgen: tuple[Paar, ...] = ()
    lenen: tuple[Paar, ...] = ()
    lijn: tuple[Paar, ...] = ()


@dataclass(frozen=True, slots=True)
class Eigen:
    """Somebody's own case in `maand`, per component; `besloten_op` is the day of the facts that were used."""

    maand: date
    delen: tuple[Paar, ...]
    besloten_op: date


@dataclass(frozen=True, slots=True)
class Aanvragen:
    """How many may apply, and (day, how many had applied by then), each day once from the opening on."""

    gerechtigd: int
    dagen: Sequence[tuple[date, int]]

    @property
    def aangevraagd(self) -> int:
        """On the last day."""
        return self.dagen[-1][1] if self.dagen else 0
