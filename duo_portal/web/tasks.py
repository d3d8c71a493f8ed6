"""Tasks of the portal: one line around a step that the calendar asks for."""

from celery import shared_task

from duo_portal.audit.bedrijfsdatum import vandaag
from duo_portal.identity.aanmelden.sessies import SessionStore

from .stappen.opruimen import verwijder_oude_concepten


@shared_task
def ruim_concepten_op() -> None:
    """Delete drafts and receipts whose term has passed."""
    verwijder_oude_concepten(vandaag())


@shared_task
def ruim_sessies_op() -> None:
    """Delete the rows of sessions that ended by themselves; who signs out takes the row along."""
    SessionStore.clear_expired()
