"""From facts and earlier months to facts with a history: the step before `toekenning.bereken`.

A right depends on months used (2.7a, 2.13, 2.16) and on an unbroken award (2.3(4)); months used depend on the
right in the months before. `met_geschiedenis` cuts that knot: it asks the right twice, apart from any use
(once as if the award ran on, once as if it did not), walks the months in order, and fills the columns.

    geschiedenis = met_geschiedenis(persoon, feiten, stand, parameters)
    uitkomst = bereken(geschiedenis.feiten, parameters)
    vormen = vorm(geschiedenis.rijen, geschiedenis.tellers, Component.BASISBEURS, parameters)
"""

from dataclasses import dataclass, replace

import numpy as np

from duo_portal.foundation.parameters import Parameters

from .fase import Fase
from .feiten import GEEN_MAAND, Bool, Feiten, Int
from .maandrijen import Maandrijen, Soort, Stand, Tellers
from .recht import kredietrijen, recht
from .tellers import tel_maanden


@dataclass(frozen=True, slots=True)
class Geschiedenis:
    """The facts with months used filled in, the rows of the walk and its counters."""

    feiten: Feiten
    rijen: Maandrijen
    tellers: Tellers


def met_geschiedenis(
    persoon: Int,
    feiten: Feiten,
    begin: Stand | None,
    parameters: Parameters,
    *,
    gift_tot: Int | None = None,
) -> Geschiedenis:
    """Fill prestatiebeurs_gebruikt, leenfase_gebruikt, eerste_toekenning, ho use, travel under 18, unbroken.

    `persoon` (n,) with `feiten` sorted by person and month; `begin` has a row per person in that order.
    `gift_tot` (n,): months up to this number are gift after a diploma (4.10(3), 5.7(2), 5.7(4)).
    """
    n = len(feiten)
    fris = _zonder_verbruik(feiten)
    los, reist = _recht(replace(fris, heeft_doorlopend_recht=np.zeros(n, np.bool_)), parameters)
    door, reist_door = _recht(
        replace(fris, heeft_doorlopend_recht=np.ones(n, np.bool_)), parameters
    )
    rijen = Maandrijen(
        persoon=persoon,
        maand=feiten.maand,
        onderwijs=feiten.onderwijs,
        niveau=feiten.niveau,
        is_buitenland=feiten.is_opleiding_buitenland,
        heeft_recht=los,
        heeft_recht_doorlopend=door,
        is_jeugdreis=reist | reist_door,
        is_afwezig=feiten.weken_afwezig
        >= parameters.reeks("recht.afwezigheid.lening", feiten.maand),
        prestatiebeurs_maanden=feiten.prestatiebeurs_maanden,
        gift_tot=np.zeros(n, np.int64) if gift_tot is None else gift_tot,
        diplomatermijn_extra=feiten.diplomatermijn_extra,
        inkomen_onbekend=_inkomen_onbekend(feiten),
        **kredietrijen(fris, parameters),
    )
    tellers = tel_maanden(rijen, begin, parameters)
    return Geschiedenis(_gevuld(feiten, rijen, tellers), rijen, tellers)


def _zonder_verbruik(feiten: Feiten) -> Feiten:
    """The same facts of somebody who never had an award."""
    nul, geen = np.zeros_like(feiten.maand), np.full_like(feiten.maand, GEEN_MAAND)
    return replace(
        feiten,
        prestatiebeurs_gebruikt=nul,
        leenfase_gebruikt=nul,
        prestatiebeurs_ho_gebruikt=nul,
        prestatiebeurs_mbo_gebruikt=nul,
        reis_onder_18=nul,
        eerste_toekenning=geen,
    )


def _recht(feiten: Feiten, parameters: Parameters) -> tuple[Bool, Bool]:
    """Rows with ordinary student finance, and those with only travel under 18."""
    oordeel = recht(feiten, parameters)
    anders = (oordeel.fase == Fase.LEVENLANGLERENKREDIET) | (oordeel.fase == Fase.ALLEEN_TOEGANG)
    gewoon = (oordeel.reden == 0) & (oordeel.fase != Fase.GEEN) & ~anders
    return gewoon, oordeel.fase == Fase.ALLEEN_REIS


def _inkomen_onbekend(feiten: Feiten) -> Bool:
    """An income that counts is neither known nor estimated (3.11, 3.20)."""
    return np.asarray(np.any(feiten.ouder_telt & ~feiten.inkomen_bekend, axis=1))


def _gevuld(feiten: Feiten, rijen: Maandrijen, tellers: Tellers) -> Feiten:
    # At mbo 1-2 in the Netherlands no clock runs; the months of level 3-4 still bar art. 2.16(1).
    jeugd = np.where(tellers.soort == Soort.MBO, tellers.jeugdreis_gebruikt, 0)
    return replace(
        feiten,
        prestatiebeurs_gebruikt=tellers.gebruikt,
        leenfase_gebruikt=tellers.leenfase_gebruikt,
        prestatiebeurs_ho_gebruikt=np.where(feiten.is_ho, 0, tellers.ho_gebruikt),
        prestatiebeurs_mbo_gebruikt=tellers.mbo_gebruikt,
        reis_onder_18=jeugd,
        eerste_toekenning=tellers.eerste_toekenning,
        heeft_doorlopend_recht=tellers.is_doorlopend,
        krediet_gebruikt=tellers.krediet_gebruikt,
        heeft_doorlopend_krediet=tellers.is_krediet_doorlopend,
        krediet_maanden=rijen.krediet_maanden
        + np.where(tellers.is_krediet_doorlopend, rijen.krediet_extra, 0),
    )
