"""Tasks: one line around an operation."""

from celery import shared_task

from . import idempotentie


@shared_task(ignore_result=True)
def ruim_antwoorden_op() -> None:
    """Forget old answers to writes."""
    idempotentie.ruim_op()
