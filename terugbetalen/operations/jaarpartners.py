"""A household in which both repay: the draagkracht of a row after what the partner needs or has left (6.14, 10a.12-13).

Each of the two has a row of his own, in his own chunk; what a row needs of the other is on its receipt (`partner_*`),
so that both come out as one household without being worked out together. A partner without an instalment in the month
changes nothing: then the joint income is all there is.
"""

from dataclasses import replace

import numpy as np

from duo_portal.foundation.explain import CENTEN, Recorder
from duo_portal.foundation.parameters import Parameters
from terugbetalen.rules.draagkracht import GEEN_PARTNER, ONBEKEND, Draagkrachtfeiten, draagkracht
from terugbetalen.rules.draagkracht_oud import Oud, draagkracht_oud
from terugbetalen.rules.draagkracht_partners import (
    beide_hoofdstuk_6,
    met_partner_onder_10a,
    over_na_eigen_termijn,
)
from terugbetalen.rules.machten import Int
from terugbetalen.rules.regeling import Regeling

from .jaarfeiten import Jaarfeiten

HOOFDSTUK_6 = (Regeling.SF35, Regeling.SF15)


def met_partner(
    f: Jaarfeiten,
    feiten: Draagkrachtfeiten,
    kan: Int,
    oud: Oud,
    termijn: Int,
    wet: Parameters,
    recorder: Recorder,
) -> Int:
    """`kan` (draagkracht, cents a month) where the partner repays too; other rows as they are.

    `oud`: draagkracht of SF15-oud of the rows, `termijn`: their own instalment.
    """
    paar = (
        (f.partner_regeling > 0)
        & (f.partner_termijn > 0)
        & (feiten.partner_inkomen != GEEN_PARTNER)
    )
    is_6, partner_6 = (np.isin(r, HOOFDSTUK_6) for r in (f.regeling, f.partner_regeling))
    bekend = feiten.inkomen >= 0
    uit = kan.copy()
    for welke, doe in (
        (paar & is_6 & partner_6, _beide_6),
        (paar & is_6 & ~partner_6, _partner_oud),
        (paar & ~is_6 & (f.regeling == Regeling.SF15_OUD) & bekend, _zelf_oud),
    ):
        rijen = np.flatnonzero(welke)
        if len(rijen):
            uit[rijen] = doe(f, _kies(feiten, rijen), kan, oud, termijn, rijen, wet)
    recorder.stap(
        "draagkracht na wat uw partner betaalt of overhoudt", uit, CENTEN, "Wsf 2000 art. 6.14", paar & (uit != ONBEKEND)
    )  # fmt: skip
    return uit


def _beide_6(
    f: Jaarfeiten, eigen: Draagkrachtfeiten, kan: Int, oud: Oud, termijn: Int, rijen: Int, wet: Parameters
) -> Int:  # fmt: skip
    """6.14(1): one sum on the joint income, split by income; what the partner has over helps."""
    nodig = f.partner_termijn[rijen]
    ander = _ander(f, eigen, rijen)
    paar = beide_hoofdstuk_6(eigen, ander, termijn[rijen], nodig, wet)
    hulp = over_na_eigen_termijn(paar.eigen_b, nodig)
    return np.where(paar.eigen_a == ONBEKEND, ONBEKEND, paar.eigen_a + hulp)


def _partner_oud(
    f: Jaarfeiten, eigen: Draagkrachtfeiten, kan: Int, oud: Oud, termijn: Int, rijen: Int, wet: Parameters
) -> Int:  # fmt: skip
    """6.14(2): less what the old debtor beside him pays, his instalment or on request his own draagkracht."""
    nodig = f.partner_termijn[rijen]
    korting = f.partner_korting[rijen]
    kan_ander = draagkracht_oud(_ander(f, eigen, rijen), korting, wet).draagkracht
    verlaagd = (f.partner_gevraagd[rijen] == 1) & (kan_ander != ONBEKEND)
    betaalt = np.where(verlaagd, np.minimum(nodig, kan_ander), nodig)
    return met_partner_onder_10a(kan[rijen], betaalt)


def _zelf_oud(
    f: Jaarfeiten, eigen: Draagkrachtfeiten, kan: Int, oud: Oud, termijn: Int, rijen: Int, wet: Parameters
) -> Int:  # fmt: skip
    """10a.12, 10a.13(2): of the partner counts what is left after his own instalment."""
    nodig = f.partner_termijn[rijen]
    ander = _ander(f, eigen, rijen)
    is_6 = np.isin(ander.regeling, HOOFDSTUK_6)
    zelf = oud.draagkracht[rijen]
    kan_6 = met_partner_onder_10a(draagkracht(ander, wet), np.minimum(termijn[rijen], zelf))
    kan_ander = np.where(is_6, kan_6, oud.draagkracht_partner[rijen])
    return zelf + over_na_eigen_termijn(kan_ander, nodig)


def _ander(f: Jaarfeiten, eigen: Draagkrachtfeiten, rijen: Int) -> Draagkrachtfeiten:
    """The household from the other side."""
    return replace(
        eigen,
        regeling=f.partner_regeling[rijen],
        inkomen=eigen.partner_inkomen,
        partner_inkomen=eigen.inkomen,
        is_alleenstaande_ouder=np.zeros(len(rijen), dtype=np.bool_),
    )


def _kies(f: Draagkrachtfeiten, rijen: Int) -> Draagkrachtfeiten:
    def deel(kolom: Int | int) -> Int | int:
        return kolom[rijen] if isinstance(kolom, np.ndarray) else kolom

    return Draagkrachtfeiten(
        regeling=f.regeling[rijen],
        jaar=f.jaar[rijen],
        inkomen=f.inkomen[rijen],
        partner_inkomen=f.partner_inkomen[rijen],
        is_alleenstaande_ouder=f.is_alleenstaande_ouder[rijen],
        jaren_terug=deel(f.jaren_terug),
    )
