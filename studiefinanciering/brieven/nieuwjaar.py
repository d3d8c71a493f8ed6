"""The part of the year notice about the new year: what somebody gets from January on, beside December, and why."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from duo_portal.letters.inhoud import Deel, Link, Tabel
from duo_portal.letters.vorm import bedrag
from studiefinanciering.inzien import woorden
from studiefinanciering.rules.componenten import Component

from .besluitblok import portaal

Rij = Sequence[int]
"""(component, cents in December, cents in January)."""


def in_het_nieuwe_jaar(jaar: int, delen: Sequence[Rij]) -> tuple[Deel, ...]:
    """Amounts a month on both sides of 1 January of `jaar`; nothing for who gets nothing on either."""
    if not delen:
        return ()
    rijen = tuple(
        (woorden.component(deel), bedrag(december), bedrag(januari))
        for deel, december, januari in delen
    )
    samen = (_("Samen"), *(bedrag(sum(rij[kant] for rij in delen)) for kant in (1, 2)))
    return (
        Deel(
            _("Wat krijgt u in %(jaar)s?") % {"jaar": jaar},
            _waarom(delen),
            tabellen=(
                Tabel(
                    _("Per maand"),
                    (
                        _("Wat"),
                        _("December %(jaar)s") % {"jaar": jaar - 1},
                        _("Januari %(jaar)s") % {"jaar": jaar},
                    ),
                    rijen,
                    samen,
                ),
            ),
            links=(
                Link(_("Bekijk de uitleg bij uw bedragen"), portaal("mijn:studiefinanciering")),
            ),
        ),
    )


def _waarom(delen: Sequence[Rij]) -> tuple[str, ...]:
    if not any(januari for _deel, _december, januari in delen):
        return (_("Vanaf januari krijgt u geen studiefinanciering meer."),)
    anders = {deel for deel, december, januari in delen if december != januari}
    if not anders:
        return (_("Uw bedragen blijven gelijk."),)
    zinnen = [_("De bedragen veranderen elk jaar op 1 januari, omdat de prijzen veranderen.")]
    if Component.AANVULLENDE_BEURS in anders:
        zinnen.append(
            _(
                "Voor de aanvullende beurs kijken wij in januari naar een later inkomen van uw ouders."
            )
        )
    if Component.LENING in anders:
        zinnen.append(_("Uw lening verandert mee met wat u ten hoogste kunt lenen."))
    return tuple(zinnen)
