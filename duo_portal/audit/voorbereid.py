"""Statements that are asked at every page are planned once a connection, not at every page.

The reading statements of the portal look at some ten tables by index: the database needs a few tenths of a
millisecond to answer one and ten times as long to plan it. Django binds values into the text, so that nothing
can be kept; these go with their values apart.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection
from django.db.backends.utils import CursorWrapper


class _Voorbereid(psycopg.Cursor[Any]):
    """Keeps the plan of what it executes with the connection."""

    def execute(self, query: Any, params: Any = None, **anders: Any) -> Any:
        """As a plain cursor, prepared from the first time on."""
        return super().execute(query, params, **{**anders, "prepare": True})


@contextmanager
def voorbereide_cursor() -> Iterator[CursorWrapper]:
    """A cursor for a fixed statement with named values; counted and logged by Django like any other.

    Types that cannot be told from where a value stands must be written in the statement (`%(op)s::date`).
    """
    connection.ensure_connection()
    with connection.wrap_database_errors:
        # Django turns keeping off for a connection; its own cursors, which bind in the text, never keep a plan.
        connection.connection.prepare_threshold = 0
        kaal = _Voorbereid(connection.connection)
    with connection._prepare_cursor(kaal) as cursor:  # type: ignore[attr-defined]  # noqa: SLF001
        yield cursor
