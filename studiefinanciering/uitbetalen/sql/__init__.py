"""The statements of the payout run, each in a file of its own, read once."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any


@cache
def sql(naam: str) -> str:
    """The text of `naam`.sql in this folder."""
    return (Path(__file__).parent / f"{naam}.sql").read_text(encoding="utf-8")


@contextmanager
def zonder_lussen(cursor: Any) -> Iterator[None]:
    """For statements that join the lines of this run by range: the planner has never seen the run.

    It expects one line and would look every other table up person by person. Only within a transaction.
    """
    cursor.execute("SET LOCAL enable_nestloop = off")
    yield
    cursor.execute("SET LOCAL enable_nestloop = on")
