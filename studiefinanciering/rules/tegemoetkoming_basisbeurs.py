"""Tegemoetkoming gemiste basisbeurs: for each month of the loan system with a right, a sum after the diploma.

At least twelve months with a right to prestatiebeurs from September 2015 to August 2023 without basisbeurs,
and a recognised AD, bachelor or master within the diploma term. Paid are those months, at most the nominal
length of what was completed (48, or 60 and 72 for longer programmes), at the amount of the year of payment.
It is set off against a debt first; that is booking, not rule.
"""

from enum import IntEnum

import numpy as np

from duo_portal.foundation.explain import CENTEN, MAANDEN, STIL, Recorder
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from duo_portal.foundation.rule import rule

from .eenmalig import GEEN_BEDRAG, EenmaligBedrag
from .feiten import Bool, Int

_BRON = "Tegemoetkoming gemiste basisbeurs (duo.nl)"


class Tegemoetkomingsreden(IntEnum):
    """Due, or what is missing."""

    TOEGEKEND = 1
    TE_WEINIG_MAANDEN = 10
    GEEN_DIPLOMA_BINNEN_TERMIJN = 11


@rule(
    law=_BRON,
    parameters=("tegemoetkoming_basisbeurs", "tegemoetkoming_basisbeurs_grenzen"),
)
def tegemoetkoming_basisbeurs(
    *,
    maanden_met_recht: Int,
    nominale_maanden: Int,
    heeft_diploma_binnen_termijn: Bool,
    betaald_in: Maand,
    parameters: Parameters,
    recorder: Recorder = STIL,
) -> EenmaligBedrag:
    """Cents once per person (n,), at the amount of the month `betaald_in`.

    `maanden_met_recht`: months with a right to prestatiebeurs without basisbeurs in the eight study years.
    `nominale_maanden`: nominal length of what was completed. Raises `BuitenBekendeWet` before 2025.
    """
    bedrag = parameters.waarde("tegemoetkoming_basisbeurs.bedrag", betaald_in)
    minimum = parameters.waarde("tegemoetkoming_basisbeurs_grenzen.minimum", betaald_in)
    reden = np.select(
        [maanden_met_recht < minimum, ~heeft_diploma_binnen_termijn],
        [
            Tegemoetkomingsreden.TE_WEINIG_MAANDEN,
            Tegemoetkomingsreden.GEEN_DIPLOMA_BINNEN_TERMIJN,
        ],
        default=Tegemoetkomingsreden.TOEGEKEND,
    ).astype(np.int8)
    maanden = np.minimum(maanden_met_recht, nominale_maanden)
    uit = np.where(reden < GEEN_BEDRAG, maanden * bedrag, 0)
    if recorder.luistert:
        recorder.stap("maanden", maanden, MAANDEN, _BRON)
        recorder.stap("bedrag per maand", bedrag, CENTEN, _BRON)
        recorder.stap("tegemoetkoming", uit, CENTEN, _BRON)
    return EenmaligBedrag(uit, reden)
