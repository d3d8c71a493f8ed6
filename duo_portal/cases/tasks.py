"""Tasks: one line around an operation. What is due stands in the database; a lost message harms nobody."""

from celery import shared_task

from duo_portal.audit.bedrijfsdatum import vandaag
from duo_portal.cases.termijn.nacht import bewaak_zaken


@shared_task(name="duo_portal.cases.tasks.bewaak_termijnen")
def bewaak_termijnen() -> None:
    """Warn before terms end and decide on penalties that are due."""
    bewaak_zaken(vandaag())
