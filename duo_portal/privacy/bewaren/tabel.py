"""The dated table of retention terms, read from `termijnen.toml`; a page shows it whole."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from duo_portal.foundation.clock import AMSTERDAM

DAGEN, MAANDEN, JAREN = "dagen", "maanden", "jaren"
VOORSTEL, VANZELF, NIET = "voorstel", "vanzelf", "niet"


class TermijnOnbekend(LookupError):
    """The table has no row of this name on this day."""


@dataclass(frozen=True, slots=True)
class Bewaartermijn:
    """A row. `zekerheid` is high, medium or low; `wijze` is how records go: voorstel, vanzelf or niet."""

    naam: str
    titel: str
    geldig_vanaf: date
    aantal: int
    eenheid: str
    vanaf: str
    grondslag: str
    bron: str
    zekerheid: str
    wijze: str

    @property
    def duur(self) -> str:
        """In Dutch: "5 jaren"."""
        return f"{self.aantal} {self.eenheid}"

    def grens(self, op: date) -> datetime:
        """Records from before this moment are past their term on `op` (aware, Amsterdam)."""
        if self.eenheid == DAGEN:
            dag = op - timedelta(days=self.aantal)
        else:
            maanden = self.aantal * (12 if self.eenheid == JAREN else 1)
            dag = _maanden_terug(op, maanden)
        return datetime.combine(dag, time.min, AMSTERDAM)


def _maanden_terug(op: date, maanden: int) -> date:
    jaar, maand = divmod(op.year * 12 + op.month - 1 - maanden, 12)
    volgende = date(jaar + maand // 11, (maand + 1) % 12 + 1, 1)
    laatste = (volgende - timedelta(days=1)).day
    return date(jaar, maand + 1, min(op.day, laatste))


@cache
def termijnen() -> Sequence[Bewaartermijn]:
    """All rows, as they stand in the file."""
    tekst = (Path(__file__).parent / "termijnen.toml").read_text(encoding="utf-8")
    return tuple(Bewaartermijn(**rij) for rij in tomllib.loads(tekst)["termijn"])


def termijn(naam: str, op: date) -> Bewaartermijn:
    """The row in force on `op`; raises `TermijnOnbekend`."""
    rijen = [t for t in termijnen() if t.naam == naam and t.geldig_vanaf <= op]
    if not rijen:
        raise TermijnOnbekend(
            f"Er is geen bewaartermijn {naam!r} op {op}: zet haar in termijnen.toml."
        )
    return max(rijen, key=lambda t: t.geldig_vanaf)
