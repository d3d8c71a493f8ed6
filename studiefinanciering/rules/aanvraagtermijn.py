"""When one can apply, for which months, and by when is decided: arts. 3.19(2) and 3.21(2)-(4)."""

from datetime import date, timedelta

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand, Studiejaar
from duo_portal.foundation.rule import rule

from .componenten import Onderwijs

_NAAM = {Onderwijs.HO: "ho", Onderwijs.MBO: "mbo"}


@rule(law=("Wsf 2000 art. 3.21(2)", "Wsf 2000 art. 3.21(3)"))
def eerste_maand(onderwijs: Onderwijs, ingediend_op: date) -> Maand:
    """The first month an application may be about: the start of the study year in which it came in."""
    return Studiejaar.van(Maand.van(ingediend_op), _NAAM[onderwijs]).eerste


@rule(law="Wsf 2000 art. 3.21(4)")
def eerste_maand_reis_en_krediet(ingediend_op: date) -> Maand:
    """Travel and levenlanglerenkrediet: not before the day of application, so from its own month on."""
    return Maand.van(ingediend_op)


@rule(law="Wsf 2000 art. 3.19", parameters=("aanvragen.opening",))
def opening(onderwijs: Onderwijs, maand: Maand, parameters: Parameters) -> date | None:
    """From which day an application for `maand` is taken in; None when there is no such day."""
    getal = parameters.waarde(f"aanvragen.opening.{_NAAM[onderwijs]}", maand)
    return date(getal // 10_000, getal // 100 % 100, getal % 100) if getal else None


@rule(law="Wsf 2000 art. 3.19(2)", parameters=("aanvragen.beslistermijn",))
def beslissen_voor(ingediend_op: date, maand: Maand, parameters: Parameters) -> date:
    """The last day to decide: 30 December before the year for who applied before 1 November, else 8 weeks."""
    if ingediend_op < date(maand.jaar - 1, 11, 1):
        return date(maand.jaar - 1, 12, 30)
    weken = parameters.waarde("aanvragen.beslistermijn.weken", Maand.van(ingediend_op))
    return ingediend_op + timedelta(weeks=weken)
