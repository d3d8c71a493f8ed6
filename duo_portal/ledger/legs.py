"""A leg before it is booked: one side of a booking, in whole cents."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from .codes import Zijde


class NietInEvenwicht(ValueError):
    """The legs do not sum to zero, or there are none."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One side of a booking: `bedrag_centen` (> 0, cents) debit or credit on an account.

    A component leg fills persoon_id, maand (first of the month), component, vorm and volgnummer; on
    other legs component, vorm and volgnummer stay empty.
    """

    account: int
    zijde: Zijde
    bedrag_centen: int
    persoon_id: int | None = None
    maand: date | None = None
    component: int | None = None
    vorm: int | None = None
    volgnummer: int | None = None

    @property
    def debet_centen(self) -> int:
        """The amount with its sign, debit positive, cents."""
        return int(self.zijde) * self.bedrag_centen

    def gespiegeld(self, *, volgnummer: int | None) -> "Leg":
        """The same leg on the other side, with its own sequence."""
        return replace(self, zijde=Zijde(-self.zijde), volgnummer=volgnummer)


def debet(account: int, bedrag_centen: int, *, persoon_id: int | None = None) -> Leg:
    """A debit leg that carries no component."""
    return Leg(account, Zijde.DEBET, bedrag_centen, persoon_id)


def credit(account: int, bedrag_centen: int, *, persoon_id: int | None = None) -> Leg:
    """A credit leg that carries no component."""
    return Leg(account, Zijde.CREDIT, bedrag_centen, persoon_id)


def in_evenwicht(legs: Iterable[Leg]) -> list[Leg]:
    """The legs as a list; raises `NietInEvenwicht` when they do not balance or one is not positive."""
    lijst = list(legs)
    verschil = sum(leg.debet_centen for leg in lijst)
    if not lijst or verschil or any(leg.bedrag_centen <= 0 for leg in lijst):
        raise NietInEvenwicht(
            f"Niet geboekt: debet min credit is {verschil} cent over {len(lijst)} regels; "
            "het verschil moet nul zijn en elk bedrag meer dan nul."
        )
    return lijst
