"""The statements of the collection run, each in a file of its own, read once."""

from functools import cache
from pathlib import Path


@cache
def sql(naam: str) -> str:
    """The text of `naam`.sql in this folder."""
    return (Path(__file__).parent / f"{naam}.sql").read_text(encoding="utf-8")
