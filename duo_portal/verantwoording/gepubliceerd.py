"""What was published about a year, quoted with its source, to stand beside our own figures."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .jaarcijfers import Eenheid

_BESTAND = Path(__file__).parent / "parameters" / "gepubliceerd.toml"


@dataclass(frozen=True, slots=True)
class Gepubliceerd:
    """A published figure; `rij` is "table.row" of ours, `zekerheid` how sure the reading is."""

    rij: str
    titel: str
    waarde: int
    eenheid: Eenheid
    bron: str
    zekerheid: str


@cache
def _alles() -> dict[int, tuple[Gepubliceerd, ...]]:
    gelezen = tomllib.loads(_BESTAND.read_text(encoding="utf-8"))
    return {
        int(jaar): tuple(Gepubliceerd(**{**rij, "eenheid": Eenheid(rij["eenheid"])}) for rij in rijen)
        for jaar, rijen in gelezen.items()
    }  # fmt: skip


def gepubliceerd_over(jaar: int) -> dict[str, Gepubliceerd]:
    """The published figures of a year by "table.row"; empty when nothing is quoted."""
    return {cijfer.rij: cijfer for cijfer in _alles().get(jaar, ())}
