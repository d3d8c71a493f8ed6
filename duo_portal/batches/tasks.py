"""One line around an operation each; a task carries a run id and nothing else."""

from celery import shared_task

from .hartslag import sla
from .planning import plan_alles
from .veger import veeg_alles
from .werk import werk_af


@shared_task(name="duo_portal.batches.tasks.bel")
def bel(run_id: int) -> None:
    """The doorbell: work on this run until nothing is free."""
    werk_af(run_id)


@shared_task(name="duo_portal.batches.tasks.veeg")
def veeg() -> None:
    """Ring again for what nobody works on."""
    veeg_alles()


@shared_task(name="duo_portal.batches.tasks.plan")
def plan() -> None:
    """Open what is due by the business date."""
    plan_alles()


@shared_task(name="duo_portal.batches.tasks.hartslag")
def hartslag() -> None:
    """Show that beat, broker and worker together still make progress."""
    sla()
