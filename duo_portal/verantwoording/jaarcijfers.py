"""The figures of a calendar year, as tables that the rooms of the house register.

A table is read from what was booked and decided, never counted along the way. Each row says its unit, so that page,
CSV and PDF write it alike; `sleutel` ties it to what was published (`gepubliceerd`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.db import connection
from django.utils.functional import Promise

Tekst = str | Promise


class Eenheid(StrEnum):
    """What a number counts. `CENTEN` are whole cents, `SECONDEN` whole seconds, `TIENDEN` tenths of a mark."""

    PERSONEN = "personen"
    STUKS = "stuks"
    CENTEN = "centen"
    SECONDEN = "seconden"
    TIENDEN = "tienden"
    PROCENT = "procent"


@dataclass(frozen=True, slots=True)
class Rij:
    """One figure. `waarde` is a whole number of `eenheid`, or None when it cannot be known from our own data."""

    sleutel: str
    titel: Tekst
    waarde: int | None
    eenheid: Eenheid


@dataclass(frozen=True, slots=True)
class Jaarcijfer:
    """A table: `lees(jaar)` gives its rows; `bron` says from which records they come, `volgorde` where it stands."""

    naam: str
    titel: Tekst
    lees: Callable[[int], Sequence[Rij]]
    bron: Tekst
    volgorde: int = 100


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table that was read."""

    naam: str
    titel: str
    bron: str
    rijen: Sequence[Rij]


@dataclass
class _Register:
    cijfers: dict[str, Jaarcijfer] = field(default_factory=dict)


_register = _Register()


class JaarOnbekend(ValueError):
    """Figures of this year cannot exist."""


def registreer_jaarcijfer(cijfer: Jaarcijfer) -> None:
    """Add a table; the same name again replaces it. Call it from `AppConfig.ready`."""
    _register.cijfers[cijfer.naam] = cijfer


def lees_jaar(jaar: int, *, vandaag: date) -> list[Tabel]:
    """All tables of a calendar year, in order; raises `JaarOnbekend` for a year that has not begun."""
    if not 2000 <= jaar <= vandaag.year:
        raise JaarOnbekend(
            f"Over {jaar} zijn er geen jaarcijfers: kies een jaar van 2000 tot en met {vandaag.year}."
        )
    gekozen = sorted(_register.cijfers.values(), key=lambda c: (c.volgorde, c.naam))
    return [Tabel(c.naam, str(c.titel), str(c.bron), list(c.lees(jaar))) for c in gekozen]


def lees_rijen(vraag: str, jaar: int, **waarden: Any) -> list[tuple[Any, ...]]:
    """The rows of a statement that takes %(begin)s (1 January) and %(einde)s (1 January of the next year)."""
    grenzen = {"begin": date(jaar, 1, 1), "einde": date(jaar + 1, 1, 1)}
    with connection.cursor() as cursor:
        cursor.execute(vraag, {**grenzen, **waarden})
        return cursor.fetchall()
