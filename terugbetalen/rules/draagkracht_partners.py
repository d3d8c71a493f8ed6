"""Two debtors in one household: who bears what (6.14, 12.32(1) and (4), 10a.10-10a.13).

One row is one household: debtor A and debtor B, who are each other's partner. Draagkracht comes from `draagkracht` or
`draagkracht_oud` under the rules of each; here it is split and what is left of one goes to the other. Amounts are
cents a month. The levenlanglerenkrediet is outside 6.14 (6.19(1)); the order in council of 6.20 was not read, so it
must not be put in here.
"""

from dataclasses import dataclass

import numpy as np

from duo_portal.foundation.explain import CENTEN, STIL, Recorder
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .draagkracht import ONBEKEND, Draagkrachtfeiten, draagkracht, te_betalen
from .kolommen import Bool
from .machten import Int
from .regeling import Regeling


@dataclass(frozen=True, slots=True)
class Paar:
    """What each of two partners has (n,): own draagkracht first, and what he pays after help."""

    eigen_a: Int
    eigen_b: Int
    betaalt_a: Int
    betaalt_b: Int


@rule(law=("Wsf 2000 art. 6.14(1)", "Wsf 2000 art. 12.32(1)", "Wsf 2000 art. 12.32(4)"))
def beide_hoofdstuk_6(
    a: Draagkrachtfeiten,
    b: Draagkrachtfeiten,
    termijn_a: Int,
    termijn_b: Int,
    parameters: Parameters,
    recorder: Recorder = STIL,
) -> Paar:
    """Both under chapter 6: one sum on the joint income, split by income; what one has over helps the other.

    `a` and `b` name each other's income as that of the partner. With one on SF15 and one on SF35 the sum is made
    with the percentages of each (6.14(2) as kept by 12.32). Where an income is not known both pay in full (6.10(6)).
    Each share is cut down to the cent. Raises ValueError for a row of other rules.
    """
    for f in (a, b):
        if not np.isin(f.regeling, [Regeling.SF35, Regeling.SF15]).all():
            raise ValueError("Artikel 6.14 geldt voor SF35 en SF15; reken andere schulden apart.")
    bekend = (a.inkomen != ONBEKEND) & (b.inkomen != ONBEKEND)
    inkomen_a, inkomen_b = np.maximum(a.inkomen, 0), np.maximum(b.inkomen, 0)
    samen = np.maximum(inkomen_a + inkomen_b, 1)
    eigen_a = np.maximum(draagkracht(a, parameters), 0) * inkomen_a // samen
    eigen_b = np.maximum(draagkracht(b, parameters), 0) * inkomen_b // samen
    hulp_a, hulp_b = _over(eigen_b, termijn_b), _over(eigen_a, termijn_a)
    kan_a = np.where(bekend, eigen_a + hulp_a, ONBEKEND)
    kan_b = np.where(bekend, eigen_b + hulp_b, ONBEKEND)
    artikel = "Wsf 2000 art. 6.14(1)"
    recorder.stap("uw deel van de draagkracht", eigen_a, CENTEN, artikel, bekend)
    recorder.stap("wat uw partner overhoudt", hulp_a, CENTEN, artikel, bekend)
    return Paar(
        np.where(bekend, eigen_a, ONBEKEND),
        np.where(bekend, eigen_b, ONBEKEND),
        te_betalen(a, termijn_a, kan_a, parameters),
        te_betalen(b, termijn_b, kan_b, parameters),
    )


@rule(law="Wsf 2000 art. 6.14(2)")
def met_partner_onder_10a(kan_dragen: Int, partner_betaalt: Int) -> Int:
    """Draagkracht of a debtor of chapter 6 less what the old debtor beside him must pay; not below nil.

    `partner_betaalt` is the partner's instalment, or his own draagkracht where that was set on request (10a.7).
    """
    rest = np.maximum(kan_dragen - partner_betaalt, 0)
    return np.where(kan_dragen == ONBEKEND, ONBEKEND, rest)


@rule(law=("Wsf 2000 art. 10a.7(4)", "Wsf 2000 art. 10a.10(2)", "Wsf 2000 art. 10a.11(1)"))
def oud_te_betalen(
    termijn: Int,
    eigen: Int,
    hulp_van_partner: Int,
    heeft_aangevraagd: Bool,
    partner_telt_niet: Bool,
) -> Int:
    """What an old debtor pays: his instalment, or on request the lower draagkracht, with the partner's help.

    `hulp_van_partner`: the partner's draagkracht, or what is left of it (`over_na_eigen_termijn`) when he repays
    himself. It is used only as far as the own falls short, and not at all after an opt-out (10a.11).
    """
    hulp = np.where(partner_telt_niet, 0, hulp_van_partner)
    kan = np.where(eigen == ONBEKEND, termijn, np.minimum(termijn, eigen + hulp))
    return np.where(heeft_aangevraagd, kan, termijn)


@rule(law=("Wsf 2000 art. 10a.12", "Wsf 2000 art. 10a.13(2)"))
def over_na_eigen_termijn(kan_dragen: Int, termijn: Int) -> Int:
    """What a debtor has left for his partner: draagkracht above the own instalment, 0 where it is not known.

    For an old partner by 10a.12; for a partner of chapter 6 by 10a.13(2), after 6.14(2) was applied to him.
    """
    return np.where(kan_dragen == ONBEKEND, 0, np.maximum(kan_dragen - termijn, 0))


@rule(law="Wsf 2000 art. 10a.11(2)")
def verlenging_partner_telt_niet(jaren: Int) -> Int:
    """Months by which the aflosfase grows: a year for every year in which the partner's income was left out."""
    return jaren * 12


def _over(eigen: Int, termijn: Int) -> Int:
    return np.maximum(eigen - termijn, 0)
