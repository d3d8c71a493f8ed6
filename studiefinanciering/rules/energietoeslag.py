"""Energietoeslag: 400 euros once for students who live away from home with little behind them.

Two groups on 1 October 2023: (1) a grant as uitwonend with aanvullende beurs above zero; (2) no months of
prestatiebeurs left, aanvullende beurs above zero in the last of them, and a loan in October 2023 that is more
than collegegeldkrediet or levenlanglerenkrediet.
"""

from enum import IntEnum

import numpy as np

from duo_portal.foundation.explain import CENTEN, CODE, STIL, Recorder
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from duo_portal.foundation.rule import rule

from .eenmalig import GEEN_BEDRAG, EenmaligBedrag
from .feiten import Bool, Int

PEILMAAND = Maand(2023, 10)


class Energiereden(IntEnum):
    """Group, or what is missing."""

    GROEP_1 = 1
    GROEP_2 = 2
    NIET_UITWONEND = 10
    GEEN_AANVULLENDE_BEURS = 11
    GEEN_LENING = 12


@rule(law="Tegemoetkoming energiekosten studenten (duo.nl)", parameters=("energietoeslag",))
def energietoeslag(
    *,
    is_uitwonend: Bool,
    aanvullende_beurs: Int,
    heeft_prestatiebeurs_over: Bool,
    laatste_aanvullende_beurs: Int,
    lening: Int,
    parameters: Parameters,
    recorder: Recorder = STIL,
) -> EenmaligBedrag:
    """Cents once per person (n,); amounts are those of October 2023.

    `is_uitwonend`: has a grant as uitwonend in October 2023. `laatste_aanvullende_beurs`: cents in the last
    month of prestatiebeurs. `lening`: cents of October 2023 without collegegeldkrediet and LLLK.
    """
    reden = np.select(
        [
            heeft_prestatiebeurs_over & ~is_uitwonend,
            heeft_prestatiebeurs_over & (aanvullende_beurs <= 0),
            heeft_prestatiebeurs_over,
            laatste_aanvullende_beurs <= 0,
            lening <= 0,
        ],
        [
            Energiereden.NIET_UITWONEND,
            Energiereden.GEEN_AANVULLENDE_BEURS,
            Energiereden.GROEP_1,
            Energiereden.GEEN_AANVULLENDE_BEURS,
            Energiereden.GEEN_LENING,
        ],
        default=Energiereden.GROEP_2,
    ).astype(np.int8)
    bedrag = parameters.waarde("energietoeslag.bedrag", PEILMAAND)
    uit = np.where(reden < GEEN_BEDRAG, bedrag, 0)
    if recorder.luistert:
        bron = "Tegemoetkoming energiekosten studenten (duo.nl)"
        recorder.stap("groep", Energiereden(int(reden[0])).name.lower(), CODE, bron)
        recorder.stap("energietoeslag", uit, CENTEN, bron)
    return EenmaligBedrag(uit, reden)
