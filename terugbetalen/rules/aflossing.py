"""A debt played to its end: an equal instalment each month, and a last one that settles the rest."""

from dataclasses import dataclass
from decimal import Decimal, localcontext

from duo_portal.foundation.rule import rule

from .machten import CIJFERS, half_op, maandrente


@dataclass(frozen=True, slots=True)
class Verloop:
    """What was paid in all (cents), in how many months, and what lapsed at the end (art. 6.16, cents)."""

    betaald: int
    maanden: int
    kwijtgescholden: int


@rule(law=("Wsf 2000 art. 6.9", "Wsf 2000 art. 6.16(1)"))
def los_af(schuld: Decimal, rente_ppm: int, maanden: int, termijn: int) -> Verloop:
    """Pay `termijn` cents at the end of each month until nothing is left or the months are over.

    Interest runs on in fractions of a cent and the last instalment settles the rest, half up: no cent of
    interest is lost or made by rounding on the way.
    """
    rest, betaald, maand = schuld, 0, 0
    with localcontext(CIJFERS):
        i = maandrente(rente_ppm)
        while rest > 0 and maand < maanden:
            maand += 1
            rest += rest * i
            nu = min(termijn, half_op(rest))
            betaald += nu
            rest -= nu
            if rest < Decimal("0.5"):
                rest = Decimal(0)
        return Verloop(betaald, maand, half_op(rest))
