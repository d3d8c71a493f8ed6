"""What customers of the bank ask it to pay to an account of ours: one small JSON file each, booked on a day."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from .boeken import werkdag_na


@dataclass(frozen=True)
class Storting:
    """A transfer to `rekening`. `betalingskenmerk` and `omschrijving` are what the payer filled in, or ""."""

    rekening: str
    centen: int
    dag: date
    iban: str = ""
    naam: str = ""
    betalingskenmerk: str = ""
    omschrijving: str = ""
    kenmerk: str = ""

    def post(self) -> dict[str, Any]:
        """As the bank keeps it until its day."""
        return {
            "centen": self.centen,
            "iban": self.iban,
            "naam": self.naam,
            "betalingskenmerk": self.betalingskenmerk,
            "omschrijving": self.omschrijving,
            "kenmerk": self.kenmerk,
        }


def lees_stortingen(map_: Path) -> Iterator[tuple[Path, Storting | None]]:
    """Every order that lies ready, oldest name first; None for one that cannot be read."""
    for pad in sorted(map_.glob("*.json")) if map_.exists() else []:
        try:
            gegevens = json.loads(pad.read_text(encoding="utf-8"))
            dag = werkdag_na(date.fromisoformat(gegevens.pop("dag")), 1)
            yield pad, Storting(dag=dag, **gegevens)
        except (ValueError, TypeError, KeyError):
            yield pad, None
