"""Acts that apps add to the demo: each on its business date, once, between the payouts.

The script of the demo stands in an app; who builds on that app adds acts here from `AppConfig.ready()`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol


class Toneel(Protocol):
    """What an act may use: tell the terminal, and drive a run to its end with two people who sign and release."""

    def vertel(self, tekst: str) -> None:
        """A line on the terminal."""

    def drijf(self, soort: str, periode: date, *, van_stap: str = "", tot_stap: str = "") -> None:
        """Open the run (or find it), follow it, sign and release it, to its end or until it has come to `tot_stap`."""

    def bank(self, dag: date, retour: Iterable[str] = ()) -> None:
        """Let the practice bank answer and book up to `dag`; `retour` names what comes back (EndToEndId, or =CODE)."""


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
