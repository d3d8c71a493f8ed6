"""Opening what is due: each planner says what ought to exist by the business date; what is there stays."""

import logging

from duo_portal.audit.bedrijfsdatum import vandaag
from duo_portal.audit.handelingen import SYSTEEM

from .models import Run
from .operations import RunAlGeopend, open_run
from .soorten import Verschuldigd, planners

logger = logging.getLogger(__name__)


def plan_alles() -> list[Run]:
    """Open what is due and not there; also what was missed while nothing ran. One failing planner stops no other."""
    geopend: list[Run] = []
    dag = vandaag()
    for planner in planners():
        try:
            verschuldigd = list(planner(dag))
        except Exception:
            logger.exception("een planner is mislukt")
            continue
        geopend += [run for item in verschuldigd if (run := _open(item)) is not None]
    return geopend


def _open(item: Verschuldigd) -> Run | None:
    """A cancelled run stays cancelled until a person opens the next one."""
    # Looked up first, so that asking every minute does not fill the audit trail with refusals.
    er_is_er_een = Run.objects.filter(soort=item.soort, periode=item.periode).exists()
    bezig = Run.objects.filter(soort=item.soort).exclude(
        status__in=[Run.Status.AFGEROND, Run.Status.GEANNULEERD]
    )
    if er_is_er_een or bezig.exists():
        return None
    try:
        return open_run(
            soort=item.soort,
            periode=item.periode,
            actor=SYSTEEM,
            peilmoment=item.peilmoment,
        )
    except RunAlGeopend as fout:
        logger.info("niet geopend: %s", fout)
        return None
