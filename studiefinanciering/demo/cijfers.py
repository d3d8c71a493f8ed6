"""The quoted figures of the demo: each with its kind, source and confidence, or it is refused."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

KINDS = ("gepubliceerd", "berekend", "aanname")
_HIER = Path(__file__).parent


class CijferZonderBron(ValueError):
    """A figure without kind or source: nobody could check it."""


class Cijfers:
    """Figures by dotted name, as read from TOML."""

    def __init__(self, tabel: dict[str, Any]) -> None:
        self.tabel = tabel
        for naam, cijfer in self.alle():
            if cijfer.get("kind") not in KINDS or not cijfer.get("bron"):
                raise CijferZonderBron(f"{naam}: geef kind ({', '.join(KINDS)}) en bron.")
            if cijfer["kind"] != "aanname" and not cijfer.get("zekerheid"):
                raise CijferZonderBron(f"{naam}: een gepubliceerd cijfer heeft een zekerheid.")

    @classmethod
    def lees(cls, pad: Path) -> "Cijfers":
        """Read a file; raises `CijferZonderBron`."""
        return cls(tomllib.loads(pad.read_text(encoding="utf-8")))

    def __getitem__(self, naam: str) -> dict[str, Any]:
        """The entry with this dotted name; raises KeyError."""
        cijfer: Any = self.tabel
        for deel in naam.split("."):
            cijfer = cijfer[deel]
        return dict(cijfer)

    def deel(self, naam: str, van: str = "") -> float:
        """A share between 0 and 1: `procent`, or `waarde` over the `waarde` of entry `van`."""
        cijfer = self[naam]
        if "procent" in cijfer:
            return float(cijfer["procent"]) / 100
        return float(cijfer["waarde"]) / float(self[van]["waarde"])

    def alle(self) -> list[tuple[str, dict[str, Any]]]:
        """Every entry with its dotted name."""
        return list(_blaadjes("", self.tabel))


def _blaadjes(voor: str, tabel: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    if any(not isinstance(waarde, dict) for waarde in tabel.values()):
        return [(voor, tabel)]
    uit = []
    for naam, deel in tabel.items():
        uit += _blaadjes(f"{voor}.{naam}" if voor else naam, deel)
    return uit


@lru_cache(maxsize=1)
def bevolkingscijfers() -> Cijfers:
    """What people are drawn from."""
    return Cijfers.lees(_HIER / "bevolking.toml")


@lru_cache(maxsize=1)
def gepubliceerd() -> Cijfers:
    """What the outcome is set beside."""
    return Cijfers.lees(_HIER / "gepubliceerd.toml")
