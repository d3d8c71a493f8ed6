"""What the bank remembers between two visits: seen files, balances, and what it still has to book."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any


def werkdag_na(dag: date, aantal: int) -> date:
    """This bank only knows weekends."""
    while aantal:
        dag += timedelta(days=1)
        aantal -= dag.weekday() < 5
    return dag


@dataclass
class Boeken:
    """State of the bank; amounts in cents, days as ISO text."""

    beginsaldo: int = 10**12
    gezien: dict[str, str] = field(default_factory=dict)
    saldo: dict[str, int] = field(default_factory=dict)
    nummer: dict[str, int] = field(default_factory=dict)
    te_boeken: list[dict[str, Any]] = field(default_factory=list)
    uitgesteld: list[dict[str, str]] = field(default_factory=list)
    laatste_dag: str = ""
    posten: int = 0
    antwoorden: int = 0

    @classmethod
    def lees(cls, pad: Path) -> "Boeken":
        """The stored state, or a new bank."""
        return cls(**json.loads(pad.read_text())) if pad.exists() else cls()

    def bewaar(self, pad: Path) -> None:
        """Replace the stored state whole."""
        schrijf_heel(pad, json.dumps(asdict(self)).encode())

    def boek_later(self, dag: date, rekening: str, **post: Any) -> None:
        """Remember an entry for a day."""
        self.te_boeken.append({"dag": dag.isoformat(), "rekening": rekening, "post": post})


def schrijf_heel(pad: Path, inhoud: bytes) -> None:
    """A reader sees the whole file or none."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = pad.with_name(f".{pad.name}.deel")
    tijdelijk.write_bytes(inhoud)
    tijdelijk.replace(pad)
