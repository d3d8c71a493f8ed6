"""The known law: the dated parameters beside these rules, read once.

`bekende_wet()` is what every caller passes to the rules unless it tries out a proposed law, which is an
overlay on this set. `bij_onderwijs` picks the series of higher education or of mbo for each row.
"""

from functools import cache
from pathlib import Path

import numpy as np

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand

from .componenten import Onderwijs
from .feiten import Bool, Feiten, Int

MAP = Path(__file__).resolve().parents[1] / "parameters"

# Series that a month of this kind of education cannot do without: they bound the known law.
_NODIG = {
    Onderwijs.HO: (
        "basisbeurs.ho.uitwonend",
        "aanvullende_beurs.maximum.ho.uitwonend",
        "aanvullende_beurs.vrije_voet.ho.normaal",
        "aanvullende_beurs.percentage.ho.tarief",
        "lening.basislening.ho.maximum",
        "leenfase.ho.maximum",
        "collegegeld.wettelijk.jaar",
    ),
    Onderwijs.MBO: (
        "basisbeurs.mbo.uitwonend",
        "aanvullende_beurs.maximum.mbo.uitwonend",
        "aanvullende_beurs.vrije_voet.mbo.normaal",
        "aanvullende_beurs.percentage.mbo.tarief",
        "lening.basislening.mbo.maximum",
        "leenfase.mbo.maximum",
        "lesgeld.wettelijk.jaar",
    ),
}
_ALTIJD = (
    "aanvullende_beurs.kindaftrek.per_kind",
    "eenoudertoeslag.bedrag",
    "reisvoorziening.waarde.bedrag",
    "recht.leeftijd.maximum",
)


@cache
def bekende_wet() -> Parameters:
    """The parameters of this administration, read from `studiefinanciering/parameters` once a process."""
    return Parameters.laad(MAP)


def is_bekend(parameters: Parameters, onderwijs: Onderwijs, maand: Int) -> Bool:
    """Which month indices lie inside the known law of this kind of education."""
    vanaf, tot = bekende_periode(parameters, onderwijs)
    return (maand >= vanaf.index) & (maand < tot.index)


def bij_onderwijs(parameters: Parameters, naam: str, feiten: Feiten) -> Int:
    """Each row's value of a series that exists per kind of education, "basisbeurs.{}.uitwonend"."""
    ho = parameters.reeks(naam.format("ho"), feiten.maand)
    return np.where(feiten.is_ho, ho, parameters.reeks(naam.format("mbo"), feiten.maand))


def bekende_periode(parameters: Parameters, onderwijs: Onderwijs) -> tuple[Maand, Maand]:
    """The known law of this kind of education as a half-open range of months."""
    reeksen = [parameters.periode(naam) for naam in _NODIG[onderwijs] + _ALTIJD]
    return max(vanaf for vanaf, _ in reeksen), min(tot for _, tot in reeksen)
