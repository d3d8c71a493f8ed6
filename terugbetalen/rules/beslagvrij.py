"""What must stay free of an income before arrears are paid from it: a careful stand-in for the beslagvrije voet.

The exact formula of Rv 475da needs benefits and the taxable income. From what somebody states (net income, rent, how
they live) this rule frees at least as much: 95 % of the net income, up to the maximum of the act, and the rent above
the limit of huurtoeslag. It judges a proposal; it is no attachment.
"""

from enum import IntEnum

import numpy as np

from duo_portal.foundation.money import rond_half_op
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .machten import Int

MILJOEN = 1_000_000


class Leefvorm(IntEnum):
    """How somebody lives, as the act tells people apart (Rv 475da(1))."""

    ALLEENSTAAND = 1
    ALLEENSTAANDE_OUDER = 2
    SAMEN = 3
    SAMEN_MET_KINDEREN = 4


@rule(
    law=("Rv art. 475da(1)", "Rv art. 475db"),
    parameters=("beslagvrij.hoogste", "beslagvrij.deel", "beslagvrij.huur"),
)
def beslagvrije_voet(
    leefvorm: Int, netto: Int, woonlasten: Int, maand: Int, parameters: Parameters
) -> Int:
    """Cents a month that stay free, half up; `netto` and `woonlasten` a month, of both partners together.

    Raises ValueError for a month whose amounts are not known: nothing is guessed below a minimum of existence.
    """
    _controleer(maand, parameters)
    hoogste = np.zeros(len(leefvorm), dtype=np.int64)
    for vorm in Leefvorm:
        hier = leefvorm == vorm
        hoogste[hier] = parameters.reeks(f"beslagvrij.hoogste.{vorm.name.lower()}", maand[hier])
    deel = rond_half_op(netto * parameters.reeks("beslagvrij.deel.van_netto", maand), MILJOEN)
    duur_wonen = np.maximum(woonlasten - parameters.reeks("beslagvrij.huur.grens", maand), 0)
    return np.minimum(deel, hoogste) + duur_wonen


@rule(law="Awb art. 4:94(4)")
def ruimte(netto: Int, voet: Int, maandbedrag: Int) -> Int:
    """Cents a month for arrears: the net income less what stays free and the monthly amount that runs on."""
    return np.maximum(netto - voet - maandbedrag, 0)


def _controleer(maand: Int, parameters: Parameters) -> None:
    eerste, na = parameters.periode("beslagvrij.hoogste.alleenstaand")
    if np.any((maand < eerste.index) | (maand >= na.index)):
        raise ValueError(
            f"De beslagvrije voet is bekend van {eerste} tot {na}; "
            "vul parameters/betalingsregeling.toml aan."
        )
