"""From which months one can ask, and by which day to act for the first payment."""

from dataclasses import dataclass
from datetime import date

from duo_portal.foundation.kalender import betaaldag
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand, maanden
from studiefinanciering.inzien.gevolg import eerste_te_betalen
from studiefinanciering.rules.aanvraagtermijn import eerste_maand, opening
from studiefinanciering.rules.componenten import Onderwijs
from studiefinanciering.rules.parameters import bekende_periode
from studiefinanciering.uitbetalen.plannen import laatste_dag_om_mee_te_doen

VOORUIT = 4
"""So many months after the present one may be asked for."""


@dataclass(frozen=True, slots=True)
class Startmaanden:
    """Months that can be asked for now, and the first one that opens later with its day."""

    open: tuple[Maand, ...]
    later: tuple[Maand, date] | None


def startmaanden(onderwijs: Onderwijs, op: date, wet: Parameters) -> Startmaanden:
    """From the start of the study year (art. 3.21(3)) to some months ahead, as far as the law is known."""
    vanaf, tot = bekende_periode(wet, onderwijs)
    eerste = max(eerste_maand(onderwijs, op), vanaf)
    einde = min(Maand.van(op) + (VOORUIT + 1), tot)
    nu, later = [], None
    for maand in maanden(eerste, einde):
        dag = opening(onderwijs, maand, wet)
        if dag is None or dag <= op:
            nu.append(maand)
        elif later is None:
            later = maand, dag
    return Startmaanden(tuple(nu), later)


def voorkeur(gekozen: Startmaanden, vanaf: date | None, op: date) -> Maand | None:
    """The month to begin with: that of the enrolment when it can still be asked for, else the nearest one."""
    if not gekozen.open:
        return None
    wens = Maand.van(vanaf or op)
    if vanaf is not None and vanaf.day > 1:
        wens = wens.volgende  # judged on the first of the month (art. 1.2)
    return min(max(wens, gekozen.open[0]), gekozen.open[-1])


@dataclass(frozen=True, slots=True)
class Betaalmoment:
    """The first payment for who applies now: on `dag`, when sent on `uiterlijk` at the latest."""

    maand: Maand
    dag: date
    uiterlijk: date


def eerste_betaling(ingang: Maand, op: date) -> Betaalmoment:
    """When the first money can be there for months from `ingang` on."""
    maand = max(ingang, eerste_te_betalen(op))
    return Betaalmoment(maand, betaaldag(maand), laatste_dag_om_mee_te_doen(maand))
