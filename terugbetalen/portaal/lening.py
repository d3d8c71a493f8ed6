"""A loan that is being repaid, as its owner sees it: balance, rate, rules, phase, and the decisions of two years.

Ordinary student finance and levenlanglerenkrediet are two loans, each with its own rules and clock.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from duo_portal.foundation.period import Maand
from terugbetalen.models import Terugbetaling, Vaststelling
from terugbetalen.rules.fase import Fase, fase_op, resterende_maanden
from terugbetalen.rules.regeling import Regeling

from .indelen import kolom
from .lezing import Lezing
from .maandlasten import rente_van


@dataclass(frozen=True, slots=True)
class Lening:
    """One loan on a day; cents. `rente_vast_tot` is the last day of the fixed rate, None while the year's rate holds."""

    regeling: Regeling
    schuld_centen: int
    rente_ppm: int
    rente_vast_tot: date | None
    fase: Fase
    begin: Maand
    aflos_begin: Maand
    einde: Maand
    resterende_maanden: int
    nu: Vaststelling | None
    straks: Vaststelling | None  # of next year, once decided

    @property
    def is_lllk(self) -> bool:
        return self.regeling is Regeling.LLLK


@dataclass(frozen=True, slots=True)
class Jaaroverzicht:
    """What happened to a debt in a calendar year (up to today): `begin + som(per_soort) = eind`, cents."""

    jaar: int
    begin: int
    per_soort: tuple[tuple[int, int], ...]
    eind: int


def lees_leningen(uit: Lezing) -> list[Lening]:
    """Every loan that is repaid now or from a day on, ordinary aid first."""
    return [een for rij in uit.terugbetalingen if (een := _lening(rij, uit)) is not None]


def jaaroverzicht(uit: Lezing, jaar: int) -> Jaaroverzicht:
    """The statement of a year, as far as it has passed."""
    tot = min(date(jaar + 1, 1, 1), uit.op + timedelta(days=1))
    stand = uit.verloop_tot(min(date(jaar, 1, 1), tot), tot)
    return Jaaroverzicht(
        jaar, stand.begin.totaal_centen, tuple(stand.per_soort().items()), stand.eind.totaal_centen
    )


def verloop_in_de_tijd(uit: Lezing) -> list[tuple[date, int]]:
    """The whole debt at the end of every month in which something happened, cents."""
    som, per_maand = 0, {}
    for post in uit.verloop(date.min).posten:
        som += post.centen
        per_maand[post.op.replace(day=1)] = som
    return list(per_maand.items())


def _lening(rij: Terugbetaling, uit: Lezing) -> Lening | None:
    schuld, op, nu = uit.schuld, uit.op, Maand.van(uit.op)
    begint = max(nu, Maand.van(rij.geldig.lower))
    d = uit.dossiers(begint)
    plekken = np.flatnonzero(d.is_lllk == rij.is_lllk)
    if not len(plekken):
        return None
    i, maand = int(plekken[0]), kolom(nu.index).repeat(len(d))
    feiten, fasen = d.fasefeiten(begint.index), d.fasen(begint.index)
    regeling = Regeling(int(d.regeling[i]))
    lllk = schuld.som(regime=int(Regeling.LLLK))
    vast = uit.renteperiode(op, is_lllk=rij.is_lllk)
    besluit = uit.besluit(op, is_lllk=rij.is_lllk)
    return Lening(
        regeling=regeling,
        schuld_centen=lllk if rij.is_lllk else schuld.totaal_centen - lllk,
        rente_ppm=_rente(regeling, op, vast.rente_ppm if vast else None, besluit),
        rente_vast_tot=_vast_tot(vast.geldig.upper if vast else None, besluit),
        fase=Fase(int(fase_op(feiten, fasen, maand)[i])),
        begin=Maand.van_index(int(fasen.begin[i])),
        aflos_begin=Maand.van_index(int(fasen.aflos_begin[i])),
        einde=Maand.van_index(int(fasen.einde[i])),
        resterende_maanden=int(resterende_maanden(feiten, fasen, maand)[i]),
        nu=besluit,
        straks=uit.besluit(date(op.year + 1, 1, 1), is_lllk=rij.is_lllk),
    )


def _vast_tot(upper: date | None, besluit: Vaststelling | None) -> date | None:
    """The last day of the fixed rate."""
    tot = upper or (besluit.rente_vast_tot if besluit else None)
    return tot - timedelta(days=1) if tot else None


def _rente(regeling: Regeling, op: date, vast: int | None, besluit: Vaststelling | None) -> int:
    """The rate that is fixed, else of the decision, else of the year."""
    if vast is not None:
        return vast
    return besluit.rente_ppm if besluit else rente_van(regeling, op.year).ppm
