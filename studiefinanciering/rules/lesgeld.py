"""The lesgeld part: a twelfth of the lesgeld raises the maximum aanvullende beurs in mbo (art. 3.2(3)-(4))."""

import numpy as np

from duo_portal.foundation.explain import CENTEN, STIL, Recorder
from duo_portal.foundation.money import rond_half_op
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .feiten import Feiten, Int


@rule(law="Wsf 2000 art. 3.2(3)", parameters=("lesgeld.wettelijk",))
def lesgelddeel(feiten: Feiten, parameters: Parameters, recorder: Recorder = STIL) -> Int:
    """Cents per month, half up; only in mbo and only for who owes lesgeld (not in the study year of
    turning 18, art. 3.2(4): the caller says so in `is_lesgeldplichtig`)."""
    krijgt = ~feiten.is_ho & feiten.is_lesgeldplichtig
    twaalfde = rond_half_op(parameters.reeks("lesgeld.wettelijk.jaar", feiten.maand), 12)
    bedrag = np.where(krijgt, twaalfde, 0)
    if recorder.luistert:
        recorder.stap(
            "tegemoetkoming lesgeld in het maximum", bedrag, CENTEN, "Wsf 2000 art. 3.2(3)", krijgt
        )
    return bedrag
