"""Tasks of the portal: one line around a step that the calendar asks for."""

from celery import shared_task

from duo_portal.audit.bedrijfsdatum import vandaag

from .stappen.opruimen import verwijder_oude_concepten


@shared_task
def ruim_concepten_op() -> None:
    """Delete drafts and receipts whose term has passed."""
    verwijder_oude_concepten(vandaag())
