"""The 1 February rule: who stops in the first year keeps the prestatiebeurs of that year as a gift.

Every variant comes down to one question per person: in which months was there an award after the first one?
`stoppen` reads that from the ordered months of many persons; `eerstejaarsregel` answers per person which
article applies, over which months, from when it can be decided and from when it takes effect. Loans never
convert.

| article | first award | no award in | takes effect at the latest on 1 January after |
|---|---|---|---|
| 4.11 (mbo 3-4) | August - January | February - July | the study year |
| 5.10 (ho) | September - January | February - August | the study year |
| 5.11 (ho) | February - August | September - January after it | the second study year |
| 5.11a(1)(a) (ho, mbo completed) | any | September - January after it | the year in which that waiting ends |
| 5.11a(1)(b) (ho, mbo completed) | February - August | February - August of the second study year | the same |
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .feiten import GEEN_MAAND, Bool, Code, Int
from .kalender import dag_van_maand

_BEGIN_HO, _BEGIN_MBO = 8, 7  # months counted from 0: September, August
_FEBRUARI_HO, _FEBRUARI_MBO = 5, 6  # months after the start of the study year


class Eerstejaarsregel(IntEnum):
    """Which article turns the first year into a gift."""

    GEEN = 0
    MBO_VOOR_FEBRUARI = 1  # 4.11
    HO_VOOR_FEBRUARI = 2  # 5.10
    HO_NA_JANUARI = 3  # 5.11
    MBO_AFGEROND = 4  # 5.11a(1)(a)
    MBO_AFGEROND_NA_JANUARI = 5  # 5.11a(1)(b)

    @property
    def artikel(self) -> str:
        """The article, for letter and explanation."""
        delen = ("", "4.11", "5.10", "5.11", "5.11a(1)", "5.11a(1)")
        return f"Wsf 2000 art. {delen[self]}" if self else ""


@dataclass(frozen=True, slots=True)
class Stoppen:
    """Per person (P): the first month of prestatiebeurs, and whether there was an award in each window."""

    persoon: Int
    eerste: Int  # month index
    begin: Int  # month index in which the study year of `eerste` begins
    laatste: Int  # last month with an award in the first two study years
    na_februari: Bool  # award from 1 February to the end of the first study year
    tweede_tot_februari: Bool  # award from the start of the second study year to 1 February
    tweede_na_februari: Bool  # award from 1 February to the end of the second study year


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Per person (P): the article and the half-open range of months whose prestatiebeurs becomes a gift.

    `beslisbaar` is the month index from which nobody can spoil it any more, `ingang` the ordinal of the day
    on which it takes effect at the latest; GEEN_MAAND and 0 where no article applies.
    """

    regel: Code
    van: Int
    tot: Int
    beslisbaar: Int
    ingang: Int


def stoppen(*, persoon: Int, maand: Int, is_mbo: Bool, telt: Bool) -> Stoppen:
    """Read the windows from award months, sorted by person and month (each person's first row decides).

    `is_mbo` (n,): the award of the row is for mbo 3-4. The first row of a person is the first month ever of
    prestatiebeurs of that kind; rows that do not count against it have `telt` False: for a first
    year in mbo every award for level 3-4 and for ho counts (4.11), for a first year in ho only ho (5.10).
    """
    wie, plek = np.unique(persoon, return_index=True)
    rij = np.searchsorted(wie, persoon)
    eerste, mbo = maand[plek], is_mbo[plek]
    beginmaand = np.where(mbo, _BEGIN_MBO, _BEGIN_HO)
    begin = (eerste - beginmaand) // 12 * 12 + beginmaand
    telt = telt & (mbo[rij] | ~is_mbo)
    sinds = maand - begin[rij]
    februari = np.where(mbo, _FEBRUARI_MBO, _FEBRUARI_HO)[rij]

    def ooit(in_venster: Bool) -> Bool:
        return np.bincount(rij[telt & in_venster], minlength=len(wie)) > 0

    return Stoppen(
        persoon=wie,
        eerste=eerste,
        begin=begin,
        laatste=np.maximum.reduceat(np.where(telt & (sinds < 24), maand, GEEN_MAAND), plek)
        if len(plek)
        else plek,
        na_februari=ooit((sinds >= februari) & (sinds < 12)),
        tweede_tot_februari=ooit((sinds >= 12) & (sinds < 12 + februari)),
        tweede_na_februari=ooit((sinds >= 12 + februari) & (sinds < 24)),
    )


@rule(
    law=(
        "Wsf 2000 art. 4.11",
        "Wsf 2000 art. 5.10",
        "Wsf 2000 art. 5.11",
        "Wsf 2000 art. 5.11a",
    ),
    parameters=("eerstejaarsregel.mbo_afgerond",),
)
def eerstejaarsregel(
    stop: Stoppen, is_mbo: Bool, heeft_mbo_afgerond: Bool, parameters: Parameters
) -> Uitkomst:
    """Which article applies to each person (P), over which months, and when.

    `is_mbo`: the first year was in mbo 3-4. `heeft_mbo_afgerond`: completed mbo before the first ho year.
    """
    vroeg = stop.eerste - stop.begin < np.where(is_mbo, _FEBRUARI_MBO, _FEBRUARI_HO)
    vanaf = parameters.reeks("eerstejaarsregel.mbo_afgerond.vanaf_studiejaar", stop.eerste)
    ruim = ~is_mbo & heeft_mbo_afgerond & (stop.begin // 12 >= vanaf)
    regel = np.select(
        [
            is_mbo & vroeg & ~stop.na_februari,
            ~is_mbo & vroeg & ~stop.na_februari,
            ~is_mbo & ~vroeg & ~stop.tweede_tot_februari,
            ruim & ~stop.tweede_tot_februari,
            ruim & ~vroeg & ~stop.tweede_na_februari,
        ],
        [
            Eerstejaarsregel.MBO_VOOR_FEBRUARI,
            Eerstejaarsregel.HO_VOOR_FEBRUARI,
            Eerstejaarsregel.HO_NA_JANUARI,
            Eerstejaarsregel.MBO_AFGEROND,
            Eerstejaarsregel.MBO_AFGEROND_NA_JANUARI,
        ],
        default=Eerstejaarsregel.GEEN,
    ).astype(np.int8)
    return _uitkomst(stop, regel)


def _uitkomst(stop: Stoppen, regel: Code) -> Uitkomst:
    """Range and dates: `na` counts months from the start of the first study year."""
    # Regel:                         GEEN 4.11 5.10 5.11 5.11a(a) 5.11a(b)
    bereik_na = np.array([0, 12, 12, 12, 12, 24])[
        regel
    ]  # 5.11a(1)(b) covers the second year as well
    stil_tot_na = np.array([0, 12, 12, 17, 17, 24])[regel]
    geldt = regel != Eerstejaarsregel.GEEN
    # 4.11 and 5.10: 1 January after the study year; 5.11: after the second study year; 5.11a: after the
    # calendar year in which the waiting ends. Each is the January after this month:
    peil = stop.begin + np.array([0, 11, 11, 23, 16, 23])[regel]
    januari = (peil // 12 + 1) * 12
    return Uitkomst(
        regel=regel,
        van=np.where(geldt, stop.eerste, GEEN_MAAND),
        tot=np.where(geldt, np.minimum(stop.begin + bereik_na, stop.laatste + 1), GEEN_MAAND),
        beslisbaar=np.where(geldt, stop.begin + stil_tot_na, GEEN_MAAND),
        ingang=np.where(geldt, dag_van_maand(januari), 0),
    )
