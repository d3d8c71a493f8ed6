"""Months off given back: from which month one may pay again before the period ends (6.7(2), 10a.5; Regeling sf 2000 art. 5.2).

What stays of a period lasts at least as long as one may ask for, so that a period never becomes shorter than that by
the back door; a period that has not begun may be given back whole.
"""

from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.period import Maand
from terugbetalen.models import Feit
from terugbetalen.rules.parameters import bekende_wet

from .aflosvrij import ruimte
from .oordelen import HOORT_NIET, JA, Oordeel
from .stand import Schuldstand
from .stellen import AnderFeit
from .verzoeken import VerzoekGeweigerd


@dataclass(frozen=True, slots=True)
class Teruggave:
    """A period [van, tot) whose months from `vanaf` on are given back."""

    van: Maand
    tot: Maand
    vanaf: Maand

    @property
    def maanden(self) -> int:
        """How many come back."""
        return self.tot - self.vanaf

    @property
    def feit(self) -> AnderFeit:
        """The months as a fact that no longer holds."""
        return AnderFeit(Feit.Soort.AFLOSVRIJ, self.vanaf, self.tot, geldt=False)


def mogelijk(stand: Schuldstand) -> list[Teruggave]:
    """Every month from which one can pay again, in order."""
    if stand.gewone is None:
        return []
    minstens = _minstens(stand)
    return [
        Teruggave(van, tot, vanaf)
        for van, tot in sorted(ruimte(stand).perioden)
        for vanaf in (van + n for n in range(tot - van))
        if vanaf >= stand.maand and (vanaf == van or vanaf - van >= minstens)
    ]


def oordeel(stand: Schuldstand) -> Oordeel:
    """Shown to who has months off that are not over."""
    komend = [tot for _van, tot in ruimte(stand).perioden if tot > stand.maand]
    if stand.gewone is None or not komend:
        return HOORT_NIET
    if not mogelijk(stand):
        return Oordeel(
            mag=False, reden=_("Uw vrije maanden duren minstens 3 maanden. Ze zijn dan al voorbij.")
        )
    return JA


def beoordeel(stand: Schuldstand, vanaf: Maand) -> Teruggave:
    """The months that are given back; raises `VerzoekGeweigerd` when that cannot be."""
    gevonden = next((een for een in mogelijk(stand) if een.vanaf == vanaf), None)
    if gevonden is None:
        raise VerzoekGeweigerd(
            str(_("Vanaf deze maand kunt u niet weer gaan betalen. Kies een andere maand."))
        )
    return gevonden


def _minstens(stand: Schuldstand) -> int:
    """Of a debtor abroad who pays by the year another number (10a.6(4))."""
    jaarlijks = stand.is_oud and stand.heeft(Feit.Soort.BUITENLAND) is not None
    naam = "minstens_jaarlijks" if jaarlijks else "minstens"
    maand = np.array([stand.maand.index], dtype=np.int64)
    return int(bekende_wet().reeks(f"fase.aflosvrij.{naam}", maand)[0])
