"""Corona, "wegvallen beurs": the grant ended between June 2020 and August 2023 while studies were delayed.

Once, automatic, a gift: in mbo 3-4 for the basisbeurs and for the aanvullende beurs, in higher education for
the aanvullende beurs, each when its last month above zero lies in the window.
"""

from enum import IntEnum

import numpy as np

from duo_portal.foundation.explain import CENTEN, STIL, Recorder
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from duo_portal.foundation.rule import rule

from .componenten import Onderwijs
from .eenmalig import GEEN_BEDRAG, EenmaligBedrag
from .feiten import Bool, Code, Int

_BRON = "Tegemoetkoming voor wegvallen beurs (duo.nl)"
_EERSTE = Maand(2020, 6)


class Coronareden(IntEnum):
    """What ended in the window, or why nothing is due."""

    BASISBEURS = 1
    AANVULLENDE_BEURS = 2
    BEIDE = 3
    NIETS_WEGGEVALLEN = 10
    NIVEAU_1_OF_2 = 11


@rule(law=_BRON, parameters=("corona", "corona_venster"))
def corona_wegvallen_beurs(
    *,
    onderwijs: Code,
    niveau: Code,
    laatste_basisbeurs: Int,
    laatste_aanvullende_beurs: Int,
    parameters: Parameters,
    recorder: Recorder = STIL,
) -> EenmaligBedrag:
    """Cents once per person (n,).

    `laatste_...`: month index of the last month above zero, GEEN_MAAND (-1) where there was none or it still
    runs on; `onderwijs` and `niveau` of that month.
    """
    is_ho = onderwijs == Onderwijs.HO
    basis = ~is_ho & _in_venster(laatste_basisbeurs, parameters)
    aanvullend = _in_venster(laatste_aanvullende_beurs, parameters)
    laag = ~is_ho & (niveau <= 2)
    reden = np.select(
        [laag, basis & aanvullend, basis, aanvullend],
        [
            Coronareden.NIVEAU_1_OF_2,
            Coronareden.BEIDE,
            Coronareden.BASISBEURS,
            Coronareden.AANVULLENDE_BEURS,
        ],
        default=Coronareden.NIETS_WEGGEVALLEN,
    ).astype(np.int8)

    def p(naam: str) -> int:
        return parameters.waarde(f"corona.{naam}", _EERSTE)

    voor_aanvullend = np.where(is_ho, p("ho_aanvullende_beurs"), p("mbo_aanvullende_beurs"))
    som = basis * p("mbo_basisbeurs") + aanvullend * voor_aanvullend
    uit = np.where(reden < GEEN_BEDRAG, som, 0)
    if recorder.luistert:
        recorder.stap("tegemoetkoming wegvallen beurs", uit, CENTEN, _BRON)
    return EenmaligBedrag(uit, reden)


def _in_venster(maand: Int, parameters: Parameters) -> Bool:
    eerste = parameters.waarde("corona_venster.eerste", _EERSTE)
    laatste = parameters.waarde("corona_venster.laatste", _EERSTE)
    return np.asarray((maand >= eerste) & (maand <= laatste))
