"""Rules that a proposal may ask for by name, where amounts alone cannot say it.

A variant changes what the rules gave, row by row; it reads facts and parameters and nothing else.
"""

from collections.abc import Callable, Mapping

import numpy as np

from duo_portal.foundation.parameters import Parameters
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.feiten import Feiten, Int

Bedragen = dict[Component, Int]
Variant = Callable[[Feiten, Parameters, Bedragen], Bedragen]


def leenstelsel(feiten: Feiten, parameters: Parameters, bedragen: Bedragen) -> Bedragen:
    """No basisbeurs (nor its rise, art. 3.18a) in higher education, as between September 2015 and September 2023.

    The maxima of that time (loan, aanvullende beurs) are parameters: the proposal says them.
    """
    weg = (Component.BASISBEURS, Component.KOOPKRACHT)
    return bedragen | {c: np.where(feiten.is_ho, 0, bedragen[c]) for c in weg}


VARIANTEN: Mapping[str, Variant] = {"leenstelsel": leenstelsel}
