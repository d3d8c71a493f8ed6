"""Which income counts, of which year, and when it does not (6.10(5)-(6), 6.11-6.13, 10a.8(8), 10a.9).

The result is a row for `draagkracht`: where no income can be used it is ONBEKEND, and the full instalment is due.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .draagkracht import GEEN_PARTNER, JAREN_TERUG, MILJOEN, ONBEKEND, Draagkrachtfeiten
from .kolommen import Bool
from .machten import Int
from .regeling import Regeling


class Grondslag(IntEnum):
    """Whose income must have fallen by 15 %."""

    EIGEN = 0  # as the act says
    SAMEN = 1  # as DUO's pages say


GRONDSLAG = Grondslag.EIGEN


class Bron(IntEnum):
    """Where the income of a row comes from, or why there is none."""

    BEKEND = 0
    GESCHAT = 1  # estimated while not known (6.10(5), 10a.8(8))
    ONBEKEND = 2  # nothing to estimate from: full instalment (6.10(6))
    NIET_AANGEVRAAGD = 3  # no domestic taxpayer, or old debtor, who did not ask: full instalment


class Peiljaarreden(IntEnum):
    """What becomes of a request to use a later year."""

    NIETS_GEVRAAGD = 0
    TOEGEWEZEN = 1
    INKOMEN_ONBEKEND = 2
    GEEN_TERUGVAL = 3


@dataclass(frozen=True, slots=True)
class Inkomensfeiten:
    """Rows of one debtor and year; `_jaren` have shape (n, 3): peiljaar, the year before, the year itself."""

    regeling: Int
    jaar: Int
    inkomen_jaren: Int  # cents, ONBEKEND
    partner_jaren: Int  # GEEN_PARTNER = none (in all three), or ONBEKEND in one that is not known
    heeft_partner: Bool
    schatting: Int  # of what is not known of both together, ONBEKEND = none possible
    is_alleenstaande_ouder: Bool  # in the peiljaar
    is_later_alleenstaande_ouder: Bool  # after it, and asked for (6.13)
    is_binnenlands_belastingplichtig: (
        Bool  # in the peiljaar; who settles here keeps it that year (6.11(2))
    )
    heeft_aangevraagd: Bool  # draagkracht (6.11(1), 10a.7(1))
    gevraagd_jaar: Int  # years back that is asked for: 2 = none, 1 = year before, 0 = year itself


@rule(law=("Wsf 2000 art. 6.12(1)", "Wsf 2000 art. 6.12(2)"), parameters=("inkomen.terugval",))
def peiljaarverlegging(
    f: Inkomensfeiten, parameters: Parameters, grondslag: Grondslag = GRONDSLAG
) -> Int:
    """A `Peiljaarreden` per row; exactly 15 % less is enough, and nothing can fall from nil."""
    rij, plek = np.arange(len(f.jaar)), JAREN_TERUG - f.gevraagd_jaar
    eerst, later = f.inkomen_jaren[:, 0], f.inkomen_jaren[rij, plek]
    bekend = (eerst != ONBEKEND) & (later != ONBEKEND)
    if grondslag is Grondslag.SAMEN:
        partner = np.where(f.heeft_partner[:, None], f.partner_jaren, 0)
        bekend &= (partner[:, 0] != ONBEKEND) & (partner[rij, plek] != ONBEKEND)
        eerst, later = eerst + partner[:, 0], later + partner[rij, plek]
    grens = parameters.reeks("inkomen.terugval.minimum", f.jaar * 12)
    terugval = (eerst > 0) & ((eerst - later) * MILJOEN >= grens * eerst)
    gevallen = [
        (f.gevraagd_jaar == JAREN_TERUG, Peiljaarreden.NIETS_GEVRAAGD),
        (~bekend, Peiljaarreden.INKOMEN_ONBEKEND),
        (terugval, Peiljaarreden.TOEGEWEZEN),
    ]
    codes = np.select(
        [g for g, _ in gevallen], [int(c) for _, c in gevallen], int(Peiljaarreden.GEEN_TERUGVAL)
    )
    return np.asarray(codes, dtype=np.int64)


@rule(
    law=(
        "Wsf 2000 art. 6.10(5)",
        "Wsf 2000 art. 6.10(6)",
        "Wsf 2000 art. 6.11(1)",
        "Wsf 2000 art. 6.13",
        "Wsf 2000 art. 10a.7(1)",
        "Wsf 2000 art. 10a.8(8)",
        "Wsf 2000 art. 10a.9",
    )
)
def draagkrachtfeiten(f: Inkomensfeiten, parameters: Parameters) -> tuple[Draagkrachtfeiten, Int]:
    """The row for `draagkracht` or `draagkracht_oud`, and the `Bron` of its income."""
    rij = np.arange(len(f.jaar))
    verlegd = peiljaarverlegging(f, parameters) == Peiljaarreden.TOEGEWEZEN
    terug = np.where(verlegd, f.gevraagd_jaar, JAREN_TERUG)
    inkomen = f.inkomen_jaren[rij, JAREN_TERUG - terug]
    alleen = f.is_later_alleenstaande_ouder
    partner = np.where(
        f.heeft_partner & ~alleen, f.partner_jaren[rij, JAREN_TERUG - terug], GEEN_PARTNER
    )
    partner_weg = f.heeft_partner & ~alleen & (partner == ONBEKEND)
    oud = f.regeling == Regeling.SF15_OUD
    moet_vragen = (oud | ~f.is_binnenlands_belastingplichtig) & ~f.heeft_aangevraagd
    bekend = (inkomen != ONBEKEND) & ~partner_weg
    bron = np.select(
        [moet_vragen, bekend, f.schatting != ONBEKEND],
        [int(Bron.NIET_AANGEVRAAGD), int(Bron.BEKEND), int(Bron.GESCHAT)],
        int(Bron.ONBEKEND),
    ).astype(np.int64)
    geschat = f.schatting + np.maximum(inkomen, 0)
    telt = np.select([bron == Bron.BEKEND, bron == Bron.GESCHAT], [inkomen, geschat], ONBEKEND)
    feiten = Draagkrachtfeiten(
        regeling=f.regeling,
        jaar=f.jaar,
        inkomen=telt,
        partner_inkomen=np.where(partner_weg, 0, partner),
        is_alleenstaande_ouder=f.is_alleenstaande_ouder | alleen,
        jaren_terug=terug,
    )
    return feiten, bron
