"""What an error in a chunk means: try again, connect again, wait for room, or halve the chunk.

Only lost serialisation and lost connections are tried again as they are (SQLSTATE 40001, 40P01, 55P03,
08xxx, 57P0x). A full disk or too many connections is nobody's data: the attempt does not count and the
sweeper comes back. Everything else is in the data or the code, and halving finds out which person.
"""

import enum
import re

import psycopg
from django.db import InterfaceError, OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper

_HERHAAL = {"40001", "40P01", "55P03"}
_VERBINDING = ("08", "57P", "25P03", "25P04")
_MIDDELEN = ("53", "58", "XX")
_CODE = re.compile(r"[A-Za-z0-9_.-]{1,60}")


class Oordeel(enum.Enum):
    """What to do about an error."""

    HERHAAL = "herhaal"
    VERBINDING = "verbinding"
    MIDDELEN = "middelen"
    LANGZAAM = "langzaam"
    INHOUD = "inhoud"


class PostVastgelopen(Exception):
    """An app's own reason why a key cannot be handled: a code and an explanation without personal data."""

    def __init__(self, reden: str, toelichting: str = "") -> None:
        super().__init__(reden)
        self.reden = reden
        self.toelichting = toelichting


def sqlstate(fout: BaseException) -> str | None:
    """The SQLSTATE of a database error, also when Django wrapped it."""
    for kandidaat in (fout, fout.__cause__):
        if isinstance(kandidaat, psycopg.Error) and kandidaat.sqlstate:
            return kandidaat.sqlstate
    return None


def is_verbroken(verbinding: BaseDatabaseWrapper) -> bool:
    """Whether the server hung up on us (crash, restart, idle timeout, terminated)."""
    return verbinding.connection is None or bool(verbinding.connection.closed)


def oordeel(fout: Exception, verbinding: BaseDatabaseWrapper) -> Oordeel:
    """Judge `fout`; the state of the connection counts for more than the text of the error."""
    code = sqlstate(fout)
    if code in _HERHAAL:
        return Oordeel.HERHAAL
    if code is not None and code.startswith(_MIDDELEN):
        return Oordeel.MIDDELEN
    if code is not None and code.startswith(_VERBINDING):
        return Oordeel.VERBINDING
    if code == "57014":
        return Oordeel.LANGZAAM
    if is_verbroken(verbinding) or isinstance(fout, InterfaceError | psycopg.InterfaceError):
        return Oordeel.VERBINDING
    if code is None and isinstance(fout, OperationalError | psycopg.OperationalError):
        # The server never spoke: the line broke. Django may have opened a new one when it rolled back.
        return Oordeel.VERBINDING
    return Oordeel.INHOUD


def reden_en_toelichting(fout: Exception | None) -> tuple[str, str]:
    """A code and a text for the work list. The text of an unknown error may hold personal data: left out."""
    if fout is None:
        return (
            "herhaaldelijk_afgebroken",
            "Het werk aan deze post brak telkens af zonder foutmelding.",
        )
    if isinstance(fout, PostVastgelopen):
        return fout.reden, fout.toelichting
    code = sqlstate(fout)
    if code is not None:
        oorzaak = fout if isinstance(fout, psycopg.Error) else fout.__cause__
        regel = getattr(getattr(oorzaak, "diag", None), "constraint_name", None)
        return f"database_{code}", f"Geweigerd door regel {regel}." if regel else ""
    eigen = getattr(fout, "code", None)
    if isinstance(eigen, str) and _CODE.fullmatch(eigen):
        return eigen, type(fout).__name__
    return type(fout).__name__, ""
