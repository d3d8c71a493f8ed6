"""The same months as the student wonders about them: the facts changed, nothing else.

Every change begins in a month that has not begun; the rules that follow are those of an award.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from duo_portal.foundation.period import Maand
from studiefinanciering.rules.feiten import Feiten, Int

from .grondslag import JAAR, Grondslag


class Wonen(StrEnum):
    """Where the student lives from then on."""

    ZELFDE = ""
    UIT = "uit"
    THUIS = "thuis"


@dataclass(frozen=True, slots=True, kw_only=True)
class WatAls:
    """What would be otherwise from `vanaf` on; the defaults change nothing.

    `ouders_procent` or `ouders_centen`: how much less the counted parents earn together a year.
    `stop_maanden`: this many months from `vanaf` without student finance. `lening_centen`: a month, −1 = the
    maximum. `is_jaar_langer`: the study takes a year more than nominal.
    """

    vanaf: Maand
    wonen: Wonen = Wonen.ZELFDE
    ouders_procent: int = 0
    ouders_centen: int = 0
    stop_maanden: int = 0
    lening_centen: int | None = None
    is_jaar_langer: bool = False

    @property
    def raakt_ouders(self) -> bool:
        """Whether the outcome depends on a changed income of a parent."""
        return bool(self.ouders_procent or self.ouders_centen)


def pas_toe(g: Grondslag, als: WatAls) -> Grondslag:
    """The rows under these changes, with the end of the study that goes with them."""
    feiten, vanaf = g.feiten, g.feiten.maand >= als.vanaf.index
    if als.wonen is not Wonen.ZELFDE:
        feiten = _woont(feiten, vanaf, uit=als.wonen is Wonen.UIT)
    if als.raakt_ouders:
        feiten = replace(feiten, inkomen=_minder(feiten, vanaf, als))
    if als.lening_centen is not None:
        gevraagd = np.where(vanaf, als.lening_centen, feiten.lening_gevraagd)
        feiten = replace(feiten, lening_gevraagd=gevraagd)
    einde = g.einde + JAAR if als.is_jaar_langer else g.einde
    gestopt = vanaf & (feiten.maand < (als.vanaf + als.stop_maanden).index)
    return replace(g, feiten=feiten, einde=einde).rijen(~gestopt)


def _woont(feiten: Feiten, vanaf: np.ndarray, *, uit: bool) -> Feiten:
    """Away: registered elsewhere than the parents and asked for; at home: registered with a parent."""
    return replace(
        feiten,
        woont_op_brp_adres=feiten.woont_op_brp_adres | vanaf,
        is_adres_van_ouder=np.where(vanaf, not uit, feiten.is_adres_van_ouder),
        vraagt_uitwonend=feiten.vraagt_uitwonend | (vanaf & uit),
    )


def _minder(feiten: Feiten, vanaf: np.ndarray, als: WatAls) -> Int:
    """Incomes (n, 2): each parent so many percent less, or the sum split evenly over who counts.

    Nobody earns less than nothing by it: what one parent cannot lose, the other one loses.
    """
    telt = feiten.ouder_telt & feiten.inkomen_bekend
    inkomen = feiten.inkomen
    ruimte = np.where(telt, np.maximum(inkomen, 0), 0)
    if als.ouders_procent:
        eraf = ruimte * als.ouders_procent // 100
    else:
        aantal = np.maximum(telt.sum(axis=1), 1)[:, None]
        eerlijk = np.where(telt, als.ouders_centen // aantal, 0)
        eraf = np.minimum(eerlijk, ruimte)
        rest = np.where(telt.any(axis=1), als.ouders_centen, 0)[:, None] - eraf.sum(1)[:, None]
        for slot in (0, 1):
            erbij = np.clip(ruimte[:, slot] - eraf[:, slot], 0, rest[:, 0])
            eraf[:, slot] += erbij
            rest = rest - erbij[:, None]
    return np.where(vanaf[:, None], inkomen - eraf, inkomen)
