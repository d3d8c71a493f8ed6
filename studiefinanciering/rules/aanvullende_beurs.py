"""Aanvullende beurs: the maximum minus what the parents are supposed to contribute (arts. 3.8-3.14).

Tour: `ouderlijke_bijdrage` works out each parent's share as an exact fraction, adds the two and rounds that
sum once; `aanvullende_beurs` subtracts it from the maximum. The act floors and caps only the sum (art.
3.13(1)-(2)), so an unused allowance of one parent lowers the contribution of the other.

Exactness: with g the common divisor of the rates in ppm and a million, every yearly amount is a whole number
of 1/D cents with D = 1,000,000 / g. For the rates of the act D is 250. Incomes up to 10^11 cents and up to 30
children then stay below 10^17, far inside int64; `_noemer` refuses rates so fine that they would not.
"""

from dataclasses import dataclass

import numpy as np

from duo_portal.foundation.explain import CENTEN, JA_NEE, STIL, Recorder
from duo_portal.foundation.money import rond_half_op
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .componenten import VrijeVoet
from .feiten import Bool, Feiten, Int, een_van_beide
from .lesgeld import lesgelddeel
from .ouders_uitleg import Tussenstand, leg_ouders_uit
from .parameters import bij_onderwijs

MILJOEN = 1_000_000
GROOTSTE_NOEMER = 500_000
GRENS_CENTEN = 10**11  # of an income or instalment, in size
GRENS_KINDEREN = 30


@dataclass(frozen=True, slots=True)
class AanvullendeBeurs:
    """Columns of cents: maximum, contribution after floor and cap, award; and where art. 3.20 applies."""

    maximum: Int
    bijdrage: Int
    toegekend: Int
    wordt_lening: Bool  # asked for, but an income is unknown: the sum is lent for the time being


@rule(
    law=("Wsf 2000 art. 3.18", "Wsf 2000 art. 3.2(3)"),
    parameters=("aanvullende_beurs.maximum.ho", "aanvullende_beurs.maximum.mbo"),
)
def maximum_aanvullende_beurs(
    feiten: Feiten, parameters: Parameters, uitwonend: Bool, recorder: Recorder = STIL
) -> Int:
    """Cents per month, the lesgeld part of mbo included."""
    uit = bij_onderwijs(parameters, "aanvullende_beurs.maximum.{}.uitwonend", feiten)
    thuis = bij_onderwijs(parameters, "aanvullende_beurs.maximum.{}.thuiswonend", feiten)
    maximum = np.where(uitwonend, uit, thuis) + lesgelddeel(feiten, parameters, recorder)
    if recorder.luistert:
        recorder.stap("maximale aanvullende beurs", maximum, CENTEN, "Wsf 2000 art. 3.18")
    return maximum


@rule(
    law=(
        "Wsf 2000 art. 3.9(2)",
        "Wsf 2000 art. 3.9a",
        "Wsf 2000 art. 3.12",
        "Wsf 2000 art. 3.14(2)",
    ),
    parameters=("aanvullende_beurs.vrije_voet.ho", "aanvullende_beurs.vrije_voet.mbo"),
)
def vrije_voet(feiten: Feiten, parameters: Parameters) -> Int:
    """The allowance of each parent in cents a year, shape (n, 2); the double one is twice the normal."""
    normaal = bij_onderwijs(parameters, "aanvullende_beurs.vrije_voet.{}.normaal", feiten)
    alleen = bij_onderwijs(parameters, "aanvullende_beurs.vrije_voet.{}.alleenstaand", feiten)
    soort = feiten.vrije_voet
    voet = np.where(soort == VrijeVoet.DUBBEL, 2 * normaal[:, None], normaal[:, None])
    return np.where(soort == VrijeVoet.ALLEENSTAAND, alleen[:, None], voet)


@rule(
    law=("Wsf 2000 art. 3.9", "Wsf 2000 art. 3.9a", "Wsf 2000 art. 3.13"),
    parameters=(
        "aanvullende_beurs.percentage.ho",
        "aanvullende_beurs.percentage.mbo",
        "aanvullende_beurs.kindaftrek",
    ),
)
def som_bijdragen(feiten: Feiten, parameters: Parameters, recorder: Recorder = STIL) -> Int:
    """The sum of the monthly amounts of both parents in cents, rounded half up once, before floor and cap.

    Per parent: (income − allowance) × rate − instalments − 363 a counted child, a twelfth of it, divided
    by the children who asked for aanvullende beurs. Parents who are not counted or whose income is unknown
    contribute nothing here.
    """
    tarief = bij_onderwijs(parameters, "aanvullende_beurs.percentage.{}.tarief", feiten)
    per_kind = parameters.reeks("aanvullende_beurs.kindaftrek.per_kind", feiten.maand)
    voet = vrije_voet(feiten, parameters)
    noemer = _noemer(tarief)
    bruto = (tarief * noemer // MILJOEN)[:, None] * (feiten.inkomen - voet)
    aftrek = feiten.aflossing_duo + per_kind[:, None] * feiten.aftrekkinderen
    telt_mee = feiten.ouder_telt & feiten.inkomen_bekend
    jaar = np.where(telt_mee, bruto - noemer * aftrek, 0)
    delers = np.where(telt_mee, feiten.deelkinderen, 1)
    teller = jaar[:, 0] * delers[:, 1] + jaar[:, 1] * delers[:, 0]
    som = rond_half_op(teller, 12 * noemer * delers[:, 0] * delers[:, 1])
    if recorder.luistert:
        stand = Tussenstand(voet, tarief, per_kind, bruto, jaar, noemer)
        leg_ouders_uit(feiten, stand, recorder)
    return som


def _noemer(tarief: Int) -> int:
    """The smallest denominator in which every rate of these rows is a whole number."""
    noemer = MILJOEN // int(np.gcd.reduce(np.append(np.unique(tarief), MILJOEN)))
    if noemer > GROOTSTE_NOEMER:
        raise ValueError("Het percentage heeft te veel decimalen voor een exacte berekening.")
    return noemer


@rule(law=("Wsf 2000 art. 3.8", "Wsf 2000 art. 3.13", "Wsf 2000 art. 3.20"))
def aanvullende_beurs(
    feiten: Feiten, parameters: Parameters, uitwonend: Bool, recorder: Recorder = STIL
) -> AanvullendeBeurs:
    """Maximum minus contribution; nothing while an income is unknown (3.20) or when not asked for."""
    maximum = maximum_aanvullende_beurs(feiten, parameters, uitwonend, recorder)
    som = som_bijdragen(feiten, parameters, recorder)
    bijdrage = np.minimum(np.maximum(som, 0), maximum)
    onbekend = een_van_beide(feiten.ouder_telt & ~feiten.inkomen_bekend)
    wordt_lening = feiten.vraagt_aanvullende_beurs & onbekend
    toegekend = np.where(feiten.vraagt_aanvullende_beurs & ~onbekend, maximum - bijdrage, 0)
    if recorder.luistert:
        gevraagd, artikel = feiten.vraagt_aanvullende_beurs, "Wsf 2000 art. 3.13(1)"
        recorder.stap("som van de maandbedragen", som, CENTEN, artikel, ~onbekend)
        recorder.stap("veronderstelde ouderlijke bijdrage", bijdrage, CENTEN, artikel, ~onbekend)
        ja = np.ones(len(feiten), dtype=np.bool_)
        recorder.stap("niet aangevraagd", ja, JA_NEE, "Wsf 2000 art. 3.19(1)", ~gevraagd)
        recorder.stap("wordt als lening betaald", ja, JA_NEE, "Wsf 2000 art. 3.20", wordt_lening)
        recorder.stap("aanvullende beurs", toegekend, CENTEN, "Wsf 2000 art. 3.8")
    return AanvullendeBeurs(maximum, bijdrage, toegekend, wordt_lening)
