"""Which act somebody may do now, and if not why: read by the list of acts, by each act before it asks, and by what does it.

An act that the rules of this debtor do not know is not shown at all; one that cannot be done now says why.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from terugbetalen.models import Feit
from terugbetalen.rules.fase import Fase

from .stand import Schuldstand

S = Feit.Soort
Tekst = str | Promise


@dataclass(frozen=True, slots=True)
class Oordeel:
    """Whether it may be done; else `reden`, or nothing at all where it does not belong to these rules."""

    mag: bool
    reden: Tekst = ""
    past: bool = True


JA = Oordeel(mag=True)
HOORT_NIET = Oordeel(mag=False, reden=_("Dit hoort niet bij uw regels."), past=False)
Oordelen = Callable[[Schuldstand], Oordeel]


def _nee(reden: Tekst) -> Oordeel:
    return Oordeel(mag=False, reden=reden)


_NOG_NIET = _nee(
    _("U betaalt nog niet terug. Dit kan vanaf de maand waarin uw eerste maandbedrag komt.")
)
_NIETS = Oordeel(mag=False, reden=_("U hebt geen schuld die u terugbetaalt."), past=False)


def extra(stand: Schuldstand) -> Oordeel:
    """Repaying early is free, at any time, also while studying (6.9a(1))."""
    return JA if stand.definitief_centen > 0 else _NIETS


def verhogen(stand: Schuldstand) -> Oordeel:
    """More every month: as long as there is an instalment to add to."""
    if not stand.leningen:
        return _NIETS
    if not stand.in_aflosfase:
        return _NOG_NIET
    niets = all(een.nu is not None and een.nu.te_betalen_centen == 0 for een in stand.in_aflosfase)
    return _nee(_("U betaalt nu niets per maand. Eén keer extra betalen kan wel.")) if niets else JA


def aflosvrij(stand: Schuldstand) -> Oordeel:
    """Months off (6.7(2), 10a.5): not for levenlanglerenkrediet, at most 60 in all."""
    lening = stand.gewone
    if lening is None:
        return _NIETS if not stand.leningen else HOORT_NIET
    if lening.fase is Fase.OPGESCHORT:
        return _nee(_("Uw terugbetaling staat al stil. U hoeft nu niet te betalen."))
    if lening.aflos_begin > stand.maand + 2:
        return _NOG_NIET
    if lening.fase is Fase.EINDE or lening.resterende_maanden < 1:
        return _nee(_("Uw tijd van terugbetalen is voorbij."))
    return JA


def inkomenstoets(stand: Schuldstand) -> Oordeel:
    """On request under SF15-oud (10a.7) and for who paid no tax here (6.11); for all others it goes by itself."""
    woont_elders = stand.heeft(S.BUITENLAND) is not None
    if not stand.leningen or not (stand.is_oud or woont_elders):
        return HOORT_NIET
    if stand.heeft(S.DRAAGKRACHT_GEVRAAGD):
        return _nee(_("Dit hebt u al gevraagd. Wij kijken elk jaar naar uw inkomen."))
    return JA if stand.in_aflosfase else _NOG_NIET


def alleenstaand(stand: Schuldstand) -> Oordeel:
    """Single parent since the peiljaar (6.13, 10a.9)."""
    if not stand.leningen:
        return _NIETS
    if not stand.in_aflosfase:
        return _NOG_NIET
    if stand.heeft(S.ALLEENSTAANDE_OUDER):
        return _nee(_("Wij rekenen al met uw situatie als alleenstaande ouder."))
    if stand.heeft_partner:
        return _nee(_("Bij ons staat dat u een partner hebt. Klopt dat niet? Bel ons dan."))
    return JA if stand.telt_inkomen else _ZONDER_INKOMEN


_ZONDER_INKOMEN = _nee(
    _("Wij kijken nu niet naar uw inkomen. Vraag dat eerst, bij: betalen naar inkomen.")
)


def peiljaar(stand: Schuldstand) -> Oordeel:
    """A later year than the peiljaar (6.12)."""
    if not stand.leningen:
        return _NIETS
    if not stand.in_aflosfase:
        return _NOG_NIET
    if stand.heeft(S.PEILJAAR):
        return _nee(_("Wij rekenen dit jaar al met een ander jaar."))
    if not stand.telt_inkomen:
        return _ZONDER_INKOMEN
    minst = all(lening.nu.te_betalen_centen == 0 for lening in stand.in_aflosfase if lening.nu)
    return _nee(_("U betaalt nu niets. Minder kan niet.")) if minst else JA


def partner(stand: Schuldstand) -> Oordeel:
    """Leave the partner's income out, or count it again (10a.11)."""
    if not stand.is_oud:
        return HOORT_NIET
    if not stand.in_aflosfase:
        return _NOG_NIET
    if not stand.heeft_partner and not stand.heeft(S.ZONDER_PARTNER):
        return _nee(_("Bij ons staat niet dat u een partner hebt. Er telt dus niets mee."))
    return JA if stand.telt_inkomen or stand.heeft(S.ZONDER_PARTNER) else _ZONDER_INKOMEN


def heffingskorting(stand: Schuldstand) -> Oordeel:
    """Which tax credit applies (10a.8(2), 10a.9)."""
    if not stand.is_oud:
        return HOORT_NIET
    if not stand.in_aflosfase:
        return _NOG_NIET
    return JA if stand.telt_inkomen else _ZONDER_INKOMEN


def keuze(stand: Schuldstand) -> Oordeel:
    """Other rules, where the act gives the choice and the aflosfase has not begun (10a.2, 12.14(5), 12.32(2))."""
    if stand.keuze is not None:
        return JA
    if stand.in_aflosfase:
        return Oordeel(
            mag=False, reden=_("U betaalt al terug. Kiezen kan alleen daarvoor."), past=False
        )
    return HOORT_NIET


def machtiging(stand: Schuldstand) -> Oordeel:
    """Whoever repays may be collected from, or gives another account."""
    return JA if stand.leningen else _NIETS
