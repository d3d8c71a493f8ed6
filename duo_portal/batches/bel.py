"""Ringing: tell the workers that there may be something to do. A lost ring harms nobody; the sweeper repeats."""

import logging

from django.conf import settings
from django.db import transaction

from duo_portal.celery import app

logger = logging.getLogger(__name__)

BEL = "duo_portal.batches.tasks.bel"


def rinkel(run_id: int, aantal: int | None = None) -> None:
    """After COMMIT, put `aantal` doorbells in the queue (default RUN_BELLEN)."""
    transaction.on_commit(lambda: _stuur(run_id, aantal or settings.RUN_BELLEN))


def _stuur(run_id: int, aantal: int) -> None:
    try:
        for _ in range(aantal):
            app.send_task(BEL, args=[run_id], retry=False)
    except Exception as fout:  # noqa: BLE001 - whatever the broker does, what was decided stands
        logger.warning(
            "bel voor run %s ging niet over (%s); de veger belt later",
            run_id,
            type(fout).__name__,
        )
