"""Supplement for a family with one parent (art. 3.5), while there is a right to grants."""

import numpy as np

from duo_portal.foundation.explain import CENTEN, STIL, Recorder
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .feiten import Feiten, Int


@rule(law=("Wsf 2000 art. 3.5", "Wsf 2000 art. 3.18"), parameters=("eenoudertoeslag",))
def eenoudertoeslag(feiten: Feiten, parameters: Parameters, recorder: Recorder = STIL) -> Int:
    """Cents per month; in the loan phase the same sum can only be lent (`lening.leenruimte`)."""
    bedrag = np.where(
        feiten.is_eenoudergezin, parameters.reeks("eenoudertoeslag.bedrag", feiten.maand), 0
    )
    if recorder.luistert:
        recorder.stap(
            "toeslag eenoudergezin", bedrag, CENTEN, "Wsf 2000 art. 3.5", feiten.is_eenoudergezin
        )
    return bedrag
