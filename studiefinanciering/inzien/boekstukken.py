"""The bookings of one person as plain values: one query, from which payments and debt are both read."""

from dataclasses import dataclass, field
from datetime import date

from duo_portal.ledger import queries as grootboek
from duo_portal.ledger.codes import Soort
from studiefinanciering.rules.componenten import Component


@dataclass(frozen=True, slots=True)
class Been:
    """A leg: cents with the sign of debit; a component leg has a month, component and form."""

    account: int
    centen: int
    maand: date | None
    component: Component | None
    vorm: int | None


@dataclass(slots=True)
class Boekstuk:
    """A booking with the legs of this person."""

    id: int
    soort: int
    dag: date
    run_id: int | None
    draait_terug_id: int | None
    benen: list[Been] = field(default_factory=list)

    @property
    def componenten(self) -> list[Been]:
        """What counts as booked of an award."""
        return [been for been in self.benen if been.component is not None]

    def saldo(self, account: int) -> int:
        """Debit minus credit on one account."""
        return sum(been.centen for been in self.benen if been.account == account)

    @property
    def is_terugdraaiing(self) -> bool:
        """Whether it mirrors an earlier booking."""
        return self.soort == Soort.TERUGDRAAIING


def boekstukken(persoon_id: int) -> list[Boekstuk]:
    """Every booking of a person, in the order in which they were made."""
    uit: dict[int, Boekstuk] = {}
    for leg in grootboek.legs_van(persoon_id):
        b = leg.boeking
        stuk = uit.get(b.pk)
        if stuk is None:
            stuk = uit[b.pk] = Boekstuk(b.pk, b.soort, b.effectief_op, b.run_id, b.draait_terug_id)
        component = None if leg.component is None else Component(leg.component)
        stuk.benen.append(Been(leg.account_id, leg.debet_centen, leg.maand, component, leg.vorm))
    return list(uit.values())
