"""Which phase a debt is in: study, aanloopfase, aflosfase, free of terms, suspended, over (6.5-6.7, 6.19a, 10a.4-5).

One row is one debt, for a debt has its own clock. The period begins on 1 January after the year in which student
finance stopped; studying again suspends it and moves all that follows; months free of terms move the end of the
aflosfase only. A suspension is counted in months, not in calendar years (our reading of 6.5(3)).
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from duo_portal.foundation.rule import rule

from .kolommen import GEEN, JAAR, NOOIT, controleer_perioden, geen_perioden, ligt_in, voeg_samen
from .machten import Int
from .regeling import LOOPTIJD, Regeling


class Fase(IntEnum):
    """The phase of a month."""

    STUDIE = 0  # the period has not begun: the rate of each year
    AANLOOP = 1  # first two years, nothing due (6.6)
    AFLOS = 2  # terms are due (6.7)
    AFLOSVRIJ = 3  # asked for a pause (6.7(2)); the end moves
    OPGESCHORT = 4  # studies again (6.5(3)), Wsnp, first four months of the credit (6.19a)
    EINDE = 5  # what is left has lapsed (6.16(1))


@dataclass(frozen=True, slots=True)
class Fasefeiten:
    """Rows of debts; months are indices; periods (n, k) half-open, in order, GEEN where not used."""

    regeling: Int
    begin: Int  # first month of the terugbetalingsperiode; NOOIT while student finance runs
    schorsing_van: Int  # (n, k)
    schorsing_tot: Int
    aflosvrij_van: Int  # (n, j)
    aflosvrij_tot: Int
    extra_maanden: Int  # the aflosfase is so much longer (10a.11(2): twelve a year)
    elders_afgelost: Int  # months of an aflosfase that had run before a choice (12.14(5))

    def __len__(self) -> int:
        return len(self.regeling)


@dataclass(frozen=True, slots=True)
class Fasen:
    """Per row the first month of the period and of the aflosfase, and the month in which the rest lapses."""

    begin: Int
    aflos_begin: Int
    einde: Int


def zonder_pauze(regeling: Int, begin: Int) -> Fasefeiten:
    """Facts of debts that were never suspended."""
    leeg, nul = geen_perioden(len(regeling)), np.zeros(len(regeling), dtype=np.int64)
    return Fasefeiten(regeling, begin, *leeg, *leeg, nul, nul)


@rule(law="Wsf 2000 art. 6.5(1)")
def begin_terugbetaling(laatste_sf: Int) -> Int:
    """1 January after the year of the last month with student finance; NOOIT while it runs."""
    return np.where(laatste_sf == NOOIT, NOOIT, (laatste_sf // JAAR + 1) * JAAR)


@rule(
    law=(
        "Wsf 2000 art. 6.5(2)",
        "Wsf 2000 art. 6.5(3)",
        "Wsf 2000 art. 6.6(1)",
        "Wsf 2000 art. 6.7(1)",
        "Wsf 2000 art. 6.19a",
        "Wsf 2000 art. 10a.4",
        "Wsf 2000 art. 10a.5(2)",
        "Wsf 2000 art. 10a.11(2)",
    )
)
def bepaal_fasen(f: Fasefeiten) -> Fasen:
    """When the aflosfase begins and ends. Raises ValueError for periods that overlap or are out of order."""
    controleer_perioden("schorsing", f.schorsing_van, f.schorsing_tot)
    controleer_perioden("aflosvrije periode", f.aflosvrij_van, f.aflosvrij_tot)
    aanloop, aflos = _looptijd(f.regeling)
    duur = np.maximum(aflos + f.extra_maanden - f.elders_afgelost, 0)
    loopt = f.begin < NOOIT
    begin = np.where(loopt, f.begin, 0)
    aflos_begin = _schuif(begin, begin + aanloop, f.schorsing_van, f.schorsing_tot)
    van, tot = _pauzes(f)
    einde = _schuif(aflos_begin, aflos_begin + duur, van, tot)
    return Fasen(f.begin, np.where(loopt, aflos_begin, NOOIT), np.where(loopt, einde, NOOIT))


@rule(law=("Wsf 2000 art. 6.5(3)", "Wsf 2000 art. 6.7(2)", "Wsf 2000 art. 6.16(1)"))
def fase_op(f: Fasefeiten, fasen: Fasen, maand: Int) -> Int:
    """The `Fase` of each row in a month; a suspension goes before a pause that was asked for."""
    kort = (f.regeling == Regeling.LLLK) & (maand < fasen.aflos_begin)
    gevallen = [
        (maand < f.begin, Fase.STUDIE),
        (maand >= fasen.einde, Fase.EINDE),
        (ligt_in(maand, f.schorsing_van, f.schorsing_tot) | kort, Fase.OPGESCHORT),
        (maand < fasen.aflos_begin, Fase.AANLOOP),
        (ligt_in(maand, f.aflosvrij_van, f.aflosvrij_tot), Fase.AFLOSVRIJ),
    ]
    codes = np.select([g for g, _ in gevallen], [int(c) for _, c in gevallen], int(Fase.AFLOS))
    return np.asarray(codes, dtype=np.int64)


@rule(law=("Wsf 2000 art. 6.9(2)", "Wsf 2000 art. 6.15"))
def resterende_maanden(f: Fasefeiten, fasen: Fasen, maand: Int) -> Int:
    """Months of the aflosfase with a term, from this month on: pauses do not count; 0 when it is over.

    Before the aflosfase all of its months are left.
    """
    van, tot = _pauzes(f)
    vanaf = np.maximum(maand, fasen.aflos_begin)
    over = np.maximum(fasen.einde - vanaf, 0) - _overlap(vanaf, fasen.einde, van, tot)
    return np.where(f.begin < NOOIT, over, _looptijd(f.regeling)[1] + f.extra_maanden)


def gebruikt_aflosvrij(f: Fasefeiten, fasen: Fasen, tot: Int) -> Int:
    """Months free of terms that were used before month `tot` (at most 60 in all)."""
    return _overlap(
        fasen.aflos_begin, np.minimum(tot, fasen.einde), f.aflosvrij_van, f.aflosvrij_tot
    )


def _looptijd(regeling: Int) -> tuple[Int, Int]:
    aanloop, aflos = (
        np.zeros(len(regeling), dtype=np.int64),
        np.zeros(len(regeling), dtype=np.int64),
    )
    for soort, looptijd in LOOPTIJD.items():
        aanloop[regeling == soort] = looptijd.aanloopmaanden
        aflos[regeling == soort] = looptijd.aflosmaanden
    return aanloop, aflos


def _pauzes(f: Fasefeiten) -> tuple[Int, Int]:
    """Suspensions and months free of terms as one list; what coincides counts once."""
    return voeg_samen(f.schorsing_van, f.schorsing_tot, f.aflosvrij_van, f.aflosvrij_tot)


def _schuif(begin: Int, einde: Int, van: Int, tot: Int) -> Int:
    """`einde` later by the months of the periods (in order) that lie between `begin` and it."""
    for k in range(van.shape[1]):
        telt = (van[:, k] != GEEN) & (van[:, k] < einde) & (tot[:, k] > begin)
        einde = einde + np.where(telt, tot[:, k] - np.maximum(van[:, k], begin), 0)
    return einde


def _overlap(begin: Int, einde: Int, van: Int, tot: Int) -> Int:
    samen = np.minimum(tot, einde[:, None]) - np.maximum(van, begin[:, None])
    return np.asarray(np.where(van == GEEN, 0, np.maximum(samen, 0)).sum(axis=1), dtype=np.int64)
