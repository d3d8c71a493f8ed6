"""Step boeken: book the frozen lines of a range, minus the hold list, in five statements."""

from functools import cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run, Stap
from duo_portal.foundation.kalender import betaaldag
from duo_portal.foundation.period import Maand
from duo_portal.ledger import chart
from duo_portal.ledger.codes import Soort

from ..rules.componenten import Component, Vorm
from ..rules.parameters import bekende_wet
from .berekenen import peildag
from .rekeningen import AANHOUDEN
from .sql import sql, zonder_lussen


def boek(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    """Book persons [van, tot): ledger, set-off, payment lines; totals in people and cents.

    Nobody can be booked twice: key of the booking, sequence of each component and payment line are unique.
    """
    gegevens = _gegevens(run, van, tot)
    with verbinding.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS boekplan")
        with zonder_lussen(cursor):
            cursor.execute(sql("boeken_plan"), gegevens)
        # Without figures the statements below would loop over the plan for every line of the run.
        cursor.execute("ANALYZE boekplan")
        for naam in (
            "boeken_uitval",
            "boeken_boekingen",
            "boeken_legs",
            "boeken_uitbetalingen",
        ):
            cursor.execute(sql(naam), gegevens)
        cursor.execute(sql("boeken_totalen"))
        namen = [kolom.name for kolom in cursor.description]
        return dict(zip(namen, map(int, cursor.fetchone()), strict=True))


def hoogste_verrekening(maand: Maand) -> int:
    """The most that may be set off in a month (regulation under art. 7.4(5)), cents."""
    return bekende_wet().waarde("verrekening.maximum", maand)


@cache
def _rekeningen() -> list[int | None]:
    """The account of every component and form, at place component × 4 + form (SQL counts from 1)."""
    lijst: list[int | None] = [None] * (4 * max(Component) + max(Vorm))
    for component in Component:
        for vorm in Vorm:
            try:
                lijst[component * 4 + vorm - 1] = chart.rekening_voor(component, vorm)
            except chart.GeenRekening:
                continue
    return lijst


def _gegevens(run: Run, van: int, tot: int) -> dict[str, Any]:
    maand = Maand.van(run.periode)
    return {
        "run_id": run.pk,
        "stap": AANHOUDEN,
        "van": van,
        "tot": tot,
        "dag": peildag(run),
        "boekdag": bedrijfsdatum.vandaag(),
        "peilmoment": run.peilmoment,
        "betaaldag": max(betaaldag(maand), bedrijfsdatum.vandaag()),
        "maximum": hoogste_verrekening(maand),
        "reisvoorziening": Component.REISVOORZIENING,
        "te_veel_ontvangen": chart.TE_VEEL_ONTVANGEN,
        "ov_boete": chart.OV_BOETE,
        "te_betalen": chart.TE_BETALEN_STUDENT,
        "vervoerders": chart.REISPRODUCT_VERVOERDERS,
        "uitbetaling": Soort.UITBETALING,
        "tvo_soort": Soort.TE_VEEL_ONTVANGEN,
        "reis_soort": Soort.REISPRODUCT,
        "herschikking": Soort.HERSCHIKKING,
        "rekeningen": _rekeningen(),
    }
