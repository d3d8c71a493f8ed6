"""One-off schemes that someone may be due: told while they are open and not yet decided.

A scheme is worked out only for who can be in its population by what was read already; corona is left out: whoever
it is for had the grant before this administration began.
"""

from collections.abc import Callable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from duo_portal.web.panelen import Taak
from duo_portal.web.templatetags.bedragen import datum, euro
from studiefinanciering.inzien.woorden import component
from studiefinanciering.operations.regelingen import mag_aanvragen, wat_verandert_voor_mij
from studiefinanciering.rules.componenten import Component, Onderwijs
from studiefinanciering.rules.eenmalig import regeling
from studiefinanciering.rules.parameters import bekende_wet

from .taken import adres
from .toestand import Toestand

_GENOEG_MAANDEN = 12
_VOUCHER = (date(2015, 9, 1), date(2019, 9, 1))


def eenmalige_taken(t: Toestand) -> Iterator[Taak]:
    """A task for each scheme that gives something; at most one query more, for who may be in it."""
    for soort, kan in _KANDIDAAT.items():
        if soort in t.regelingen or not mag_aanvragen(soort, t.op) or not kan(t):
            continue
        blik = wat_verandert_voor_mij(t.persoon_id, soort, t.op)
        if blik.bedrag_centen:
            yield Taak(
                _("U kunt een eenmalig bedrag krijgen: %(naam)s") % {"naam": component(soort)},
                _(
                    "Volgens onze gegevens hebt u recht op %(bedrag)s. Wij betalen vanaf %(dag)s. Kijk of uw "
                    "gegevens kloppen."
                )
                % {"bedrag": euro(blik.bedrag_centen), "dag": datum(blik.betaalbaar_vanaf)},
                adres("vooraf:regeling"),
                regeling(soort, bekende_wet()).sluit_op,
            )


def _energie(t: Toestand) -> bool:
    """Lives away with an aanvullende beurs, by the lines of the last months."""
    delen = {regel.component for regel in t.regels}
    return {Component.KOOPKRACHT, Component.AANVULLENDE_BEURS} <= delen


def _tegemoetkoming(t: Toestand) -> bool:
    return any(gemist >= _GENOEG_MAANDEN for _, _, gemist in t.verleden) and t.heeft_diploma


def _voucher(t: Toestand) -> bool:
    eerste = [dag for soort, dag, _ in t.verleden if soort == Onderwijs.HO and dag]
    return t.heeft_diploma and any(_VOUCHER[0] <= dag < _VOUCHER[1] for dag in eerste)


_KANDIDAAT: dict[Component, Callable[[Toestand], bool]] = {
    Component.ENERGIETOESLAG: _energie,
    Component.TEGEMOETKOMING_BASISBEURS: _tegemoetkoming,
    Component.VOUCHER: _voucher,
}
