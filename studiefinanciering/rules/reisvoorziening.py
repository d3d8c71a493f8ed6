"""The travel product: booked at its monthly value, never paid out (arts. 3.7, 4.7(3), 4.8, 5.2(4), 5.3)."""

import numpy as np

from duo_portal.foundation.explain import CENTEN, STIL, Recorder
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .fase import Fase
from .feiten import Code, Feiten, Int
from .parameters import bij_onderwijs


@rule(
    law=(
        "Wsf 2000 art. 4.7(3)",
        "Wsf 2000 art. 4.8(1)",
        "Wsf 2000 art. 5.2(4)",
        "Wsf 2000 art. 5.3(1)",
    ),
    parameters=("reisvoorziening.waarde", "reisvoorziening.duur.ho", "reisvoorziening.duur.mbo"),
)
def reisvoorziening(
    feiten: Feiten, parameters: Parameters, fase: Code, recorder: Recorder = STIL
) -> Int:
    """Cents per month for who asked for it.

    In the months of gift or prestatiebeurs and under 18 in mbo; in the loan phase during the first 12
    months (ho) or 36 months less the months of travel under 18 (mbo).
    """
    duur = bij_onderwijs(parameters, "reisvoorziening.duur.{}.leenfase", feiten)
    tot = duur - np.where(feiten.is_ho, 0, feiten.reis_onder_18)
    in_leenfase = (fase == Fase.LEENFASE) & (feiten.leenfase_gebruikt < tot)
    gewoon = (fase == Fase.GIFT) | (fase == Fase.PRESTATIEBEURS) | (fase == Fase.ALLEEN_REIS)
    krijgt = feiten.vraagt_reisvoorziening & (gewoon | in_leenfase)
    bedrag = np.where(krijgt, parameters.reeks("reisvoorziening.waarde.bedrag", feiten.maand), 0)
    if recorder.luistert:
        for artikel, deel in (("5.3(1)", feiten.is_ho), ("4.8(1)", ~feiten.is_ho)):
            recorder.stap(
                "reisvoorziening (niet uitbetaald)",
                bedrag,
                CENTEN,
                f"Wsf 2000 art. {artikel}",
                krijgt & deel,
            )
    return bedrag
