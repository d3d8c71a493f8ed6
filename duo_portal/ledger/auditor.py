"""The auditor: an independent look at the books, in its own SQL, red when something does not add up.

It shares nothing with the functions that book. A check is a query that returns the rows that are wrong;
none is green. The ledger's own checks stand in sql/audit/, one file each; the first comment line explains
it to a reader. Other apps add theirs from `AppConfig.ready()` with `register_controle` or
`register_map` (a folder of such files).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction

MAP = Path(__file__).parent / "sql" / "audit"
VOORBEELDEN = 10


@dataclass(frozen=True, slots=True)
class Controle:
    """A check: a name, a sentence for a reader, and one SELECT of the rows that break it."""

    naam: str
    uitleg: str
    sql: str


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What a check found: how many rows, and the first of them as columns and values."""

    controle: Controle
    aantal: int
    voorbeelden: list[dict[str, Any]]

    @property
    def is_groen(self) -> bool:
        """Whether nothing was found."""
        return self.aantal == 0


class ControleBestaatAl(ValueError):
    """Two different checks were registered under one name."""


_controles: dict[str, Controle] = {}


def register_controle(controle: Controle) -> None:
    """Add a check; the same one twice is fine, another under its name raises `ControleBestaatAl`."""
    if _controles.setdefault(controle.naam, controle) != controle:
        raise ControleBestaatAl(f"Er is al een andere controle met de naam {controle.naam!r}.")


def register_map(folder: Path) -> None:
    """Add every .sql file of a folder: file name = name, first line `-- …` = explanation."""
    for bestand in sorted(folder.glob("*.sql")):
        eerste, _, sql = bestand.read_text(encoding="utf-8").partition("\n")
        register_controle(Controle(bestand.stem, eerste.removeprefix("--").strip(), sql))


def controles() -> list[Controle]:
    """All registered checks, by name."""
    return [_controles[naam] for naam in sorted(_controles)]


def controleer(namen: Sequence[str] | None = None) -> list[Uitkomst]:
    """Run the checks (all, or the named ones) read-only and on one snapshot; raises KeyError for a
    name that is not registered."""
    with transaction.atomic(), connection.cursor() as cursor:
        # Inside a caller's transaction the isolation is no longer ours to choose; reading only still is.
        isolatie = "" if connection.savepoint_ids else "ISOLATION LEVEL REPEATABLE READ "
        cursor.execute(f"SET TRANSACTION {isolatie}READ ONLY")
        return voer_uit(cursor, namen)


def voer_uit(cursor: Any, namen: Sequence[str] | None = None) -> list[Uitkomst]:
    """Run the checks on any cursor, in its transaction as it is."""
    gekozen = controles() if namen is None else [_controles[naam] for naam in namen]
    return [_een(cursor, controle) for controle in gekozen]


def _een(cursor: Any, controle: Controle) -> Uitkomst:
    cursor.execute(
        f"SELECT count(*) OVER () AS gevonden, fout.* FROM (\n{controle.sql}\n) AS fout LIMIT {VOORBEELDEN}"
    )
    rijen = cursor.fetchall()
    kolommen = [kolom[0] for kolom in cursor.description][1:]
    voorbeelden = [dict(zip(kolommen, rij[1:], strict=True)) for rij in rijen]
    return Uitkomst(controle, rijen[0][0] if rijen else 0, voorbeelden)
