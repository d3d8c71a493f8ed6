"""On which days an award is paid, and what a new decision leaves to be paid: pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from duo_portal.foundation.kalender import betaaldag
from duo_portal.foundation.period import Maand

from .toetsen import maanden


@dataclass(frozen=True, slots=True)
class Termijn:
    """A part and its payday; cents, more than zero."""

    betaal_op: date
    centen: int


def verdeel(centen: int, van: date, tot: date, ritme: int) -> list[Termijn]:
    """Split an award over the months [van, tot) every `ritme` months (0: at once, in the first).

    Parts follow the months they are for; cents that do not divide go with the first parts, one each.
    """
    if centen <= 0:
        return []
    aantal = maanden(van, tot)
    stap = ritme or aantal
    begin = Maand.van(van)
    blokken = [(begin + n, min(stap, aantal - n)) for n in range(0, aantal, stap)]
    deel, rest = divmod(centen, aantal)
    uit = []
    for maand, lengte in blokken:
        extra = min(rest, lengte)
        rest -= extra
        bedrag = deel * lengte + extra
        if bedrag:
            uit.append(Termijn(betaaldag(maand), bedrag))
    return uit


def wat_rest(plan: Sequence[Termijn], betaald_centen: int) -> tuple[list[Termijn], int]:
    """What of a plan is still to be paid when so much was paid before, and what was paid too much."""
    rest, uit = betaald_centen, []
    for termijn in plan:
        af = min(rest, termijn.centen)
        rest -= af
        if termijn.centen > af:
            uit.append(Termijn(termijn.betaal_op, termijn.centen - af))
    return uit, rest
