"""Tasks: one line around an operation. What is due stands in the database; a lost message harms nobody."""

from celery import shared_task

from .regelen.bewaken import doe_dagelijks as houd_regelingen_bij


@shared_task
def doe_dagelijks() -> None:
    """Ask what the calendar brings to those who repay: instalments to ask, defaults, repair, ends."""
    houd_regelingen_bij()
