"""What the one-off schemes share: when they open, who pays for them, and how an outcome looks.

Each scheme is one file with one rule over columns of persons: `energietoeslag`, `tegemoetkoming_basisbeurs`,
`voucher`, `corona`. All are gifts, and none is studiefinanciering (art. 3.1). The dates and the principal
stand beside the amounts in the scheme's .toml.
"""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from duo_portal.foundation.law import LawReference
from duo_portal.foundation.parameters import Parameters

from .componenten import Component, Vorm
from .feiten import Code, Int


class Stand(IntEnum):
    """Where a scheme stands on a day."""

    NOG_NIET_OPEN = 0  # nothing can be told or asked yet
    OPEN = 1  # one can be told and apply; nothing is paid yet
    BETAALBAAR = 2
    GESLOTEN = 3


_TABEL = {
    Component.ENERGIETOESLAG: "energietoeslag",
    Component.TEGEMOETKOMING_BASISBEURS: "tegemoetkoming_basisbeurs",
    Component.VOUCHER: "voucher",
    Component.CORONA: "corona",
}


@dataclass(frozen=True, slots=True)
class Regeling:
    """A one-off scheme: its component, its principal and its days."""

    component: Component
    opdrachtgever: str
    wet: LawReference
    opent_op: date
    betaalbaar_vanaf: date
    sluit_op: date | None
    vorm: Vorm = Vorm.GIFT

    def stand(self, op: date) -> Stand:
        """Whether one can apply, be told or be paid on this day."""
        if op < self.opent_op:
            return Stand.NOG_NIET_OPEN
        if self.sluit_op is not None and op >= self.sluit_op:
            return Stand.GESLOTEN
        return Stand.BETAALBAAR if op >= self.betaalbaar_vanaf else Stand.OPEN


def regeling(component: Component, parameters: Parameters) -> Regeling:
    """The scheme behind a component. Raises KeyError for a component of monthly student finance."""
    tabel = parameters.tabellen[_TABEL[component]]
    return Regeling(
        component=component,
        opdrachtgever=str(tabel["opdrachtgever"]),
        wet=LawReference.parse(tabel["law"]),
        opent_op=_dag(tabel["opent_op"]),
        betaalbaar_vanaf=_dag(tabel["betaalbaar_vanaf"]),
        sluit_op=_dag(tabel["sluit_op"]) if "sluit_op" in tabel else None,
    )


def regelingen(parameters: Parameters) -> list[Regeling]:
    """All one-off schemes."""
    return [regeling(component, parameters) for component in _TABEL]


@dataclass(frozen=True, slots=True)
class EenmaligBedrag:
    """Per person (n): cents, once, and the reason code of the scheme (10 and up = nothing due)."""

    bedrag_centen: Int
    reden: Code


GEEN_BEDRAG = 10
"""Reason codes from here on mean that nothing is due."""


def _dag(waarde: date | str) -> date:
    """A set that was stored and rebuilt has its dates as text."""
    return waarde if isinstance(waarde, date) else date.fromisoformat(waarde)
