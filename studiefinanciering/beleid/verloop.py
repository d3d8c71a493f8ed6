"""How each spell runs: months used, the right and the phase; and which spells are the same all through.

Within a spell only time passes: one gets older and uses months. Every test of `rules.recht` on those is one-way (once 30,
once ten years over, once all months used, it stays so), so that a spell whose first and last month have the same reason,
phase and travel has them in every month between. Such a spell is `vlak`, and one row says it all. The months between
are counted as the first one was. A decision with a spell that is not flat is worked out month by month.
"""

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from duo_portal.foundation.parameters import Parameters
from studiefinanciering.rules.feiten import Bool, Feiten, Int
from studiefinanciering.rules.geschiedenis import met_geschiedenis
from studiefinanciering.rules.maandrijen import Stand
from studiefinanciering.rules.recht import recht
from studiefinanciering.rules.reisvoorziening import reisvoorziening

from .stukken import Stukken, met

MEESTE_STUKKEN = 6
GEVULD = (
    "prestatiebeurs_gebruikt", "leenfase_gebruikt", "prestatiebeurs_ho_gebruikt", "prestatiebeurs_mbo_gebruikt",
    "reis_onder_18", "eerste_toekenning", "heeft_doorlopend_recht", "krediet_gebruikt", "heeft_doorlopend_krediet",
    "krediet_maanden",
)  # fmt: skip
_GETELD = ("prestatiebeurs", "leenfase", "recht", "jeugdreis", "krediet")


@dataclass(frozen=True, slots=True)
class Verloop:
    """Which decisions are flat (G,), and the facts of every spell in its last month (n,), counting columns filled."""

    vlak: Bool
    feiten: Feiten


def volg(stukken: Stukken, wet: Parameters) -> Verloop:
    """Walk the spells of all decisions at the same time: everyone's first, everyone's second, and so on."""
    vlak = np.ones(len(stukken.begin.jeugdreis), dtype=np.bool_)
    kolommen: dict[str, NDArray[Any]] = {
        naam: getattr(stukken.feiten, naam).copy() for naam in GEVULD
    }
    stand = stukken.begin.kopie()
    for rang in range(int(stukken.rang.max(initial=-1)) + 1):
        hier = np.flatnonzero(stukken.rang == rang)
        if rang >= MEESTE_STUKKEN:
            vlak[stukken.groep[hier]] = False
            break
        wie = stukken.groep[hier]
        gevuld, einde, is_vlak = _stuk(stukken, hier, stand.rijen(wie), wet)
        vlak[wie] &= is_vlak
        for naam in GEVULD:
            kolommen[naam][hier] = getattr(gevuld, naam)
        for veld in fields(Stand):
            getattr(stand, veld.name)[wie] = getattr(einde, veld.name)
    return Verloop(vlak, met(stukken.feiten, **kolommen))


def _stuk(stukken: Stukken, hier: Int, begin: Stand, wet: Parameters) -> tuple[Feiten, Stand, Bool]:
    """One spell of each decision: facts of the last month, the stand after it, and whether it is flat."""
    feiten, duur, gift = (
        stukken.feiten.rijen(hier),
        stukken.duur[hier],
        stukken.gift_tot[hier],
    )
    wie = np.arange(len(hier))
    eerst = met_geschiedenis(wie, feiten, begin, wet, gift_tot=gift)
    na_een = eerst.tellers.eindstand
    tussen = _later(begin, na_een, feiten.maand, duur - 2)
    laatste = met(feiten, maand=feiten.maand + duur - 1)
    eind = met_geschiedenis(wie, laatste, tussen, wet, gift_tot=gift)
    een, vlak = duur == 1, _zelfde(eerst.feiten, eind.feiten, wet)
    gevuld = {
        naam: np.where(een, getattr(eerst.feiten, naam), getattr(eind.feiten, naam))
        for naam in GEVULD
    }
    na = eind.tellers.eindstand
    stand = {
        veld.name: _kies(een, getattr(na_een, veld.name), getattr(na, veld.name))
        for veld in fields(Stand)
    }
    return met(feiten, **gevuld), Stand(**stand), een | vlak


def _later(begin: Stand, na_een: Stand, maand: Int, meer: Int) -> Stand:
    """The stand before the last month: `meer` months after the first one, each counted as the first was."""
    meer = np.maximum(meer, 0)
    geteld = {}
    for naam in _GETELD:
        na = getattr(na_een, naam)
        per_maand = na - getattr(begin, naam)
        geteld[naam] = na + per_maand * (meer[:, None] if per_maand.ndim == 2 else meer)
    loopt = {
        naam: np.where(getattr(na_een, naam) == maand, maand + meer, getattr(na_een, naam))
        for naam in ("laatste", "krediet_laatste")
    }
    return replace(na_een, **geteld, **loopt)


def _zelfde(eerst: Feiten, eind: Feiten, wet: Parameters) -> Bool:
    """The same reason, phase and travel in both months."""
    a, b = recht(eerst, wet), recht(eind, wet)
    reist = (reisvoorziening(eerst, wet, a.fase) > 0) == (reisvoorziening(eind, wet, b.fase) > 0)
    return np.asarray((a.reden == b.reden) & (a.fase == b.fase) & reist)


def _kies(een: Bool, a: NDArray[Any], b: NDArray[Any]) -> NDArray[Any]:
    return np.where(een[:, None] if a.ndim == 2 else een, a, b)
