"""The second pass: in which form each part of each month is given.

First `tellers.tel_maanden` gives every month its phase and the months used before it; then `vorm` reads the
form of a part from the phase. The form is gift for mbo level 1-2, prestatiebeurs for level 3-4 and higher
education, loan in the loan phase; the first 5 (higher education) or 12 (mbo 3-4) months with a right to
studiefinanciering the supplement is a gift.

Readings of ours, where the act is silent: months of mbo do not use up the five months of higher education;
months with only a travel product under 18 and months at level 1-2 do not use up the twelve months of 4.7(1).
"""

from dataclasses import dataclass

import numpy as np

from duo_portal.foundation.explain import CODE, JA_NEE, MAANDEN, STIL, Recorder
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .componenten import Component, Vorm
from .fase import Fase
from .feiten import Bool, Code, Int
from .maandrijen import Maandrijen, Soort, Stand, Tellers
from .tellers import tel_maanden

GEEN_VORM = 0  # this part is not given in this phase

_G, _P, _L = Vorm.GIFT, Vorm.PRESTATIEBEURS, Vorm.LENING
_BEURS = {Fase.GIFT: _G, Fase.PRESTATIEBEURS: _P}
_VORM_PER_FASE: dict[Component, dict[Fase, Vorm]] = {
    Component.BASISBEURS: _BEURS,
    Component.KOOPKRACHT: _BEURS,  # 3.18a raises the basisbeurs
    Component.AANVULLENDE_BEURS: _BEURS,
    Component.EENOUDERTOESLAG: {**_BEURS, Fase.LEENFASE: _L},  # 4.7(4), 4.18(3), 5.2(5)
    Component.REISVOORZIENING: {**_BEURS, Fase.LEENFASE: _P, Fase.ALLEEN_REIS: _P},
}
_ALTIJD_LENING = (Component.LENING, Component.COLLEGEGELDKREDIET, Component.LEVENLANGLERENKREDIET)
_PARAMETERS = (
    "prestatiebeurs.ho",
    "prestatiebeurs.mbo",
    "reisvoorziening.duur.ho",
    "reisvoorziening.duur.mbo",
)


@dataclass(frozen=True, slots=True)
class Vormen:
    """Result of the pass: the counters, and per row (n) and `Component` the form (0 = not given)."""

    tellers: Tellers
    per_component: dict[Component, Code]


@rule(
    law=(
        "Wsf 2000 art. 3.20",
        "Wsf 2000 art. 4.2",
        "Wsf 2000 art. 4.3(1)",
        "Wsf 2000 art. 4.4",
        "Wsf 2000 art. 4.6a",
        "Wsf 2000 art. 4.6b",
        "Wsf 2000 art. 4.7",
        "Wsf 2000 art. 4.10(3)",
        "Wsf 2000 art. 4.18",
        "Wsf 2000 art. 5.1",
        "Wsf 2000 art. 5.2",
        "Wsf 2000 art. 5.7(4)",
    ),
    parameters=_PARAMETERS,
)
def vorm(
    rijen: Maandrijen,
    tellers: Tellers,
    component: Component,
    parameters: Parameters,
    recorder: Recorder = STIL,
) -> Code:
    """The form of `component` in each row (n,): a `Vorm`, or 0 where the phase does not give that part."""
    uit = _uit_fase(tellers.fase, component)
    if component is Component.REISVOORZIENING:
        uit = _reis(rijen, tellers, uit, parameters)
    elif component in _VORM_PER_FASE:  # 4.3(1): everything but travel
        afwezig = rijen.is_afwezig & (tellers.fase == Fase.GIFT) & (tellers.soort == Soort.MBO)
        uit = np.where(afwezig, _L, uit)
    na_diploma = (tellers.fase == Fase.PRESTATIEBEURS) & (tellers.gebruikt < rijen.gift_tot)
    uit = np.where(na_diploma & (uit == _P), _G, uit)
    if component is Component.AANVULLENDE_BEURS:
        eerste = _eerste_maanden(rijen, tellers, parameters)
        uit = np.where(eerste & (uit == _P), _G, uit)
        uit = np.where(rijen.inkomen_onbekend & (uit != GEEN_VORM), _L, uit)
    if recorder.luistert:
        _leg_uit(rijen, tellers, component, uit, recorder)
    return uit.astype(np.int8)


def bepaal_vormen(
    rijen: Maandrijen, begin: Stand | None, parameters: Parameters, recorder: Recorder = STIL
) -> Vormen:
    """Both passes for every part of student finance: count the months, then read the forms."""
    tellers = tel_maanden(rijen, begin, parameters)
    delen = [deel for deel in Component if deel < Component.ENERGIETOESLAG]
    return Vormen(
        tellers, {deel: vorm(rijen, tellers, deel, parameters, recorder) for deel in delen}
    )


def _uit_fase(fase: Code, component: Component) -> Code:
    """The form that goes with the phase; a loan is a loan and a one-off scheme a gift in every phase."""
    if component not in _VORM_PER_FASE:
        altijd = _L if component in _ALTIJD_LENING else _G
        return np.full(len(fase), altijd, dtype=np.int8)
    per_fase = _VORM_PER_FASE[component]
    return np.array([per_fase.get(deel, GEEN_VORM) for deel in Fase], dtype=np.int8)[fase]


def _eerste_maanden(rijen: Maandrijen, tellers: Tellers, parameters: Parameters) -> Bool:
    """The first 5 (5.2(2)) or 12 (4.7(1)) months with a right to studiefinanciering."""
    ho = parameters.reeks("prestatiebeurs.ho.aanvullend_gift", rijen.maand)
    mbo = parameters.reeks("prestatiebeurs.mbo.aanvullend_gift", rijen.maand)
    grens: Int = np.where(tellers.soort == Soort.HO, ho, mbo)
    return tellers.recht_gehad < grens


def _reis(rijen: Maandrijen, tellers: Tellers, uit: Code, parameters: Parameters) -> Code:
    """Travel: gift at level 1-2; in the loan phase 12 months (ho) or 36 less those under 18 (mbo)."""
    ho = parameters.reeks("reisvoorziening.duur.ho.leenfase", rijen.maand)
    mbo = parameters.reeks("reisvoorziening.duur.mbo.leenfase", rijen.maand)
    mag = np.where(tellers.soort == Soort.HO, ho, mbo - tellers.jeugdreis_gebruikt)
    laag = (tellers.soort != Soort.HO) & (rijen.niveau <= 2)
    uit = np.where(laag & (uit == _P), _G, uit)
    te_laat = (tellers.fase == Fase.LEENFASE) & (tellers.leenfase_gebruikt >= mag) & ~laag
    return np.where(te_laat, GEEN_VORM, uit).astype(np.int8)


def _leg_uit(
    rijen: Maandrijen, tellers: Tellers, component: Component, uit: Code, recorder: Recorder
) -> None:
    artikel = "Wsf 2000 art. 5.2" if tellers.soort[0] == Soort.HO else "Wsf 2000 art. 4.7"
    naam = component.name.lower()
    recorder.stap("prestatiebeurs_gebruikt", tellers.gebruikt, MAANDEN, artikel)
    recorder.stap("fase", Fase(int(tellers.fase[0])).name.lower(), CODE, artikel)
    if component is Component.AANVULLENDE_BEURS:
        recorder.stap("maanden_met_recht", tellers.recht_gehad, MAANDEN, artikel)
        recorder.stap("inkomen_onbekend", rijen.inkomen_onbekend, JA_NEE, "Wsf 2000 art. 3.20")
    gekozen = Vorm(int(uit[0])).name.lower() if uit[0] else "niet"
    recorder.stap(f"vorm_{naam}", gekozen, CODE, artikel)
