"""When a month is collected: the day of collection, the day its run opens, and what is due by the business date."""

from collections.abc import Iterator
from datetime import date, timedelta

from duo_portal.batches.models import Run
from duo_portal.batches.soorten import Verschuldigd
from duo_portal.foundation.kalender import werkdagen_verder
from duo_portal.foundation.period import Maand
from terugbetalen.models import Vaststelling

INNING = "inning"
DAG = 25
"""Collections are taken around the 25th: that day, or the first TARGET day after it."""
VOORAFMELDING = timedelta(days=14)
"""How long before the collection its amount and day must have been told (SEPA Core Rulebook 4.3.1)."""
BANK_DAGEN = 2
"""TARGET days between the file and the collection: one that the bank asks, one to spare."""


def incassodag(maand: Maand) -> date:
    """The day on which a month is collected."""
    return werkdagen_verder(date(maand.jaar, maand.maand, DAG), 0)


def opent_op(maand: Maand) -> date:
    """The first working day of the month: time for two signatures before whoever is new must be told."""
    return werkdagen_verder(maand.eerste_dag, 0)


def dag_voor_bekenden(maand: Maand, vandaag: date) -> date:
    """When to collect from whoever was told before; later than the 25th when the run is late."""
    return max(incassodag(maand), werkdagen_verder(vandaag, BANK_DAGEN))


def dag_voor_nieuwen(maand: Maand, vandaag: date) -> date:
    """When to collect from, or to be paid by, whoever is told today."""
    return max(dag_voor_bekenden(maand, vandaag), werkdagen_verder(vandaag + VOORAFMELDING, 0))


def plan(vandaag: date) -> Iterator[Verschuldigd]:
    """The first month whose run ought to exist by now and does not; a month that was missed is the same question.

    The first month of all is the one in which something is fixed for the first time; nothing before it is asked.
    """
    maand = _eerstvolgende(vandaag)
    if maand is not None and opent_op(maand) <= vandaag:
        yield Verschuldigd(soort=INNING, periode=maand.eerste_dag)


def eerste_maand() -> date | None:
    """The first month that was collected here; months before it are not asked."""
    return (
        Run.objects.filter(soort=INNING)
        .exclude(status=Run.Status.GEANNULEERD)
        .order_by("periode")
        .values_list("periode", flat=True)
        .first()
    )


def vorige_run(run: Run) -> Run | None:
    """The last collection run before this one that was not cancelled: from its cut-off on something may be new."""
    return (
        Run.objects.filter(soort=INNING, id__lt=run.pk)
        .exclude(status=Run.Status.GEANNULEERD)
        .order_by("-peilmoment", "-id")
        .first()
    )


def _eerstvolgende(vandaag: date) -> Maand | None:
    laatste = (
        Run.objects.filter(soort=INNING)
        .exclude(status=Run.Status.GEANNULEERD)
        .order_by("-periode")
        .values_list("periode", flat=True)
        .first()
    )
    if laatste is not None:
        return Maand.van(laatste).volgende
    nu = Maand.van(vandaag)
    valt_te_innen = Vaststelling.objects.filter(
        jaar=nu.jaar, te_betalen_centen__gt=0, geldig__contains=nu.eerste_dag
    )
    return nu if valt_te_innen.exists() else None
