"""The statutory instalment: equal amounts over the months left, never below the minimum of the rules."""

from decimal import Decimal, localcontext

import numpy as np

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from . import afronding
from .machten import CIJFERS, Int, annuiteitfactor, groeifactor, half_op, maal
from .regeling import Regeling

_MINIMUM = {
    Regeling.SF15_OUD: "termijn.minimum.sf15_oud",
    Regeling.SF15: "termijn.minimum.sf15",
    Regeling.SF35: "termijn.minimum.sf35",
    Regeling.LLLK: "termijn.minimum.lllk",
}


@rule(law="Wsf 2000 art. 6.4", parameters=("rente.sf35", "rente.sf15"))
def schuld_na(schuld: Int, rente_ppm: Int, maanden: Int) -> Int:
    """Cents after so many whole months at a yearly effective rate, compound, half up."""
    return maal(schuld, rente_ppm, maanden, groeifactor)


@rule(law=("Wsf 2000 art. 6.9(2)", "Wsf 2000 art. 10a.6(2)"))
def annuiteit(schuld: Int, rente_ppm: Int, maanden: Int) -> Int:
    """Cents a month, half up: the debt with its interest over the months left, without the minimum.

    Raises ValueError for a row with no months left.
    """
    if np.any(maanden < 1):
        raise ValueError(
            "Zonder resterende maanden is er geen termijn; de rest vervalt (art. 6.16)."
        )
    return maal(
        schuld, rente_ppm, maanden, annuiteitfactor, naar_beneden=afronding.TERMIJN.naar_beneden
    )


@rule(
    law=("Wsf 2000 art. 6.9(3)", "Wsf 2000 art. 6.19(2)", "Wsf 2000 art. 10a.6(3)"),
    parameters=("termijn.minimum",),
)
def wettelijk_maandbedrag(
    schuld: Int, rente_ppm: Int, maanden: Int, regeling: Int, jaar: Int, parameters: Parameters
) -> Int:
    """Cents a month: the annuity, at least the minimum of the rules; nothing where nothing is owed."""
    bedrag = annuiteit(schuld, rente_ppm, maanden)
    laagste = minimum(regeling, jaar, parameters)
    return np.where(schuld > 0, np.maximum(bedrag, laagste), 0)


def minimum(regeling: Int, jaar: Int, parameters: Parameters) -> Int:
    """The lowest instalment of each row's rules in a year, cents a month."""
    uit = np.zeros(len(regeling), dtype=np.int64)
    for soort, naam in _MINIMUM.items():
        hier = regeling == soort
        uit[hier] = parameters.reeks(naam, jaar[hier] * 12)
    return uit


def onafgeronde_termijn(schuld: Decimal, rente_ppm: int, maanden: int) -> Decimal:
    """The annuity of one debt in fractions of a cent."""
    with localcontext(CIJFERS):
        return schuld * annuiteitfactor(rente_ppm, maanden)


def totaal_bij_annuiteit(schuld: Decimal, rente_ppm: int, maanden: int) -> int:
    """All instalments together: months × the instalment before it is rounded, cents, half up."""
    with localcontext(CIJFERS):
        return half_op(maanden * onafgeronde_termijn(schuld, rente_ppm, maanden))
