"""The sweeper: ring for what nobody works on, and hang up on workers that hang where no timeout reaches.

A server that waits for a stopped client in the middle of COPY is "active", so neither the idle timeout nor
statement_timeout ends it; only being terminated does.
"""

import logging

from django.conf import settings
from django.db import connection

from .bel import rinkel
from .verbinding import SLOT_CHUNK, SLOT_STAP, WERKER_NAAM

logger = logging.getLogger(__name__)

_VRIJ = """
WITH bezet AS (
    SELECT l.classid::bigint AS soort, l.objid::bigint AS nummer FROM pg_locks l
    WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.granted
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())),
aan_de_beurt AS (
    SELECT DISTINCT ON (s.run_id) s.* FROM batches_stap s
    JOIN batches_run r ON r.id = s.run_id AND r.status = 'lopend'
    WHERE s.status <> 'klaar' ORDER BY s.run_id, s.volgorde)
SELECT s.run_id, CASE WHEN s.soort = 'chunks' AND s.status = 'bezig' THEN
    (SELECT count(*) FILTER (WHERE b.nummer IS NULL) + (count(*) = 0)::int
     FROM batches_chunk c LEFT JOIN bezet b ON b.soort = %(chunk)s AND b.nummer = c.id %% 2147483648
     WHERE c.stap_id = s.id AND c.status = 'open')
  ELSE (SELECT (count(*) = 0)::int FROM bezet b
        WHERE b.soort = %(stap)s AND b.nummer = s.id %% 2147483648) END AS vrij
FROM aan_de_beurt s
"""

_HANGERS = """
SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity
WHERE application_name = %s AND datname = current_database() AND usename = current_user
  AND pid <> pg_backend_pid() AND state = 'active' AND wait_event_type = 'Client'
  AND state_change < clock_timestamp() - make_interval(secs => %s)
"""


def vrij_werk() -> dict[int, int]:
    """Per running run: how many pieces of work nobody is busy with (also: a step to start or to close)."""
    with connection.cursor() as cursor:
        cursor.execute(_VRIJ, {"chunk": SLOT_CHUNK, "stap": SLOT_STAP})
        return {run_id: vrij for run_id, vrij in cursor.fetchall() if vrij}


def hang_op() -> int:
    """End sessions of workers that wait longer than RUN_STIL_SECONDEN for a client in mid-statement."""
    with connection.cursor() as cursor:
        cursor.execute(_HANGERS, [WERKER_NAAM, settings.RUN_STIL_SECONDEN])
        aantal = len(cursor.fetchall())
    if aantal:
        logger.warning("%d hangende werker(s) afgesloten", aantal)
    return aantal


def veeg_alles() -> int:
    """Hang up, then ring for every run with free work; returns the number of rings."""
    hang_op()
    gebeld = 0
    for run_id, vrij in vrij_werk().items():
        aantal = min(vrij, settings.RUN_BELLEN)
        rinkel(run_id, aantal)
        gebeld += aantal
    return gebeld
