"""Conditions and table against the answers of an application: pure, no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from duo_portal.foundation.period import Maand

from .definitie import Definitie, Rij, Tweetalig, Voorwaarde
from .keuren import LEEFTIJD

Antwoorden = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Toets:
    """A condition and whether it is met."""

    voorwaarde: Voorwaarde
    is_voldaan: bool

    @property
    def anders(self) -> Tweetalig:
        """Why not, for the applicant."""
        return self.voorwaarde.anders


def toets(d: Definitie, antwoorden: Antwoorden, leeftijd: int) -> list[Toets]:
    """Every condition of the scheme in order; an answer that is not there meets nothing."""
    feiten = {**antwoorden, LEEFTIJD: leeftijd}
    return [Toets(v, _voldoet(v, feiten.get(v.feit))) for v in d.voorwaarden]


def zoek_rij(d: Definitie, antwoorden: Antwoorden) -> Rij | None:
    """The first row of the table that fits; None when none does."""
    for rij in d.rijen:
        if all(antwoorden.get(naam) == waarde for naam, waarde in rij.als.items()):
            return rij
    return None


def totaal(d: Definitie, bedrag_centen: int, van: date, tot: date) -> int:
    """Cents of the whole award: the amount of the row, times the months when it is per month."""
    return bedrag_centen * maanden(van, tot) if d.is_per_maand else bedrag_centen


def maanden(van: date, tot: date) -> int:
    """Months from `van` up to (not including) `tot`, both the first of a month."""
    return Maand.van(tot).index - Maand.van(van).index


def leeftijd_op(geboortedatum: date, dag: date) -> int:
    """In whole years; who was born on 29 February is a year older on 1 March."""
    jarig = (dag.month, dag.day) >= (geboortedatum.month, geboortedatum.day)
    return dag.year - geboortedatum.year - (not jarig)


def _voldoet(v: Voorwaarde, waarde: Any) -> bool:
    if waarde is None or waarde == "":
        return False
    if v.is_ is not None:
        return bool(waarde) is v.is_
    if v.een_van:
        return waarde in v.een_van
    boven = v.minstens is None or waarde >= v.minstens
    return boven and (v.hoogstens is None or waarde <= v.hoogstens)
