"""What must have been opened by the business date: the run of a month, five working days before payday."""

from collections.abc import Iterator
from datetime import date, timedelta

from duo_portal.batches.models import Run
from duo_portal.batches.soorten import Verschuldigd
from duo_portal.foundation.kalender import betaaldag, werkdagen_terug
from duo_portal.foundation.period import Maand

from ..models import Toekenning
from .berekenen import UITBETALING

WERKDAGEN_VOORAF = 5


def opent_op(maand: Maand) -> date:
    """The day on which the run of a month is opened: its cut-off."""
    return werkdagen_terug(betaaldag(maand), WERKDAGEN_VOORAF)


def plan(vandaag: date) -> Iterator[Verschuldigd]:
    """The first month whose run ought to exist by now and does not; catching up is the same question.

    Months before the first decision are not asked for. The system may open a run, never release it.
    """
    maand = _eerstvolgende(vandaag)
    if maand is not None and opent_op(maand) <= vandaag:
        yield Verschuldigd(soort=UITBETALING, periode=maand.eerste_dag)


def _eerstvolgende(vandaag: date) -> Maand | None:
    laatste = (
        Run.objects.filter(soort=UITBETALING)
        .exclude(status=Run.Status.GEANNULEERD)
        .order_by("-periode")
        .values_list("periode", flat=True)
        .first()
    )
    if laatste is not None:
        return Maand.van(laatste).volgende
    # The first run of all takes earlier months along: they are part of what is due.
    return Maand.van(vandaag) if Toekenning.objects.exists() else None


def volgende_betaaldag(na: date) -> date:
    """The first payday after a day."""
    maand = Maand.van(na)
    dag = betaaldag(maand)
    return dag if dag > na else betaaldag(maand.volgende)


def laatste_dag_om_mee_te_doen(maand: Maand) -> date:
    """Until when a change still counts for the payout of this month: the day before the run opens."""
    return opent_op(maand) - timedelta(days=1)
