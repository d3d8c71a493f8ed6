"""When an instalment is set again (6.9(2), 6.15, 6.9a), and what is due in a month of it.

By the act: when the aflosfase begins, with its fourth year and every fifth after that, and on 1 January after a
year of paying less. Without a suspension years 4, 9, 14 … are the starts of the five years of a rate; where a
suspension, or the short start of the levenlanglerenkrediet, pulls the two apart, the instalment is set at both, and
again when a suspension ends (our reading: otherwise it would not repay the debt in the months left). The text of the
regulation on extra repayments (6.9a(2)) was not found: the instalment is set again on the first of the next month.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from duo_portal.foundation.rule import rule

from .kolommen import JAAR, Bool
from .machten import Int
from .rente import PERIODE

JAREN_TOT_VIERDE = 3
MAANDEN_NA_EXTRA = 1


class Grond(IntEnum):
    """Why the instalment is set in this month; the first that holds."""

    NIET = 0
    BEGIN = 1  # first year of the aflosfase (6.9(2)(a))
    VIERDE_OF_VIJFDE_JAAR = 2  # years 4, 9, 14, … (6.9(2)(b)-(c))
    NIEUWE_RENTE = 3  # the five years of a rate are over (6.4(3))
    MINDER_BETAALD = 4  # last calendar year less was paid by draagkracht (6.15)
    NA_SCHORSING = 5  # first month after a suspension
    EXTRA_AFGELOST = 6  # last month more was repaid than was due (6.9a)
    REGELING_GEWIJZIGD = 7  # chosen rules, or minima, begin to hold

    @property
    def tekst(self) -> str:
        return _TEKST[self][0]

    @property
    def artikel(self) -> str:
        return _TEKST[self][1]


_TEKST = {
    Grond.NIET: ("Uw maandbedrag blijft gelijk.", "Wsf 2000 art. 6.9(2)"),
    Grond.BEGIN: ("Uw aflosfase begint.", "Wsf 2000 art. 6.9(2)"),
    Grond.VIERDE_OF_VIJFDE_JAAR: (
        "In het vierde jaar, en daarna elke vijf jaar, berekenen we uw maandbedrag opnieuw.",
        "Wsf 2000 art. 6.9(2)",
    ),
    Grond.NIEUWE_RENTE: ("Uw rente is opnieuw vastgezet voor vijf jaar.", "Wsf 2000 art. 6.4(3)"),
    Grond.MINDER_BETAALD: (
        "Vorig jaar betaalde u minder omdat uw inkomen dat toeliet.",
        "Wsf 2000 art. 6.15",
    ),
    Grond.NA_SCHORSING: ("U studeert niet meer. Het aflossen gaat verder.", "Wsf 2000 art. 6.5(3)"),
    Grond.EXTRA_AFGELOST: ("U betaalde extra.", "Wsf 2000 art. 6.9a(1)"),
    Grond.REGELING_GEWIJZIGD: ("Er gelden andere regels voor uw lening.", "Wsf 2000 art. 12.14(5)"),
}


@dataclass(frozen=True, slots=True)
class Vaststelfeiten:
    """Rows of debts and the month that is judged."""

    maand: Int
    begin: Int  # of the terugbetalingsperiode
    aflos_begin: Int
    is_aflosfase: Bool  # the month is one of AFLOS
    minder_betaald_vorig_jaar: Bool  # in the calendar year before, by draagkracht
    was_geschorst: Bool  # in the month before
    extra_afgelost_vorige_maand: Bool
    wil_korter: Bool  # the debtor keeps the old instalment after paying extra
    is_regeling_nieuw: Bool  # from this month on


@rule(
    law=(
        "Wsf 2000 art. 6.9(2)",
        "Wsf 2000 art. 6.15",
        "Wsf 2000 art. 6.9a(2)",
        "Wsf 2000 art. 10a.6(2)",
    )
)
def grond_vaststelling(f: Vaststelfeiten) -> Int:
    """A `Grond` per row: NIET outside the aflosfase and in all months in which nothing changes."""
    verstreken = f.maand - f.aflos_begin
    vierde = (verstreken - JAREN_TOT_VIERDE * JAAR) % PERIODE == 0
    gevallen = [
        (~f.is_aflosfase | (verstreken < 0), Grond.NIET),
        (verstreken == 0, Grond.BEGIN),
        (f.is_regeling_nieuw, Grond.REGELING_GEWIJZIGD),
        (vierde & (verstreken > 0), Grond.VIERDE_OF_VIJFDE_JAAR),
        ((f.maand - f.begin) % PERIODE == 0, Grond.NIEUWE_RENTE),
        (f.minder_betaald_vorig_jaar & (f.maand % JAAR == 0), Grond.MINDER_BETAALD),
        (f.was_geschorst, Grond.NA_SCHORSING),
        (f.extra_afgelost_vorige_maand & ~f.wil_korter, Grond.EXTRA_AFGELOST),
    ]
    codes = np.select([g for g, _ in gevallen], [int(c) for _, c in gevallen], int(Grond.NIET))
    return np.asarray(codes, dtype=np.int64)


@rule(law=("Wsf 2000 art. 6.9(1)", "Wsf 2000 art. 6.16(1)"))
def termijn_van_maand(schuld: Int, termijn: Int, resterend: Int, gelijk_gebleven: Int) -> Int:
    """What is due at the end of a month (n,), cents: the instalment, never more than the debt with its interest.

    `schuld`: with the interest of this month. In the last month (`resterend` = 1) the instalment settles what the
    rounding of `gelijk_gebleven` instalments and months of interest left over (a cent each): only what is more, left
    by paying less, lapses.
    """
    bedrag = np.minimum(termijn, schuld)
    over = schuld - bedrag
    afronding = (resterend == 1) & (bedrag > 0) & (over <= 2 * gelijk_gebleven)
    return np.where(afronding, schuld, bedrag)
