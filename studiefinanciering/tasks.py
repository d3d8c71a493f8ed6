"""Tasks: one line around an operation. The list of work stands in Postgres; a lost message harms nobody."""

from celery import shared_task

from .uitbetalen.bevestigen import lees_bank as neem_bankpost_in


@shared_task
def lees_bank() -> None:
    """Take in what the bank left."""
    neem_bankpost_in()
