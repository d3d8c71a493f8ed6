"""Tasks: one line around an operation."""

from celery import shared_task

from .operations import houd_ronde


@shared_task(name="duo_portal.verantwoording.tasks.controleer_grootboek")
def controleer_grootboek() -> None:
    """Once a night: the auditor looks at the books."""
    houd_ronde()
