"""Until when a decision may be revised: art. 7.1(2)-(3), counted from the end of its award period."""

from datetime import date
from enum import StrEnum

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from duo_portal.foundation.rule import rule


class Grond(StrEnum):
    """Grounds of art. 7.1(2), grouped by their term; the value is the name of the parameter."""

    WIST_OF_KON_WETEN = "wist_of_kon_weten"  # a
    AFWEZIGHEID_ONJUIST = "afwezigheid_onjuist"  # b
    VORM = "vorm"  # c, as far as the form is concerned
    PEILJAARVERLEGGING = "peiljaarverlegging"  # e, f
    OUDERLIJKE_BIJDRAGE = "ouderlijke_bijdrage"  # c, as to the veronderstelde ouderlijke bijdrage
    OVERIG = "overig"  # other c, d, g, h
    BEDROG = "bedrog"  # no limit
    OMZETTING = "omzetting"  # no revision of 7.1 but a conversion (4.10, 5.7): no limit


@rule(law=("Wsf 2000 art. 7.1(2)", "Wsf 2000 art. 7.1(3)"), parameters=("herziening.termijn",))
def uiterste_herziendag(einde_tijdvak: date, grond: Grond, parameters: Parameters) -> date | None:
    """The first day on which it is too late; None when there is no limit.

    `einde_tijdvak` is the first day after the award period: "within 18 months after its end" means that a
    period that ended on 31 December 2023 can be revised until 30 June 2025.
    """
    if grond in (Grond.BEDROG, Grond.OMZETTING):
        return None
    maanden = parameters.waarde(f"herziening.termijn.{grond.value}", einde_tijdvak)
    return (Maand.van(einde_tijdvak) + maanden).eerste_dag


def mag_herzien(einde_tijdvak: date, grond: Grond, op: date, parameters: Parameters) -> bool:
    """Whether a decision over a period that ended before `einde_tijdvak` may be revised on `op`."""
    grens = uiterste_herziendag(einde_tijdvak, grond, parameters)
    return grens is None or op < grens
