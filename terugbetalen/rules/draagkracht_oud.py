"""SF15-oud: a voet by tax credit, three brackets and the rest (art. 10a.8), and what partners pass on.

Everything is counted in twentieths of a cent, in which half a voet and 260 % of B are whole: no bracket is
rounded, only the month at the end is cut down.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from duo_portal.foundation.explain import CENTEN, STIL, Recorder
from duo_portal.foundation.money import rond_half_op, rond_omlaag
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .draagkracht import (
    GEEN_PARTNER,
    MILJOEN,
    ONBEKEND,
    Draagkrachtfeiten,
    belastbaar_minimumloon,
    per_maand,
)
from .machten import Int

_FIJN = 20


class Heffingskorting(IntEnum):
    """Which tax credit applied in the peiljaar (10a.8(2))."""

    ALGEMEEN = 0  # both have the general credit: half of B
    VERHOOGD_PARTNER = 1  # the partner has the raised credit: B
    VERHOOGD_ZELF = 2  # the debtor has it: none


@dataclass(frozen=True, slots=True)
class Oud:
    """Per row: the own voet a year, the own draagkracht and that of the partner a month; cents.

    ONBEKEND where the income is not known; the partner's is 0 without a partner.
    """

    voet: Int
    draagkracht: Int
    draagkracht_partner: Int

    def samen(self) -> Int:
        """The own draagkracht first, then the partner's for what falls short (10a.10(2))."""
        som = self.draagkracht + self.draagkracht_partner
        return np.where(self.draagkracht == ONBEKEND, ONBEKEND, som)


@rule(
    law=("Wsf 2000 art. 10a.8", "Wsf 2000 art. 10a.10"),
    parameters=(
        "draagkracht.sf15_oud",
        "draagkracht.minimumloon",
        "draagkracht.minimuminkomen",
    ),
)
def draagkracht_oud(
    f: Draagkrachtfeiten, korting: Int, parameters: Parameters, recorder: Recorder = STIL
) -> Oud:
    """Voet and draagkracht under the old rules, of debtor and partner, after what one passes on to the other."""
    artikel = "Wsf 2000 art. 10a.8"
    b = belastbaar_minimumloon(f.jaar, parameters, f.jaren_terug)
    algemeen = parameters.reeks("draagkracht.sf15_oud.voet_algemeen", f.jaar * 12)
    half = rond_half_op(b * algemeen, MILJOEN)
    alleen = f.is_alleenstaande_ouder & (f.partner_inkomen == GEEN_PARTNER)
    eigen = np.select(
        [
            alleen | (korting == Heffingskorting.VERHOOGD_PARTNER),
            korting == Heffingskorting.VERHOOGD_ZELF,
        ],
        [b, np.zeros_like(b)],
        half,
    )
    ander = np.select(
        [korting == Heffingskorting.VERHOOGD_PARTNER, korting == Heffingskorting.VERHOOGD_ZELF],
        [np.zeros_like(b), b],
        half,
    )
    ruimte, ruimte_partner = (
        _ruimte(eigen, b, f.jaar, parameters),
        _ruimte(ander, b, f.jaar, parameters),
    )
    inkomen = np.maximum(f.inkomen, 0) * _FIJN
    partner = np.maximum(f.partner_inkomen, 0) * _FIJN
    heeft = f.partner_inkomen != GEEN_PARTNER
    ruimte, ruimte_partner = _hevel_over(ruimte, ruimte_partner, inkomen, partner, heeft)
    zelf = _per_maand(inkomen, ruimte, f.jaar, parameters)
    hulp = np.where(heeft, _per_maand(partner, ruimte_partner, f.jaar, parameters), 0)
    laagste = parameters.reeks("draagkracht.minimuminkomen.sf15_oud", f.jaar * 12)
    zelf = np.where(f.inkomen < laagste, 0, zelf)
    zelf = np.where(f.inkomen == ONBEKEND, ONBEKEND, zelf)
    if recorder.luistert:
        bekend = f.inkomen != ONBEKEND
        recorder.stap("belastbaar minimumloon van het peiljaar", b, CENTEN, "Wsf 2000 art. 6.1a")
        recorder.stap("draagkrachtvrije voet", eigen, CENTEN, artikel)
        for nummer in (1, 2, 3):
            schijf = rond_omlaag(ruimte[nummer], _FIJN)
            recorder.stap(f"schijf {nummer}", schijf, CENTEN, artikel, bekend)
        recorder.stap("draagkracht per maand", zelf, CENTEN, artikel, bekend)
        recorder.stap(
            "draagkracht van de partner", hulp, CENTEN, "Wsf 2000 art. 10a.10", bekend & heeft
        )
    return Oud(eigen, zelf, hulp)


def _ruimte(voet: Int, b: Int, jaar: Int, parameters: Parameters) -> Int:
    """(4, n): voet and the three brackets, in twentieths of a cent."""
    helft = voet * (_FIJN // 2)
    schijven = parameters.reeks("draagkracht.sf15_oud.schijven", jaar * 12)
    derde = b * schijven // (MILJOEN // _FIJN) - voet * _FIJN - 2 * helft
    return np.stack([voet * _FIJN, helft, helft, derde])


def _gebruikt(inkomen: Int, ruimte: Int) -> Int:
    """(4, n): how far an income fills voet and brackets, in order."""
    begin = np.cumsum(ruimte, axis=0) - ruimte
    return np.clip(inkomen[None, :] - begin, 0, ruimte)


def _hevel_over(
    eigen: Int, ander: Int, inkomen: Int, partner: Int, heeft_partner: np.ndarray
) -> tuple[Int, Int]:
    """What one does not use is added to the same place of the other; when neither does, the lower income
    gives (10a.8(4)-(5)). At equal incomes the partner gives."""
    over_eigen, over_ander = eigen - _gebruikt(inkomen, eigen), ander - _gebruikt(partner, ander)
    debiteur_lager = heeft_partner & (inkomen < eigen.sum(axis=0)) & (inkomen < partner)
    partner_lager = heeft_partner & (partner < ander.sum(axis=0)) & (partner <= inkomen)
    nieuw_eigen = (
        eigen + np.where(partner_lager, over_ander, 0) - np.where(debiteur_lager, over_eigen, 0)
    )
    nieuw_ander = (
        ander + np.where(debiteur_lager, over_eigen, 0) - np.where(partner_lager, over_ander, 0)
    )
    return nieuw_eigen, nieuw_ander


def _per_maand(inkomen: Int, ruimte: Int, jaar: Int, parameters: Parameters) -> Int:
    delen = _gebruikt(inkomen, ruimte)[1:]
    meer = np.maximum(inkomen - ruimte.sum(axis=0), 0)
    namen = ("eerste", "tweede", "derde", "meer")
    tarieven = [parameters.reeks(f"draagkracht.sf15_oud.{naam}", jaar * 12) for naam in namen]
    som = sum(deel * tarief for deel, tarief in zip([*delen, meer], tarieven, strict=True))
    return per_maand(np.asarray(som, dtype=np.int64), 12 * _FIJN * MILJOEN)
