"""The doorbell: tasks carry a run id and nothing else; the list of work stands in Postgres.

The settings follow facts on Celery with the Redis protocol: late acknowledgement, reject when a child
is lost, one task at a time, no results (state is domain data), and a time limit far below the
visibility timeout, so that a redelivery never overlaps a healthy first copy.
"""

import os
from typing import Any

from celery import Celery
from celery.signals import celeryd_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duo_portal.settings")

app = Celery("duo_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@celeryd_init.connect
def _one_connection_per_process(**_: Any) -> None:
    """A worker child keeps locks in its session, so it never takes a connection from a pool."""
    from django.db import connections  # after Django's set-up

    for alias in connections:
        connections.settings[alias].get("OPTIONS", {}).pop("pool", None)
