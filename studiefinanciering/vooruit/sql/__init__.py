"""The statements of this package, one a file."""

from functools import cache
from pathlib import Path


@cache
def sql(naam: str) -> str:
    """The text of a statement, read once a process."""
    return (Path(__file__).parent / f"{naam}.sql").read_text(encoding="utf-8")
