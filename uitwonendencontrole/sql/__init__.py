"""Hand-written SQL of this app: the guards of its migrations."""

from functools import cache
from pathlib import Path


@cache
def lees(naam: str) -> str:
    """The text of `<naam>.sql` in this folder."""
    return (Path(__file__).parent / f"{naam}.sql").read_text(encoding="utf-8")
