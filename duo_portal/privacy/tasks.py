"""Tasks: one line around an operation."""

from celery import shared_task

from duo_portal.audit import bedrijfsdatum

from .bewaren import operations


@shared_task(name="duo_portal.privacy.tasks.stel_vernietiging_voor")
def stel_vernietiging_voor() -> None:
    """Once a night: what is past its term."""
    operations.stel_voor(bedrijfsdatum.vandaag())


@shared_task(name="duo_portal.privacy.tasks.vernietig_goedgekeurde")
def vernietig_goedgekeurde() -> None:
    """What a second person approved."""
    operations.voer_goedgekeurde_uit()
