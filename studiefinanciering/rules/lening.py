"""The loan on request: basislening and aanvullende lening, or the fixed sum of the loan phase.

Arts. 3.15, 3.16, 4.7(3)-(4), 4.18(2)-(3), 5.2(4)-(5).
"""

import numpy as np

from duo_portal.foundation.explain import CENTEN, STIL, Recorder
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .aanvullende_beurs import AanvullendeBeurs
from .componenten import MAXIMAAL
from .fase import Fase
from .feiten import Bool, Code, Feiten, Int
from .parameters import bij_onderwijs


@rule(
    law=(
        "Wsf 2000 art. 3.15",
        "Wsf 2000 art. 3.16",
        "Wsf 2000 art. 4.7(3)",
        "Wsf 2000 art. 4.7(4)",
        "Wsf 2000 art. 5.2(4)",
        "Wsf 2000 art. 5.2(5)",
    ),
    parameters=(
        "lening.basislening.ho",
        "lening.basislening.mbo",
        "leenfase.ho",
        "leenfase.mbo",
        "eenoudertoeslag",
    ),
)
def leenruimte(
    feiten: Feiten,
    parameters: Parameters,
    fase: Code,
    beurs: AanvullendeBeurs,
    recorder: Recorder = STIL,
) -> Int:
    """What may be lent in cents a month.

    With a right to grants: basislening plus what of the maximum aanvullende beurs was not awarded. In the
    loan phase: one fixed sum, for a family with one parent raised by the eenoudertoeslag.
    """
    basis = bij_onderwijs(parameters, "lening.basislening.{}.maximum", feiten)
    gewoon = basis + beurs.maximum - beurs.toegekend
    vast = bij_onderwijs(parameters, "leenfase.{}.maximum", feiten)
    toeslag = parameters.reeks("eenoudertoeslag.bedrag", feiten.maand)
    extra = np.where(feiten.is_eenoudergezin, toeslag, 0)
    in_leenfase = fase == Fase.LEENFASE
    ruimte = np.where(in_leenfase, vast + extra, np.where(_heeft_beurzen(fase), gewoon, 0))
    if recorder.luistert:
        beurzen = _heeft_beurzen(fase)
        recorder.stap("basislening", basis, CENTEN, "Wsf 2000 art. 3.15", beurzen)
        rest = beurs.maximum - beurs.toegekend
        recorder.stap("aanvullende lening", rest, CENTEN, "Wsf 2000 art. 3.16", beurzen)
        een_ouder = in_leenfase & feiten.is_eenoudergezin
        for lid_4, lid_5, deel in (
            ("5.2(4)", "5.2(5)", feiten.is_ho),
            ("4.7(3)", "4.7(4)", ~feiten.is_ho),
        ):
            naam = "lening in de leenfase"
            recorder.stap(naam, vast, CENTEN, f"Wsf 2000 art. {lid_4}", in_leenfase & deel)
            naam = "extra lening eenoudergezin"
            recorder.stap(naam, extra, CENTEN, f"Wsf 2000 art. {lid_5}", een_ouder & deel)
        recorder.stap("leenruimte", ruimte, CENTEN, "Wsf 2000 art. 3.16", beurzen | in_leenfase)
    return ruimte


@rule(law=("Wsf 2000 art. 3.15", "Wsf 2000 art. 3.16"))
def lening(gevraagd: Int, ruimte: Int, recorder: Recorder = STIL) -> Int:
    """What was asked, at most the room; `MAXIMAAL` asks for all of it."""
    bedrag = np.where(gevraagd == MAXIMAAL, ruimte, np.minimum(gevraagd, ruimte))
    if recorder.luistert:
        recorder.stap("lening", bedrag, CENTEN, "Wsf 2000 art. 3.15")
    return bedrag


def _heeft_beurzen(fase: Code) -> Bool:
    return (fase == Fase.GIFT) | (fase == Fase.PRESTATIEBEURS)
