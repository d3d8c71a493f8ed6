"""Months off: how many are left, and whether these may be had (6.7(2), 10a.5; Regeling sf 2000 art. 5.2)."""

from dataclasses import dataclass

import numpy as np
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.period import Maand
from terugbetalen.models import Feit
from terugbetalen.rules.kolommen import JAAR
from terugbetalen.rules.machten import Int
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.pauze import Pauzereden, Pauzevraag, mag_aflosvrij

from .stand import Schuldstand
from .verzoeken import VerzoekGeweigerd

KORTSTE, LANGSTE = 3, 60
"""What a form offers; whether it may be is for the rules."""
_TEKST: dict[Pauzereden, Promise] = {
    Pauzereden.NIET_BIJ_KREDIET: _("Bij levenlanglerenkrediet kan dit niet."),
    Pauzereden.BUITEN_AFLOSFASE: _("In deze maanden hoeft u nog niet, of niet meer te betalen. Kies andere maanden."),
    Pauzereden.TE_KORT: _("U woont in het buitenland en betaalt per jaar. Kies dan minstens 12 maanden."),
    Pauzereden.TE_LANG: _("Zo veel maanden hebt u niet meer over. Kies minder maanden."),
    Pauzereden.TE_LAAT: _("Voor deze maand bent u te laat. Kies een latere maand."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ruimte:
    """Months used and left, which periods were granted, and between which months a new one may begin."""

    gebruikt: int
    over: int
    perioden: tuple[tuple[Maand, Maand], ...]
    eerste: Maand
    einde: Maand


def ruimte(stand: Schuldstand) -> Ruimte:
    """What is left of the sixty months on a day."""
    lening = stand.gewone
    einde = lening.einde if lening else stand.maand
    begin = max(stand.maand, lening.aflos_begin) if lening else stand.maand
    perioden = tuple(
        (Maand.van(f.geldig.lower), Maand.van(f.geldig.upper))
        for f in stand.feiten
        if f.soort == Feit.Soort.AFLOSVRIJ and f.geldig.upper
    )
    gebruikt = sum(tot - van for van, tot in perioden)
    hoogstens = int(bekende_wet().reeks("fase.aflosvrij.hoogstens", _een(stand.maand.index))[0])
    return Ruimte(gebruikt, max(hoogstens - gebruikt, 0), perioden, begin, einde)


def beoordeel(stand: Schuldstand, van: Maand, tot: Maand) -> None:
    """Raise `VerzoekGeweigerd`, in the reader's words, when these months cannot be had."""
    lening, over = stand.gewone, ruimte(stand)
    if lening is None:
        raise VerzoekGeweigerd(str(_TEKST[Pauzereden.NIET_BIJ_KREDIET]))
    if any(eerste < tot and van < einde for eerste, einde in over.perioden):
        raise VerzoekGeweigerd(
            str(_("In een deel van deze maanden hoeft u al niet te betalen. Kies andere maanden."))
        )
    is_jaarlijks = stand.is_oud and stand.heeft(Feit.Soort.BUITENLAND, _januari(van)) is not None
    vraag = Pauzevraag(
        regeling=_een(int(lening.regeling)),
        van=_een(van.index),
        tot=_een(tot.index),
        aanvraagmaand=_een(Maand.van(stand.op).index),
        aflos_begin=_een(lening.aflos_begin.index),
        einde=_een(lening.einde.index),
        gebruikt=_een(over.gebruikt),
        betaalt_jaarlijks=np.array([is_jaarlijks]),
    )
    reden = Pauzereden(int(mag_aflosvrij(vraag, bekende_wet())[0]))
    if reden is not Pauzereden.TOEGEWEZEN:
        raise VerzoekGeweigerd(str(_TEKST[reden]))


def _januari(maand: Maand) -> Maand:
    return Maand.van_index(maand.index // JAAR * JAAR)


def _een(waarde: int) -> Int:
    return np.array([waarde], dtype=np.int64)
