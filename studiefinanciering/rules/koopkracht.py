"""The rise of the basisbeurs for students living away in study year 2023-2024 (art. 3.18a)."""

import numpy as np

from duo_portal.foundation.explain import CENTEN, STIL, Recorder
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .feiten import Bool, Feiten, Int
from .parameters import bij_onderwijs


@rule(law="Wsf 2000 art. 3.18a", parameters=("koopkracht.ho", "koopkracht.mbo"))
def koopkracht(
    feiten: Feiten, parameters: Parameters, uitwonend: Bool, recorder: Recorder = STIL
) -> Int:
    """Cents per month on top of the basisbeurs; the study year begins in September (ho) or August (mbo)."""
    uit = bij_onderwijs(parameters, "koopkracht.{}.uitwonend", feiten)
    bedrag = np.where(uitwonend, uit, 0)
    if recorder.luistert:
        recorder.stap(
            "verhoging koopkracht", bedrag, CENTEN, "Wsf 2000 art. 3.18a", np.asarray(bedrag > 0)
        )
    return bedrag
