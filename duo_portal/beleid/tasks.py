"""The doorbell of the list of work; beat rings too, so that a lost message harms nobody."""

from celery import shared_task

from . import opdrachten


@shared_task
def reken_wachtende() -> None:
    """Work out what waits."""
    opdrachten.reken_wachtende()
