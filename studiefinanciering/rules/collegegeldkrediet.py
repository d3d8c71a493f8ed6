"""Collegegeldkrediet: a loan for the fee, only in higher education (art. 3.16a)."""

import numpy as np

from duo_portal.foundation.explain import CENTEN, STIL, Recorder
from duo_portal.foundation.money import rond_half_op
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .componenten import MAXIMAAL
from .fase import Fase
from .feiten import Code, Feiten, Int


@rule(
    law="Wsf 2000 art. 3.16a(2)",
    parameters=("collegegeldkrediet.grens", "collegegeld.wettelijk"),
)
def kredietruimte(
    feiten: Feiten, parameters: Parameters, fase: Code, recorder: Recorder = STIL
) -> Int:
    """Cents a month: a twelfth of the own fee, at most five twelfths of the statutory fee, each half up.

    The statutory fee changes on 1 September. Also given in the loan phase (5.2(4)) and to who only has
    help with the access to education (2.2(2)).
    """
    krijgt = feiten.is_ho & (
        (fase == Fase.PRESTATIEBEURS) | (fase == Fase.LEENFASE) | (fase == Fase.ALLEEN_TOEGANG)
    )
    twaalfden = parameters.reeks("collegegeldkrediet.grens.twaalfden", feiten.maand)
    wettelijk = parameters.reeks("collegegeld.wettelijk.jaar", feiten.maand)
    grens = rond_half_op(wettelijk * twaalfden, 12)
    eigen = rond_half_op(feiten.collegegeld_jaar, 12)
    ruimte = np.where(krijgt, np.minimum(eigen, grens), 0)
    if recorder.luistert:
        artikel, betaalt = "Wsf 2000 art. 3.16a(2)", krijgt & (feiten.collegegeld_jaar > 0)
        recorder.stap("twaalfde deel van het eigen collegegeld", eigen, CENTEN, artikel, betaalt)
        recorder.stap("hoogste collegegeldkrediet", grens, CENTEN, artikel, betaalt)
        recorder.stap("ruimte collegegeldkrediet", ruimte, CENTEN, artikel, betaalt)
    return ruimte


@rule(law="Wsf 2000 art. 3.16a(1)")
def collegegeldkrediet(gevraagd: Int, ruimte: Int, recorder: Recorder = STIL) -> Int:
    """What was asked, at most the room; `MAXIMAAL` asks for all of it."""
    bedrag = np.where(gevraagd == MAXIMAAL, ruimte, np.minimum(gevraagd, ruimte))
    if recorder.luistert:
        recorder.stap("collegegeldkrediet", bedrag, CENTEN, "Wsf 2000 art. 3.16a(1)", bedrag > 0)
    return bedrag
