"""Is it alive, and can it serve? Two addresses for whoever runs the containers.

`livez` only says that this process answers; a broken database must not restart it. `readyz` says whether
requests can be served. Neither tells a visitor more than yes or no; the reason goes to the log.
"""

import logging

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

_log = logging.getLogger(__name__)


@require_safe
@never_cache
def livez(_request: HttpRequest) -> HttpResponse:
    """This process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(_request: HttpRequest) -> HttpResponse:
    """The database answers; 503 when it does not. A lost broker is logged only: pages need no queue."""
    if not broker_answers():
        _log.warning("readyz: the broker does not answer")
    if database_answers():
        return HttpResponse("ok\n", content_type="text/plain")
    return HttpResponse("not ready\n", content_type="text/plain", status=503)


def database_answers() -> bool:
    """Whether the application's login gets an answer from Postgres."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError as error:
        _log.warning("readyz: the database does not answer (%s)", type(error).__name__)
        return False


def broker_answers() -> bool:
    """Whether Valkey answers within a second."""
    try:
        with redis.Redis.from_url(settings.REDIS_URL, socket_timeout=1) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False
