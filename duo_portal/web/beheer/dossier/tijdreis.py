"""A file as it was known on one day about another, and two such moments side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import QueryDict
from django.utils.html import strip_tags

from duo_portal.foundation.clock import AMSTERDAM

from .formulieren import Momentformulier
from .panelen import Getekend, lees_panelen

_EINDE = time(23, 59, 59, 999999)


@dataclass(frozen=True, slots=True)
class Moment:
    """About day `over`, as known at the end of day `bekend` (None: now)."""

    over: date
    bekend: date | None = None

    @property
    def bekend_op(self) -> datetime | None:
        """The aware moment of what was known."""
        if self.bekend is None:
            return None
        return datetime.combine(self.bekend, _EINDE, AMSTERDAM)


@dataclass(frozen=True, slots=True)
class Verschil:
    """One line that differs: in which part of the file, what, and its value at both moments."""

    deel: str
    wat: str
    eerst: str
    daarna: str


def lees_moment(
    vraag: QueryDict, vandaag: date, *, prefix: str | None = None
) -> tuple[Momentformulier, Moment]:
    """The form with what was asked, and the moment; a wrong answer counts as now and says so in the form."""
    form = Momentformulier(vandaag, vraag or None, prefix=prefix)
    gegeven = form.cleaned_data if form.is_bound and form.is_valid() else {}
    bekend: date | None = gegeven.get("bekend")
    return form, Moment(gegeven.get("over") or vandaag, bekend if bekend != vandaag else None)


def vergelijk(
    gebruiker: AbstractBaseUser | AnonymousUser, persoon_id: int, eerst: Moment, daarna: Moment
) -> list[Verschil]:
    """What differs between two moments of a file, part by part; equal lines are left out."""
    een, twee = (
        {g.paneel.naam: g for g in lees_panelen(gebruiker, persoon_id, m.over, m.bekend_op)}
        for m in (eerst, daarna)
    )
    verschillen: list[Verschil] = []
    for naam in dict.fromkeys([*een, *twee]):
        titel = str((een.get(naam) or twee[naam]).paneel.titel)
        oud, nieuw = _regels(een.get(naam)), _regels(twee.get(naam))
        verschillen += _naast_elkaar(titel, oud, nieuw)
    return verschillen


def _naast_elkaar(
    titel: str, oud: Mapping[str, list[str]], nieuw: Mapping[str, list[str]]
) -> Iterable[Verschil]:
    for wat in dict.fromkeys([*oud, *nieuw]):
        toen, nu = oud.get(wat, []), nieuw.get(wat, [])
        weg = [regel for regel in toen if regel not in nu]
        erbij = [regel for regel in nu if regel not in toen]
        hoogste = max(len(weg), len(erbij))
        for plaats in range(hoogste):
            yield Verschil(titel, wat, _op(weg, plaats), _op(erbij, plaats))


def _op(regels: list[str], plaats: int) -> str:
    return regels[plaats] if plaats < len(regels) else ""


def _regels(getekend: Getekend | None) -> dict[str, list[str]]:
    """The plain lines of a panel by what they are about: a name, or a row by its first cell within its table."""
    regels: dict[str, list[str]] = {}
    if getekend is None:
        return regels
    for naam, waarde in getekend.inhoud.get("gegevens", ()):
        regels.setdefault(str(naam), []).append(_kaal(waarde))
    for tabel in getekend.inhoud.get("tabellen", ()):
        for rij in tabel.rijen:
            cellen = [_kaal(cel) for cel in rij]
            wat = f"{tabel.titel}: {cellen[0]}" if cellen else str(tabel.titel)
            regels.setdefault(wat, []).append(" · ".join(cellen[1:]))
    return regels


def _kaal(cel: object) -> str:
    """Without the link around it."""
    return strip_tags(str(cel)).strip()
