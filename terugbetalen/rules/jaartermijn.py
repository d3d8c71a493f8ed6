"""Old debtors abroad pay once a year, at its end, unless they ask for months (10a.6(4))."""

from decimal import Decimal, localcontext
from functools import lru_cache

import numpy as np

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from . import afronding
from .kolommen import JAAR, Bool
from .machten import CIJFERS, Int, groeifactor, maal
from .regeling import Regeling


@rule(law="Wsf 2000 art. 10a.6(4)")
def betaalt_jaarlijks(
    regeling: Int, woonde_buitenland_op_1_januari: Bool, wil_maandelijks: Bool
) -> Bool:
    """Who pays by the year: an old debtor abroad when the year's term begins; settling in NL changes it next year."""
    return (regeling == Regeling.SF15_OUD) & woonde_buitenland_op_1_januari & ~wil_maandelijks


@lru_cache(maxsize=4096)
def jaarfactor(rente_ppm: int, jaren: int) -> Decimal:
    """The equal instalment at the end of each year that repays one cent."""
    with localcontext(CIJFERS):
        if rente_ppm == 0:
            return Decimal(1) / jaren
        return (groeifactor(rente_ppm, JAAR) - 1) / (1 - 1 / groeifactor(rente_ppm, JAAR * jaren))


@rule(
    law=("Wsf 2000 art. 10a.6(3)", "Wsf 2000 art. 10a.6(4)"), parameters=("termijn.minimum_jaar",)
)
def jaartermijn(
    schuld: Int, rente_ppm: Int, maanden: Int, jaar: Int, parameters: Parameters
) -> Int:
    """Cents a year, at least the yearly minimum, never more than the debt with the interest of a year.

    `maanden` are the months left; part of a year counts as one. Raises ValueError with none left.
    """
    if np.any(maanden < 1):
        raise ValueError("Zonder resterende maanden is er geen jaartermijn; de rest vervalt.")
    jaren = -(-maanden // JAAR)
    gelijk = maal(schuld, rente_ppm, jaren, jaarfactor, naar_beneden=afronding.TERMIJN.naar_beneden)
    laagste = parameters.reeks("termijn.minimum_jaar.sf15_oud", jaar * JAAR)
    alles = maal(schuld, rente_ppm, np.full_like(schuld, JAAR), groeifactor)
    return np.minimum(np.maximum(gelijk, laagste), alles)
