"""The dated table of terms, read once: `norm("bezwaar", dag)` and `dagbedragen(ontvangen_op)`."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

Eenheid = Literal["weken", "maanden"]
OP_EEN_GENOEMDE_DAG = -1
TRANCHE_DAGEN = 14
MEESTE_DAGEN = 3 * TRANCHE_DAGEN
_BESTAND = Path(__file__).with_name("normen.toml")


class NormOnbekend(LookupError):
    """No row of this name was valid on this day."""


@dataclass(frozen=True, slots=True)
class Norm:
    """One term. `aantal` of `eenheid`, or a `vaste_dag` (month, day) of the year before; see normen.toml."""

    naam: str
    geldig_vanaf: date
    artikel: str
    tekst: str
    bron: str
    aantal: int = 0
    eenheid: Eenheid = "weken"
    vaste_dag: tuple[int, int] | None = None
    verdaging: int = 0
    verdaging_artikel: str = ""
    verdaagd_vanaf: str = ""
    dwangsom: bool = False


@dataclass(frozen=True, slots=True)
class Dagbedragen:
    """What each day of the three times fourteen costs, in cents."""

    geldig_vanaf: date
    per_dag_centen: tuple[int, int, int]
    artikel: str
    bron: str


def norm(naam: str, dag: date) -> Norm:
    """The row `naam` valid on `dag`; raises `NormOnbekend`."""
    geldig = [rij for rij in _tabel()[0] if rij.naam == naam and rij.geldig_vanaf <= dag]
    if not geldig:
        raise NormOnbekend(
            f"Geen termijn {naam!r} op {dag:%d-%m-%Y}; bekend zijn {', '.join(namen())}."
        )
    return max(geldig, key=lambda rij: rij.geldig_vanaf)


def namen() -> list[str]:
    """All names of terms."""
    return sorted({rij.naam for rij in _tabel()[0]})


def dagbedragen(ontvangen_op: date) -> Dagbedragen:
    """The amounts for a notice received on this day; raises `NormOnbekend` before 1 October 2009."""
    geldig = [rij for rij in _tabel()[1] if rij.geldig_vanaf <= ontvangen_op]
    if not geldig:
        raise NormOnbekend(f"Op {ontvangen_op:%d-%m-%Y} bestond de dwangsom nog niet.")
    return max(geldig, key=lambda rij: rij.geldig_vanaf)


@lru_cache(maxsize=1)
def _tabel() -> tuple[tuple[Norm, ...], tuple[Dagbedragen, ...]]:
    inhoud: dict[str, Any] = tomllib.loads(_BESTAND.read_text(encoding="utf-8"))
    termijnen = tuple(_norm(rij) for rij in inhoud["norm"])
    bedragen = tuple(
        Dagbedragen(**(rij | {"per_dag_centen": tuple(rij["per_dag_centen"])}))
        for rij in inhoud["dwangsom"]
    )
    return termijnen, bedragen


def _norm(rij: dict[str, Any]) -> Norm:
    if "vaste_dag" in rij:
        maand, dag = rij["vaste_dag"].split("-")
        rij = rij | {"vaste_dag": (int(maand), int(dag))}
    return Norm(**rij)
