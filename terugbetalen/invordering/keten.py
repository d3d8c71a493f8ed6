"""The chain as data: which steps there are on a day, in which order, for whom, how long, and what may hold them.

Read from parameters/invordering.toml; the amounts in that file are ordinary dated parameters.
"""

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from duo_portal.cases.termijnen import verleng
from duo_portal.foundation.law import LawReference
from terugbetalen.rules.parameters import MAP

BESTAND: Path = MAP / "invordering.toml"
VOOR = ("iedereen", "geen_incasso", "nederland", "buitenland")


@dataclass(frozen=True, slots=True)
class Stap:
    """One step. `termijn` in days (None: nothing to wait for); `drempel`: only above the bounds for a transfer."""

    naam: str
    van: date
    tot: date | None
    law: str
    wacht: int
    termijn: int | None
    brief: str
    kanaal: str
    voor: str
    ondanks: tuple[str, ...]
    source: str
    confidence: str
    feestdagen: bool = False
    vergoeding: bool = False
    stuit: bool = False
    drempel: bool = False
    overdracht: str = ""

    @property
    def wet(self) -> LawReference:
        return LawReference.parse(self.law)

    def betaal_voor(self, verzonden: date) -> date | None:
        """The last day to pay, counted from the day after sending (Awb 4:112(1))."""
        if self.termijn is None:
            return None
        laatste = verzonden + timedelta(days=self.termijn)
        return verleng(laatste) if self.feestdagen else laatste

    def past(self, *, heeft_incasso: bool, is_buitenland: bool) -> bool:
        """Whether the step exists for somebody like this."""
        return {
            "iedereen": True,
            "geen_incasso": not heeft_incasso,
            "nederland": not is_buitenland,
            "buitenland": is_buitenland,
        }[self.voor]


@cache
def alle_stappen() -> tuple[Stap, ...]:
    """Every step of the file, in its order; raises ValueError for one that nobody could be in."""
    rijen = tomllib.loads(BESTAND.read_text(encoding="utf-8"))["stap"]
    stappen = tuple(
        Stap(
            **{
                **rij,
                "tot": rij.get("tot"),
                "termijn": rij.get("termijn"),
                "ondanks": tuple(rij["ondanks"]),
            }
        )
        for rij in rijen
    )
    for stap in stappen:
        if stap.voor not in VOOR or stap.kanaal not in ("voorkeur", "papier"):
            raise ValueError(
                f"Stap {stap.naam}: 'voor' {stap.voor!r} of 'kanaal' {stap.kanaal!r} bestaat niet."
            )
    return stappen


def stappen_op(op: date) -> tuple[Stap, ...]:
    """The steps that are taken on a day, in order."""
    return tuple(s for s in alle_stappen() if s.van <= op and (s.tot is None or op < s.tot))


def stap_met_naam(naam: str, op: date) -> Stap:
    """The step of this name on a day; raises LookupError when there is none then."""
    for stap in stappen_op(op):
        if stap.naam == naam:
            return stap
    raise LookupError(f"Op {op} bestaat er geen stap {naam!r}; zie parameters/invordering.toml.")


def volgorde(naam: str) -> int:
    """Where a step stands in the chain, 1 and on; 0 for `einde` and for what is no step any more."""
    namen = [stap.naam for stap in alle_stappen()]
    return namen.index(naam) + 1 if naam in namen else 0


@cache
def vingerafdruk() -> str:
    """Of the file: a run is pinned to the chain it was opened with."""
    return hashlib.sha256(BESTAND.read_bytes()).hexdigest()
