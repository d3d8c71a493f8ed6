"""The dated table of kinds, read once."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

_BESTAND = Path(__file__).with_name("soorten.toml")
APP = "cases"


class SoortOnbekend(LookupError):
    """No row of this name was valid on this day."""


@dataclass(frozen=True, slots=True)
class Zaaksoort:
    """One kind of case; see the head of soorten.toml."""

    naam: str
    geldig_vanaf: date
    artikel: str
    norm: str
    recht: str
    rollen: tuple[str, ...]
    velden: tuple[str, ...]
    uitkomsten: tuple[str, ...]
    gunstig: tuple[str, ...]
    bron: str
    brieven: tuple[str, ...] = ()
    portaal: bool = False
    vier_ogen: bool = False
    adviezen: bool = False
    horen: bool = False
    ruimte: bool = False
    precedent: bool = False
    gevolg: str = ""

    @property
    def volledig_recht(self) -> str:
        """The permission as Django asks it."""
        return f"{APP}.{self.recht}"


def zaaksoort(naam: str, op: date) -> Zaaksoort:
    """The row `naam` valid on `op`; raises `SoortOnbekend`."""
    geldig = [rij for rij in _tabel() if rij.naam == naam and rij.geldig_vanaf <= op]
    if not geldig:
        raise SoortOnbekend(f"De zaaksoort {naam!r} bestaat niet op {op:%d-%m-%Y}.")
    return max(geldig, key=lambda rij: rij.geldig_vanaf)


def namen() -> tuple[str, ...]:
    """All names, in the order of the table."""
    return tuple(dict.fromkeys(rij.naam for rij in _tabel()))


def laatste() -> list[Zaaksoort]:
    """Of every kind the latest row: for what does not depend on a day, such as who handles it."""
    return [
        max((r for r in _tabel() if r.naam == naam), key=lambda r: r.geldig_vanaf)
        for naam in namen()
    ]


def in_het_portaal(op: date) -> list[Zaaksoort]:
    """What a citizen can file on `op`."""
    gevonden = []
    for naam in namen():
        try:
            rij = zaaksoort(naam, op)
        except SoortOnbekend:
            continue
        if rij.portaal:
            gevonden.append(rij)
    return gevonden


@lru_cache(maxsize=1)
def _tabel() -> tuple[Zaaksoort, ...]:
    inhoud: dict[str, Any] = tomllib.loads(_BESTAND.read_text(encoding="utf-8"))
    return tuple(Zaaksoort(**_rij(rij)) for rij in inhoud["soort"])


def _rij(rij: dict[str, Any]) -> dict[str, Any]:
    return {naam: tuple(w) if isinstance(w, list) else w for naam, w in rij.items()}
