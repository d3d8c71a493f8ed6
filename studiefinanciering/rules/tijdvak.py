"""An award period of many persons at once: count the months, work out the amounts, read the forms.

The counting columns of `Feiten` may hold anything: they are filled in here from the months used before, so
that facts stored with a decision give the same outcome years later.
"""

from dataclasses import dataclass

import numpy as np

from duo_portal.foundation.explain import STIL, Recorder
from duo_portal.foundation.parameters import Parameters

from .componenten import Component, Vorm
from .fase import Fase
from .feiten import Code, Feiten, Int
from .geschiedenis import Geschiedenis, met_geschiedenis
from .maandrijen import Stand
from .prestatiebeurs import vorm
from .toekenning import MAANDELIJKS, Uitkomst, bereken


@dataclass(frozen=True, slots=True)
class Tijdvak:
    """Outcome over n rows: amounts with their form, and the months used afterwards."""

    feiten: Feiten  # with the counting columns filled in
    uitkomst: Uitkomst
    bedragen: dict[Component, Int]  # cents a month, 0 where the form does not give it
    vormen: dict[Component, Code]  # Vorm, 0 = not given
    eindstand: Stand  # a row per person


def bereken_tijdvak(
    feiten: Feiten,
    persoon: Int,
    begin: Stand,
    parameters: Parameters,
    recorder: Recorder = STIL,
    *,
    gift_tot: Int | None = None,
) -> Tijdvak:
    """Amounts and forms of every row; a row without right has zeros and its reason in `uitkomst`.

    `persoon` (n,) with the rows ascending by person and month; `begin` has a row per person in that order.
    """
    verleden = met_geschiedenis(persoon, feiten, begin, parameters, gift_tot=gift_tot)
    uitkomst = bereken(verleden.feiten, parameters, recorder)
    vormen = {c: _vorm(verleden, c, uitkomst, parameters, recorder) for c in MAANDELIJKS}
    vormen[Component.REISVOORZIENING] = _reis_na_diploma(verleden, vormen, parameters)
    toegang = uitkomst.fase == Fase.ALLEEN_TOEGANG  # lent outside the phases of the months
    krediet = Component.COLLEGEGELDKREDIET
    vormen[krediet] = np.where(toegang, np.int8(Vorm.LENING), vormen[krediet])
    bedragen = {c: np.where(vormen[c] > 0, uitkomst.bedragen[c], 0) for c in MAANDELIJKS}
    return Tijdvak(verleden.feiten, uitkomst, bedragen, vormen, verleden.tellers.eindstand)


def _vorm(
    verleden: Geschiedenis,
    component: Component,
    uitkomst: Uitkomst,
    parameters: Parameters,
    recorder: Recorder,
) -> Code:
    """The form of a part; explained only where that part is given."""
    gegeven = recorder if uitkomst.bedragen[component].any() else STIL
    return vorm(verleden.rijen, verleden.tellers, component, parameters, gegeven)


def _reis_na_diploma(
    verleden: Geschiedenis, vormen: dict[Component, Code], parameters: Parameters
) -> Code:
    """After a diploma the travel months in the loan phase are a gift too, for a year more (5.7(3), 4.10)."""
    reis, rijen, tellers = vormen[Component.REISVOORZIENING], verleden.rijen, verleden.tellers
    extra = parameters.reeks("omzetting.ho.reis_extra", rijen.maand)
    nummer = tellers.gebruikt + tellers.leenfase_gebruikt + 1
    mee = (rijen.gift_tot > 0) & (nummer <= rijen.gift_tot + extra)
    return np.where(mee & (reis == Vorm.PRESTATIEBEURS), np.int8(Vorm.GIFT), reis)
