"""Ringing for the outbox. A lost ring harms nobody: beat asks again every minute."""

import logging

from django.db import transaction

from duo_portal.celery import app

logger = logging.getLogger(__name__)
VERSTUUR = "duo_portal.letters.tasks.verstuur"


def rinkel() -> None:
    """After COMMIT, tell the workers that there is something to send."""
    transaction.on_commit(_stuur)


def _stuur() -> None:
    try:
        app.send_task(VERSTUUR, retry=False)
    except Exception as fout:  # noqa: BLE001 - whatever the broker does, the letter lies ready
        logger.warning(
            "bel voor brieven ging niet over (%s); beat vraagt later", type(fout).__name__
        )
