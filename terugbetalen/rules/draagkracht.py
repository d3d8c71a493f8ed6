"""What someone can bear a month: a share of the income above a free part (the voet).

Two shapes. SF35, SF15 and levenlanglerenkrediet take one percentage of the joint income above the voet
(arts. 6.10, 12.32(1), 6.19(2)); SF15-oud takes three brackets and the rest of the own income (10a.8), and counts
the partner only as far as one's own falls short (10a.10). The year's belastbaar minimumloon B is that of the peiljaar,
two years before. All sums in between are exact; B and the voet are rounded half up, a month is cut down.
"""

from dataclasses import dataclass

import numpy as np

from duo_portal.foundation.explain import CENTEN, PPM, STIL, Recorder
from duo_portal.foundation.money import rond_half_op, rond_omlaag
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from . import afronding
from .machten import Int
from .regeling import Regeling

ONBEKEND, GEEN_PARTNER = -1, -1
JAREN_TERUG = 2
MILJOEN = 1_000_000
_VOET = {
    Regeling.SF35: "draagkracht.sf35",
    Regeling.SF15: "draagkracht.sf15",
    Regeling.LLLK: "draagkracht.lllk",
}
_ARTIKEL = {
    Regeling.SF35: "Wsf 2000 art. 6.10",
    Regeling.SF15: "Wsf 2000 art. 12.32(1)",
    Regeling.LLLK: "Wsf 2000 art. 6.19(2)",
}


@dataclass(frozen=True, slots=True)
class Draagkrachtfeiten:
    """Rows of one debtor and year; all columns have length n."""

    regeling: Int
    jaar: Int  # calendar year of repayment
    inkomen: Int  # toetsingsinkomen of the peiljaar, cents; ONBEKEND = not known
    partner_inkomen: Int  # the same of the partner; GEEN_PARTNER = none
    is_alleenstaande_ouder: np.ndarray
    jaren_terug: Int | int = (
        JAREN_TERUG  # 1 or 0 where another year than the peiljaar counts (6.12)
    )

    def __len__(self) -> int:
        return len(self.regeling)


@rule(law="Wsf 2000 art. 6.1a", parameters=("draagkracht.minimumloon", "draagkracht.vakantiegeld"))
def belastbaar_minimumloon(
    jaar: Int, parameters: Parameters, jaren_terug: Int | int = JAREN_TERUG
) -> Int:
    """B of the peiljaar of each year of repayment: twelve January wages with holiday pay, half up, cents.

    A later year whose wage is not known yet has the last one known (6.12(3)).
    """
    peiljaar = (jaar - jaren_terug) * 12
    loon = parameters.reeks("draagkracht.minimumloon.januari", peiljaar)
    bij = parameters.reeks("draagkracht.vakantiegeld.bij", peiljaar)
    return rond_half_op(loon * 12 * (MILJOEN + bij), MILJOEN)


@rule(
    law=("Wsf 2000 art. 6.10(2)", "Wsf 2000 art. 6.19(2)", "Wsf 2000 art. 12.32(1)"),
    parameters=("draagkracht.sf35", "draagkracht.sf15", "draagkracht.lllk"),
)
def voet(f: Draagkrachtfeiten, parameters: Parameters, recorder: Recorder = STIL) -> Int:
    """The income that is left alone, cents a year, half up; 0 for SF15-oud, which has its own."""
    b = belastbaar_minimumloon(f.jaar, parameters, f.jaren_terug)
    samen = (f.partner_inkomen != GEEN_PARTNER) | f.is_alleenstaande_ouder
    uit = np.zeros(len(f), dtype=np.int64)
    recorder.stap("belastbaar minimumloon van het peiljaar", b, CENTEN, "Wsf 2000 art. 6.1a")
    for soort, naam in _VOET.items():
        hier = f.regeling == soort
        maand = f.jaar[hier] * 12
        deel = np.where(
            samen[hier],
            parameters.reeks(f"{naam}.voet_samen", maand),
            parameters.reeks(f"{naam}.voet_alleen", maand),
        )
        uit[hier] = rond_half_op(b[hier] * deel, MILJOEN)
        recorder.stap("draagkrachtvrije voet", uit, CENTEN, _ARTIKEL[soort], hier)
    return uit


@rule(
    law=("Wsf 2000 art. 6.10(3)", "Wsf 2000 art. 6.19(2)", "Wsf 2000 art. 12.32(1)"),
    parameters=("draagkracht.sf35", "draagkracht.sf15", "draagkracht.lllk"),
)
def draagkracht(f: Draagkrachtfeiten, parameters: Parameters, recorder: Recorder = STIL) -> Int:
    """Cents a month, cut down; ONBEKEND where the income is not known. Not for rows of SF15-oud (0 there)."""
    vrij = voet(f, parameters, recorder)
    inkomen = f.inkomen + np.maximum(f.partner_inkomen, 0)
    boven = np.maximum(inkomen - vrij, 0)
    uit = np.zeros(len(f), dtype=np.int64)
    bekend = f.inkomen != ONBEKEND
    for soort, naam in _VOET.items():
        hier = (f.regeling == soort) & bekend
        tarief = parameters.reeks(f"{naam}.tarief", f.jaar[hier] * 12)
        uit[hier] = per_maand(boven[hier] * tarief, 12 * MILJOEN)
        if recorder.luistert:
            artikel = _ARTIKEL[soort]
            heel = parameters.reeks(f"{naam}.tarief", f.jaar * 12)
            recorder.stap(
                "toetsingsinkomen, met dat van de partner", inkomen, CENTEN, artikel, hier
            )
            recorder.stap("inkomen boven de voet", boven, CENTEN, artikel, hier)
            recorder.stap("deel daarvan per jaar", heel, PPM, artikel, hier)
            recorder.stap("draagkracht per maand", uit, CENTEN, artikel, hier)
    anders = bekend | (f.regeling == Regeling.SF15_OUD)
    return np.where(anders, uit, ONBEKEND)


def per_maand(teller: Int, noemer: int) -> Int:
    """Whole cents of a draagkracht, rounded as its setting says."""
    rond = rond_omlaag if afronding.DRAAGKRACHT.naar_beneden else rond_half_op
    return rond(teller, noemer)


@rule(law=("Wsf 2000 art. 6.10(4)",), parameters=("draagkracht.drempel",))
def te_betalen(f: Draagkrachtfeiten, termijn: Int, kan_dragen: Int, parameters: Parameters) -> Int:
    """The lower of instalment and draagkracht; the whole instalment where the income is not known (6.10(6)).

    SF35: nothing while the draagkracht is not above the threshold of practice.
    """
    uit = np.where(kan_dragen == ONBEKEND, termijn, np.minimum(termijn, kan_dragen))
    drempel = parameters.reeks("draagkracht.drempel.sf35", f.jaar * 12)
    niets = (f.regeling == Regeling.SF35) & (kan_dragen != ONBEKEND) & (kan_dragen <= drempel)
    return np.where(niets, 0, uit)
