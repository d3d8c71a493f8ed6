"""Tasks: one line around an operation. What is due stands in the database; a lost message harms nobody."""

from celery import shared_task

from .controleren.operations.nacht import doe_dagelijks as houd_controles_bij
from .herstel.stopregel import doe_dagelijks as pas_stopregel_toe


@shared_task
def doe_dagelijks() -> None:
    """Ask what the calendar brings to checks: terms that are over, decisions that stand, evidence to wipe."""
    houd_controles_bij()


@shared_task
def bewaak_stopregel() -> None:
    """Redo the draws, judge the periods of the monitor by the published rule, and stop when it says so."""
    pas_stopregel_toe()
