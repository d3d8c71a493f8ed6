"""Statutory interest over a whole life of arrears, which come, go and come back (6.8(2)).

Compound by the day is linear: every change of what is owed grows from its day by itself, so what accrued up to a day
is Σ change × (growth − 1), and it is cut down to the cent once. A payment of interest is a change too.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal, localcontext

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from . import afronding
from .machten import CIJFERS, half_op, omlaag
from .wettelijke_rente import groei

Mutatie = tuple[date, int]
"""A day and cents: arrears grew (+), or arrears or interest was paid (−); it counts from that day on."""


@rule(
    law=("Wsf 2000 art. 6.8(2)", "Awb art. 4:101"),
    parameters=("wettelijke_rente",),
)
def opgelopen_rente(
    mutaties: Iterable[Mutatie],
    tot: date,
    vrij: Sequence[tuple[date, date]],
    parameters: Parameters,
) -> int:
    """Cents of interest accrued from the first change up to `tot`, paid or not.

    `vrij`: half-open stretches, in order and apart, in which no interest runs (deferral without interest, Wsnp).
    Raises ValueError for days outside the known rates, via the parameters.
    """
    som = Decimal(0)
    with localcontext(CIJFERS):
        for dag, centen in mutaties:
            if dag < tot and centen:
                som += centen * (_groei_zonder(dag, tot, vrij, parameters) - 1)
    rond = omlaag if afronding.ACHTERSTANDSRENTE.naar_beneden else half_op
    return rond(som)


def _groei_zonder(
    van: date, tot: date, vrij: Sequence[tuple[date, date]], parameters: Parameters
) -> Decimal:
    factor, vanaf = Decimal(1), van
    for begin, einde in vrij:
        if einde <= vanaf:
            continue
        if begin >= tot:
            break
        factor *= groei(vanaf, min(max(begin, vanaf), tot), parameters)
        vanaf = min(max(einde, vanaf), tot)
    return factor * groei(vanaf, tot, parameters)
