"""For whom student finance sends in bulk: each population a question that can be read (sql/), with its parameters."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from duo_portal.letters.populaties import Parameter, Populatie, Vraag, registreer_populatie
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.eenmalig import regeling
from studiefinanciering.rules.parameters import bekende_wet

from .soorten import JAARBERICHT, REGELING_KOMT
from .sql import lees

_PEILDATUM = Parameter("peildatum", _("Op welke dag wij kijken"), date)


def registreer_populaties() -> None:
    """Make them known to the letters."""
    for populatie in POPULATIES:
        registreer_populatie(populatie)


def _uit(bestand: str) -> Callable[[Mapping[str, Any]], Vraag]:
    return lambda waarden: (lees(bestand), waarden)


def _gemiste_basisbeurs(_waarden: Mapping[str, Any]) -> Vraag:
    komt = regeling(Component.TEGEMOETKOMING_BASISBEURS, bekende_wet())
    dagen = {"opent_op": komt.opent_op, "betaalbaar_vanaf": komt.betaalbaar_vanaf}
    return lees("gemiste_basisbeurs"), dagen


POPULATIES = (
    Populatie(
        "jaarbericht",
        _("Iedereen die in het jaar werd betaald, of op 31 december een studieschuld had."),
        _uit("jaarbericht"),
        parameters=(Parameter("jaar", _("Over welk jaar"), int),),
        soort=JAARBERICHT,
    ),
    Populatie(
        "reisproduct_loopt_af",
        _("Studenten met een reisproduct van wie de inschrijving binnen zestig dagen eindigt."),
        _uit("reisproduct_loopt_af"),
        velden={"eindigt_op": _("de dag waarop de inschrijving eindigt")},
        parameters=(_PEILDATUM,),
    ),
    Populatie(
        "krijgt_lening",
        _("Studenten die in deze maand lenen."),
        _uit("krijgt_lening"),
        velden={"lening_centen": _("de lening per maand")},
        parameters=(_PEILDATUM,),
    ),
    Populatie(
        "gemiste_basisbeurs",
        _("Wie studeerde in de jaren zonder basisbeurs (september 2015 tot en met augustus 2023)."),
        _gemiste_basisbeurs,
        soort=REGELING_KOMT,
    ),
)
