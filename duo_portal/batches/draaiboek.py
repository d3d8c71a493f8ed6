"""Acts that apps add to the demo: each on its business date, once, between the payouts.

The script of the demo stands in an app; who builds on that app adds acts here from `AppConfig.ready()`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol


class Toneel(Protocol):
    """What an act may use: tell the terminal, and drive a run to its end with two people who sign and release."""

    def vertel(self, tekst: str) -> None:
        """A line on the terminal."""

    def drijf(self, soort: str, periode: date) -> None:
        """Open the run (or find it), follow it, sign and release it."""


@dataclass(frozen=True, slots=True)
class Akte:
    """Something that happens on a business date; `doe` can be done again when it stopped half-way."""

    dag: date
    sleutel: str
    tekst: str
    doe: Callable[[Toneel], None]


_akten: dict[str, Akte] = {}


def registreer_akte(akte: Akte) -> None:
    """Add an act; the same key again replaces it."""
    _akten[akte.sleutel] = akte


def akten() -> list[Akte]:
    """All acts, by day."""
    return sorted(_akten.values(), key=lambda akte: (akte.dag, akte.sleutel))
