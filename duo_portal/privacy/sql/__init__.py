"""Hand-written SQL of this app, read by its migrations."""

from pathlib import Path


def lees(naam: str) -> str:
    """The text of `<naam>.sql` in this folder."""
    return (Path(__file__).parent / f"{naam}.sql").read_text(encoding="utf-8")
