"""By which day the law wants a decision.

An application for student finance: art. 3.19(2) Wsf 2000. Other decisions: eight weeks (art. 4:13(2) Awb). An
objection: six weeks after the filing term (art. 7:10 Awb). A complaint: six weeks (art. 9:11 Awb). A term that
ends in a weekend or on a recognised holiday ends on the next working day (art. 1 and 3 Algemene termijnenwet).
"""

from datetime import date, timedelta
from functools import lru_cache

from duo_portal.foundation.kalender import eerste_paasdag
from duo_portal.foundation.period import Maand

ACHT_WEKEN = timedelta(weeks=8)
ZES_WEKEN = timedelta(weeks=6)
EERSTE_KONINGSDAG = 2014


def beslistermijn_aanvraag(*, ontvangen_op: date, kalenderjaar: int) -> date:
    """Last day to decide on an application about months of `kalenderjaar` (art. 3.19(2) Wsf 2000).

    Filed before 1 November of the year before: before 31 December of that year, so the 30th at the latest
    (a day that no extension moves past: the law names the day before which). Otherwise eight weeks.
    """
    if ontvangen_op < date(kalenderjaar - 1, 11, 1):
        return date(kalenderjaar - 1, 12, 30)
    return verleng(ontvangen_op + ACHT_WEKEN)


def beslistermijn_algemeen(*, ontvangen_op: date) -> date:
    """Last day of eight weeks after receipt (art. 4:13(2) Awb)."""
    return verleng(ontvangen_op + ACHT_WEKEN)


def beslistermijn_bezwaar(*, bezwaartermijn_tot: date) -> date:
    """Six weeks, counted from the day after the filing term ended (art. 7:10(1) Awb)."""
    return verleng(bezwaartermijn_tot + ZES_WEKEN)


def beslistermijn_klacht(*, ontvangen_op: date) -> date:
    """Six weeks after receipt of a complaint (art. 9:11(1) Awb)."""
    return verleng(ontvangen_op + ZES_WEKEN)


def verleng(dag: date) -> date:
    """The day itself, or the next that is no Saturday, Sunday or recognised holiday."""
    while dag.weekday() >= 5 or dag in algemeen_erkende_feestdagen(dag.year):
        dag += timedelta(days=1)
    return dag


def maanden_verder(dag: date, aantal: int) -> date:
    """The same day so many months on, or the last of that month when it has no such day."""
    maand = Maand.van(dag) + aantal
    laatste = (maand + 1).eerste_dag - timedelta(days=1)
    return maand.eerste_dag.replace(day=min(dag.day, laatste.day))


@lru_cache(maxsize=64)
def algemeen_erkende_feestdagen(jaar: int) -> frozenset[date]:
    """Holidays of art. 3 Algemene termijnenwet, with Good Friday. The King's birthday, 27 April (until 2013 the
    Queen's, 30 April), is kept a day earlier when that is a Sunday: both days are then in the weekend."""
    pasen = eerste_paasdag(jaar)
    return frozenset(
        {
            date(jaar, 1, 1),
            pasen - timedelta(days=2),
            pasen + timedelta(days=1),
            date(jaar, 4, 27) if jaar >= EERSTE_KONINGSDAG else date(jaar, 4, 30),
            date(jaar, 5, 5),
            pasen + timedelta(days=39),
            pasen + timedelta(days=50),
            date(jaar, 12, 25),
            date(jaar, 12, 26),
        }
    )
