"""The sum in place of the study voucher (art. 12.15): for the first four cohorts without basisbeurs.

First aid for an ho bachelor in a study year from 2015-16 to 2018-19; hbo bachelor, or wo bachelor and master
both, within the diploma term; the voucher not wholly used. Partly used: what is left, at most the full sum.
"""

from enum import IntEnum

import numpy as np

from duo_portal.foundation.explain import CENTEN, STIL, Recorder
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from duo_portal.foundation.rule import rule

from .eenmalig import GEEN_BEDRAG, EenmaligBedrag
from .feiten import Bool, Int


class Voucherreden(IntEnum):
    """Due, or what is missing."""

    VOLLEDIG = 1
    RESTANT = 2
    ANDER_COHORT = 10  # 12.15(2)(a)
    GEEN_DIPLOMA_BINNEN_TERMIJN = 11  # 12.15(2)(b)
    VERZILVERD = 12  # 12.15(2)(c)


@rule(law=("Wsf 2000 art. 12.15", "Wsf 2000 art. 12.21"), parameters=("voucher", "voucher_cohort"))
def voucher(
    *,
    eerste_studiejaar: Int,
    is_bachelor: Bool,
    heeft_diploma_binnen_termijn: Bool,
    verzilverd: Int,
    restwaarde: Int,
    betaald_in: Maand,
    parameters: Parameters,
    recorder: Recorder = STIL,
) -> EenmaligBedrag:
    """Cents once per person (n,), at the amount of the month `betaald_in`.

    `eerste_studiejaar`: year in which the study year of the first aid for an ho bachelor begins.
    `verzilverd`: cents of the voucher used; `restwaarde`: cents left of one that was used in part.
    Raises `BuitenBekendeWet` before 2024.
    """
    vol = parameters.waarde("voucher.bedrag", betaald_in)
    eerste = parameters.waarde("voucher_cohort.eerste", betaald_in)
    laatste = parameters.waarde("voucher_cohort.laatste", betaald_in)
    in_cohort = (eerste_studiejaar >= eerste) & (eerste_studiejaar <= laatste)
    reden = np.select(
        [
            ~in_cohort | ~is_bachelor,
            ~heeft_diploma_binnen_termijn,
            verzilverd <= 0,
            restwaarde <= 0,
        ],
        [
            Voucherreden.ANDER_COHORT,
            Voucherreden.GEEN_DIPLOMA_BINNEN_TERMIJN,
            Voucherreden.VOLLEDIG,
            Voucherreden.VERZILVERD,
        ],
        default=Voucherreden.RESTANT,
    ).astype(np.int8)
    rest = np.where(reden == Voucherreden.RESTANT, np.minimum(restwaarde, vol), vol)
    uit = np.where(reden < GEEN_BEDRAG, rest, 0)
    if recorder.luistert:
        recorder.stap("bedrag van de voucher", vol, CENTEN, "Wsf 2000 art. 12.15(3)")
        recorder.stap("tegemoetkoming voucher", uit, CENTEN, "Wsf 2000 art. 12.15(3)")
    return EenmaligBedrag(uit, reden)
