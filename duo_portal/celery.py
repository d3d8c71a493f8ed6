"""The doorbell: tasks carry a run id and nothing else; the list of work stands in Postgres.

The settings follow facts on Celery with the Redis protocol: late acknowledgement, reject when a child
is lost, one task at a time, no results (state is domain data), and a time limit far below the
visibility timeout, so that a redelivery never overlaps a healthy first copy.
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duo_portal.settings")

app = Celery("duo_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
