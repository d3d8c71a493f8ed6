"""Another year than the peiljaar: what the Belastingdienst knows of both, and whether 15 per cent is reached (6.12)."""

from dataclasses import dataclass

import numpy as np

from terugbetalen.operations.inkomens import vraag_inkomens
from terugbetalen.rules.draagkracht import GEEN_PARTNER, JAREN_TERUG, ONBEKEND
from terugbetalen.rules.inkomen import Inkomensfeiten, Peiljaarreden, peiljaarverlegging
from terugbetalen.rules.parameters import bekende_wet

from .stand import Schuldstand


@dataclass(frozen=True, slots=True)
class Peiljaaroordeel:
    """The own income of both years (cents, None: not known) and what comes of the request."""

    peiljaar: int
    jaar: int
    inkomen_toen: int | None
    inkomen_nu: int | None
    reden: Peiljaarreden

    @property
    def mag(self) -> bool:
        return self.reden is Peiljaarreden.TOEGEWEZEN

    @property
    def is_onbekend(self) -> bool:
        return self.reden is Peiljaarreden.INKOMEN_ONBEKEND


def jaren(stand: Schuldstand) -> tuple[int, int]:
    """The years that may be asked for: the one before the year of the decision, and that year itself (6.12(1))."""
    return stand.maand.jaar - 1, stand.maand.jaar


def oordeel_over(stand: Schuldstand, jaar: int) -> Peiljaaroordeel:
    """Judge a request for a year; the act looks at the debtor's own income. Raises `KoppelingNietIngericht`."""
    besluitjaar = stand.maand.jaar
    reeks = [besluitjaar - terug for terug in range(JAREN_TERUG, -1, -1)]
    bekend = vraag_inkomens([(stand.persoon_id, een) for een in reeks])
    inkomens = [bekend[stand.persoon_id, een] for een in reeks]
    nee = np.array([False])
    lening = stand.gewone or stand.leningen[0]
    feiten = Inkomensfeiten(
        regeling=_een(int(lening.regeling)),
        jaar=_een(besluitjaar),
        inkomen_jaren=np.array([inkomens], dtype=np.int64),
        partner_jaren=np.full((1, JAREN_TERUG + 1), GEEN_PARTNER, dtype=np.int64),
        heeft_partner=nee,
        schatting=_een(ONBEKEND),
        is_alleenstaande_ouder=nee,
        is_later_alleenstaande_ouder=nee,
        is_binnenlands_belastingplichtig=~nee,
        heeft_aangevraagd=~nee,
        gevraagd_jaar=_een(besluitjaar - jaar),
    )
    reden = Peiljaarreden(int(peiljaarverlegging(feiten, bekende_wet())[0]))
    toen, nu = inkomens[0], inkomens[jaar - reeks[0]]
    return Peiljaaroordeel(reeks[0], jaar, _of_niets(toen), _of_niets(nu), reden)


def _of_niets(centen: int) -> int | None:
    return None if centen == ONBEKEND else centen


def _een(waarde: int) -> np.ndarray:
    return np.array([waarde], dtype=np.int64)
