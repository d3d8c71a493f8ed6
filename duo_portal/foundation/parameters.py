"""Dated parameters from TOML: the value in force in a month, the fingerprint of a set, an overlay on top.

A table in a file looks like this; euros are text as the law prints them, never floats:

    [basisbeurs.ho]
    law = "Wsf 2000 art. 3.18"
    unit = "euro per maand"
    source = "…"                # where the figures were read
    confidence = "high"         # or medium, low, with a remark
    until = 2027-01-01          # first day on which the law is not known
    [[basisbeurs.ho.values]]
    from = 2025-01-01
    thuiswonend = "125.99"

A series is named table plus column: "basisbeurs.ho.thuiswonend". One entry may have its own source, confidence and remark. Units: "euro …" becomes cents, "procent"
becomes parts per million, everything else is a whole number.
"""

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .law import LawReference
from .money import centen
from .period import Maand

_TOELICHTING = {
    "from",
    "remark",
    "source",
    "confidence",
}  # of one entry: everything else is a column


class BuitenBekendeWet(LookupError):
    """A date for which the law is not known to this administration: never a silent zero."""


class NietGemodelleerd(NotImplementedError):
    """A situation that docs/niet-gemodelleerd.md names; the message says what to tell the person."""


@dataclass(frozen=True, slots=True)
class Reeks:
    """One series: values from ascending month indices on, known up to the month index `tot`.

    `per_maand` holds the value of every month from the first on: reading a column is one look-up.
    """

    naam: str
    wet: LawReference
    eenheid: str
    vanaf: NDArray[np.int64]
    waarden: NDArray[np.int64]
    tot: int
    per_maand: NDArray[np.int64]


class Parameters:
    """A set of series with a fingerprint over its content."""

    def __init__(self, tabellen: Mapping[str, Mapping[str, Any]]) -> None:
        self.tabellen = dict(sorted(tabellen.items()))
        self._reeksen = {r.naam: r for n, t in self.tabellen.items() for r in _reeksen(n, t)}
        canoniek = json.dumps(self.tabellen, sort_keys=True, default=str, separators=(",", ":"))
        self.fingerprint = hashlib.sha256(canoniek.encode()).hexdigest()

    @classmethod
    def laad(cls, *plaatsen: Path) -> "Parameters":
        """Read every .toml of the given files and folders; a table may stand in one file only."""
        tabellen: dict[str, Mapping[str, Any]] = {}
        for bestand in _bestanden(plaatsen):
            for naam, tabel in tabellen_van(tomllib.loads(bestand.read_text(encoding="utf-8"))):
                if naam in tabellen:
                    raise ValueError(
                        f"{bestand.name}: tabel [{naam}] staat al in een ander bestand."
                    )
                tabellen[naam] = tabel
        return cls(tabellen)

    def overlay(self, tabellen: Mapping[str, Mapping[str, Any]]) -> "Parameters":
        """A proposed law: the same set with these tables in place of the present ones."""
        return Parameters({**self.tabellen, **tabellen})

    def inhoud(self) -> dict[str, Any]:
        """The whole content as JSON-able data; `Parameters.uit_inhoud` gives the same fingerprint."""
        return dict(json.loads(json.dumps(self.tabellen, default=str)))

    @classmethod
    def uit_inhoud(cls, inhoud: Mapping[str, Any]) -> "Parameters":
        """Rebuild a stored set."""
        return cls({naam: dict(tabel) for naam, tabel in inhoud.items()})

    def namen(self) -> list[str]:
        return sorted(self._reeksen)

    def wet(self, naam: str) -> LawReference:
        """The article of a series."""
        return self._reeks(naam).wet

    def eenheid(self, naam: str) -> str:
        return self._reeks(naam).eenheid

    def waarde(self, naam: str, op: date | Maand) -> int:
        """The value in force: cents, ppm or a whole number. Raises `BuitenBekendeWet`."""
        maand = op if isinstance(op, Maand) else Maand.van(op)
        reeks = self._reeks(naam)
        if not reeks.vanaf[0] <= maand.index < reeks.tot:
            eind = Maand.van_index(reeks.tot)
            raise BuitenBekendeWet(
                f"{naam} is niet bekend voor {maand}: deze administratie kent de wet van "
                f"{Maand.van_index(int(reeks.vanaf[0]))} tot {eind}."
            )
        return int(reeks.per_maand[maand.index - reeks.vanaf[0]])

    def reeks(self, naam: str, maand: NDArray[np.int64]) -> NDArray[np.int64]:
        """The value in force for each month index; rows outside the known law get the nearest value
        and must have been judged with `bekend` before."""
        reeks = self._reeks(naam)
        plek = np.clip(maand - reeks.vanaf[0], 0, len(reeks.per_maand) - 1)
        return reeks.per_maand[plek]

    def bekend(self, naam: str, maand: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which month indices lie inside the known law of this series."""
        reeks = self._reeks(naam)
        return (maand >= reeks.vanaf[0]) & (maand < reeks.tot)

    def overgangen(self, naam: str) -> list[int]:
        """The month indices in which the value of this series differs from the month before."""
        waarden = self._reeks(naam).per_maand
        return (np.flatnonzero(np.diff(waarden)) + 1 + self._reeks(naam).vanaf[0]).tolist()

    def periode(self, naam: str) -> tuple[Maand, Maand]:
        """The months for which the series is known, half-open."""
        reeks = self._reeks(naam)
        return Maand.van_index(int(reeks.vanaf[0])), Maand.van_index(reeks.tot)

    def _reeks(self, naam: str) -> Reeks:
        try:
            return self._reeksen[naam]
        except KeyError:
            raise KeyError(f"Er is geen parameter {naam!r}; zie de .toml-bestanden.") from None


def _bestanden(plaatsen: Iterable[Path]) -> list[Path]:
    gevonden: list[Path] = []
    for plaats in plaatsen:
        gevonden += sorted(plaats.glob("*.toml")) if plaats.is_dir() else [plaats]
    return gevonden


def tabellen_van(
    boom: Mapping[str, Any], voor: str = ""
) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """The tables with values of a parsed file, by their dotted name."""
    for sleutel, waarde in boom.items():
        if not isinstance(waarde, Mapping):
            continue
        naam = f"{voor}{sleutel}"
        if "values" in waarde:
            yield naam, waarde
        else:
            yield from tabellen_van(waarde, f"{naam}.")


def _reeksen(naam: str, tabel: Mapping[str, Any]) -> Iterable[Reeks]:
    rijen = sorted(tabel["values"], key=lambda rij: str(rij["from"]))
    if not rijen or "until" not in tabel:
        raise ValueError(f"[{naam}] heeft geen waarden of geen until.")
    wet, eenheid = LawReference.parse(tabel["law"]), tabel["unit"]
    for kolom in sorted({k for rij in rijen for k in rij} - _TOELICHTING):
        eigen = [rij for rij in rijen if kolom in rij]
        vanaf = np.array([_index(rij["from"]) for rij in eigen], dtype=np.int64)
        waarden = np.array([_getal(rij[kolom], eenheid) for rij in eigen], dtype=np.int64)
        tot = _index(tabel["until"])
        duur = np.diff(np.append(vanaf, max(tot, int(vanaf[-1]) + 1)))
        per_maand = np.repeat(waarden, duur)
        yield Reeks(f"{naam}.{kolom}", wet, eenheid, vanaf, waarden, tot, per_maand)


def _index(dag: date | str) -> int:
    datum = dag if isinstance(dag, date) else date.fromisoformat(dag)
    if datum.day != 1:
        raise ValueError(f"{datum}: een parameter geldt vanaf de eerste dag van een maand.")
    return Maand.van(datum).index


def _getal(waarde: Any, eenheid: str) -> int:
    if eenheid.startswith("euro"):
        return centen(waarde)
    if eenheid.startswith("procent"):
        ppm = Decimal(waarde) * 10_000
        if ppm != int(ppm):
            raise ValueError(f"{waarde} procent is geen heel aantal miljoensten.")
        return int(ppm)
    if isinstance(waarde, int) and not isinstance(waarde, bool):
        return waarde
    raise ValueError(f"{waarde!r}: schrijf bij eenheid {eenheid!r} een geheel getal.")
