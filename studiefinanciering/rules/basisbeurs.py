"""Basisbeurs: one amount for who lives away and one for who lives at home (arts. 3.6, 3.18)."""

import numpy as np

from duo_portal.foundation.explain import CENTEN, STIL, Recorder
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .feiten import Bool, Feiten, Int
from .parameters import bij_onderwijs


@rule(
    law=("Wsf 2000 art. 3.6(1)", "Wsf 2000 art. 3.18"),
    parameters=("basisbeurs.ho", "basisbeurs.mbo"),
)
def basisbeurs(
    feiten: Feiten, parameters: Parameters, uitwonend: Bool, recorder: Recorder = STIL
) -> Int:
    """Cents per month, without the rise of art. 3.18a; 0 in higher education before September 2023."""
    uit = bij_onderwijs(parameters, "basisbeurs.{}.uitwonend", feiten)
    thuis = bij_onderwijs(parameters, "basisbeurs.{}.thuiswonend", feiten)
    bedrag = np.where(uitwonend, uit, thuis)
    if recorder.luistert:
        recorder.stap("basisbeurs", bedrag, CENTEN, "Wsf 2000 art. 3.18")
    return bedrag
