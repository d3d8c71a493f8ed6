"""The rules of parameters/proactief.toml, read and checked: a rule that names anything else than a fact is refused.

A condition becomes SQL by the name of its fact only, which stands in the closed list; what it is compared with is a
parameter of the statement.
"""

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from duo_portal.foundation.money import GeenBedrag, centen

from .feiten import FEITEN, Maat

BESTAND = Path(__file__).parents[1] / "parameters" / "proactief.toml"
_TEKSTEN = ("naam", "wie", "waarom", "aan_u")
_TALEN = ("nl", "en")
_VOORWAARDE = {"feit", "minstens", "hoogstens", "is", "of_nooit"}


class RegelOngeldig(ValueError):
    """A rule asks what may not be asked, or does not say whom it means and why."""


class RegelOnbekend(LookupError):
    """There is no rule of this name."""


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """A fact and its bounds (inclusive); cents, numbers, or yes and no. `of_nooit`: who has no such fact counts too."""

    feit: str
    minstens: int | None = None
    hoogstens: int | None = None
    is_: bool | None = None
    of_nooit: bool = False

    def sql(self, nummer: str) -> tuple[str, dict[str, Any]]:
        """The condition with its parameters; `nummer` keeps their names apart."""
        delen: list[str] = []
        waarden: dict[str, Any] = {}
        for teken, waarde in ((">=", self.minstens), ("<=", self.hoogstens), ("=", self.is_)):
            if waarde is not None:
                naam = f"v{nummer}_{len(delen)}"
                delen.append(f"{self.feit} {teken} %({naam})s")
                waarden[naam] = waarde
        vraag = " AND ".join(delen)
        return (f"(({vraag}) OR {self.feit} IS NULL)" if self.of_nooit else f"({vraag})"), waarden


@dataclass(frozen=True, slots=True)
class Regel:
    """One rule: its texts per language, its conditions (all of them), and the fact by which people are called first."""

    code: str
    teksten: Mapping[str, str]
    alle: tuple[Voorwaarde, ...]
    eerst: str
    bron: Mapping[str, Any]

    def tekst(self, wat: str) -> str:
        """A text (`naam`, `wie`, `waarom`, `aan_u`, `wacht_op`) in the language that is switched on; may be empty."""
        return tekst_uit(self.bron, wat)

    @property
    def feiten(self) -> tuple[str, ...]:
        """The facts that the rule names, in order, each once."""
        return tuple(dict.fromkeys([*(v.feit for v in self.alle), self.eerst]))


@dataclass(frozen=True, slots=True)
class Uitsluiting:
    """Who is left out of every list, and why in words per language."""

    code: str
    voorwaarde: Voorwaarde
    nl: str
    en: str

    @property
    def tekst(self) -> str:
        """The reason in the language that is switched on."""
        return self.en if (get_language() or "nl").startswith("en") else self.nl


@dataclass(frozen=True, slots=True)
class Regelboek:
    """All rules and all exclusions, in the order of the file."""

    regels: Mapping[str, Regel]
    uitsluitingen: Mapping[str, Uitsluiting]

    def regel(self, code: str) -> Regel:
        """The rule of this name; raises `RegelOnbekend`."""
        try:
            return self.regels[code]
        except KeyError:
            raise RegelOnbekend(f"Er is geen regel {code!r}; zie {BESTAND.name}.") from None


def tekst_uit(bron: Mapping[str, Any], wat: str) -> str:
    """A text of a rule as it stands in the file, or as a list kept it, in the language that is switched on."""
    taal = "en" if (get_language() or "nl").startswith("en") else "nl"
    return str(bron.get(f"{wat}_{taal}", ""))


@lru_cache(maxsize=1)
def regelboek() -> Regelboek:
    """What is in force: the file of this version of the program."""
    return lees(BESTAND.read_text(encoding="utf-8"))


def lees(inhoud: str) -> Regelboek:
    """Read and check a book of rules; raises `RegelOngeldig` with what is wrong."""
    boek = tomllib.loads(inhoud)
    return Regelboek(
        {code: _regel(code, rij) for code, rij in boek.get("regel", {}).items()},
        {code: _uitsluiting(code, rij) for code, rij in boek.get("uitsluiting", {}).items()},
    )


def _regel(code: str, rij: Mapping[str, Any]) -> Regel:
    mist = [f"{t}_{taal}" for t in _TEKSTEN for taal in _TALEN if not rij.get(f"{t}_{taal}")]
    if mist:
        raise RegelOngeldig(f"Regel {code}: {', '.join(mist)} ontbreekt.")
    regel = Regel(
        code,
        {naam: str(waarde) for naam, waarde in rij.items() if naam.endswith(("_nl", "_en"))},
        tuple(_voorwaarde(code, deel) for deel in rij.get("alle", ())),
        str(rij.get("eerst", "")),
        rij,
    )
    if not regel.alle:
        raise RegelOngeldig(f"Regel {code}: zonder voorwaarde kiest zij iedereen.")
    _ken(code, regel.eerst)
    for taal in _TALEN:
        velden = {
            veld for _t, veld, _v, _o in string.Formatter().parse(rij[f"aan_u_{taal}"]) if veld
        }
        if vreemd := velden - set(regel.feiten):
            raise RegelOngeldig(
                f"Regel {code}: aan_u_{taal} noemt {sorted(vreemd)}, geen feit van haar."
            )
    return regel


def _uitsluiting(code: str, rij: Mapping[str, Any]) -> Uitsluiting:
    if not (rij.get("nl") and rij.get("en")):
        raise RegelOngeldig(f"Uitsluiting {code}: de reden ontbreekt in een van de talen.")
    grenzen = {n: w for n, w in rij.items() if n in _VOORWAARDE}
    if len(grenzen) == 1:
        grenzen["is"] = True
    return Uitsluiting(code, _voorwaarde(code, grenzen), str(rij["nl"]), str(rij["en"]))


def _voorwaarde(code: str, deel: Mapping[str, Any]) -> Voorwaarde:
    if vreemd := set(deel) - _VOORWAARDE:
        raise RegelOngeldig(f"{code}: een voorwaarde kent geen {sorted(vreemd)}.")
    feit = str(deel.get("feit", ""))
    maat = _ken(code, feit)
    is_ = deel.get("is")
    minstens = _getal(code, maat, deel.get("minstens"))
    hoogstens = _getal(code, maat, deel.get("hoogstens"))
    heeft_grens = minstens is not None or hoogstens is not None
    if (maat is Maat.JA_NEE) != isinstance(is_, bool) or (maat is Maat.JA_NEE) == heeft_grens:
        raise RegelOngeldig(f"{code}: {feit} is {maat}; vraag het als zodanig.")
    return Voorwaarde(feit, minstens, hoogstens, is_, bool(deel.get("of_nooit", False)))


def _ken(code: str, feit: str) -> Maat:
    if feit not in FEITEN:
        raise RegelOngeldig(f"{code}: {feit!r} is geen feit waarop gekozen mag worden.")
    return FEITEN[feit].maat


def _getal(code: str, maat: Maat, waarde: Any) -> int | None:
    if waarde is None:
        return None
    if maat is Maat.EURO and isinstance(waarde, str):
        try:
            return centen(waarde)
        except GeenBedrag:
            raise RegelOngeldig(f"{code}: {waarde!r} is geen bedrag.") from None
    if maat is not Maat.EURO and isinstance(waarde, int) and not isinstance(waarde, bool):
        return waarde
    raise RegelOngeldig(f"{code}: {waarde!r} past niet bij {maat}.")
