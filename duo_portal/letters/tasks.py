"""Tasks: one line around an operation. The list of work stands in Postgres; a lost message harms nobody."""

from celery import shared_task

from duo_portal.audit.bedrijfsdatum import vandaag
from duo_portal.letters import campagnes, termijnen, verzenden


@shared_task(name="duo_portal.letters.tasks.verstuur")
def verstuur() -> None:
    """Choose channels for new letters and send the mails that are due."""
    verzenden.verstuur_alles()


@shared_task(name="duo_portal.letters.tasks.golven")
def golven() -> None:
    """Lay the next wave of every released campaign."""
    campagnes.golven()


@shared_task(name="duo_portal.letters.tasks.bewaak_termijnen")
def bewaak_termijnen() -> None:
    """See to letters with a deadline that stay unread."""
    termijnen.bewaak_termijnen(vandaag())
