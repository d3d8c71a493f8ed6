"""The worker's database session: limits that free what a hung worker holds, and slots that show who works.

A slot is a session advisory lock (kind, id). It goes with the session, so it can never be left behind, and
everybody can see it in pg_locks: that is how progress and the sweeper know what is at work.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import Error, connection

logger = logging.getLogger(__name__)

# First key of the advisory locks of this package.
SLOT_CHUNK = 7101
SLOT_STAP = 7102
WERKER_NAAM = "studiefin-werker"

_GRENZEN = (
    "idle_in_transaction_session_timeout",
    "idle_session_timeout",
    "statement_timeout",
    "application_name",
)


def begrens() -> None:
    """Set the limits on the current session (again after every reconnect; one round trip).

    Also `idle_session_timeout`: a worker stopped between two transactions must lose its slots too.
    """
    stil = f"{settings.RUN_STIL_SECONDEN * 1000:.0f}"
    waarden = [stil, stil, f"{settings.RUN_STATEMENT_SECONDEN * 1000:.0f}", WERKER_NAAM]
    paren = [deel for paar in zip(_GRENZEN, waarden, strict=True) for deel in paar]
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(["set_config(%s, %s, false)"] * len(_GRENZEN)), paren)


@contextmanager
def werksessie() -> Iterator[None]:
    """Limits on while working; afterwards the session is given back as it was, without slots."""
    try:
        yield
    finally:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock_all()")
                for grens in _GRENZEN:
                    cursor.execute(f"RESET {grens}")
        except Error:
            connection.close()


@contextmanager
def slot(soort: int, nummer: int) -> Iterator[bool]:
    """Try to take the slot (soort, nummer) without waiting; True when it is ours until the end of the block."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [soort, nummer % 2**31])
        heeft = bool(cursor.fetchone()[0])
    try:
        yield heeft
    finally:
        if heeft:
            _laat_los(soort, nummer)


def _laat_los(soort: int, nummer: int) -> None:
    if connection.connection is None or connection.connection.closed:
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [soort, nummer % 2**31])
    except Error:
        connection.close()
