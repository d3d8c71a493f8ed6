"""The trial calculation of the page: the lines of the command, so that both say the same to the cent."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from duo_portal.foundation.explain import CENTEN, Stap
from duo_portal.foundation.invoer import RegelFout
from duo_portal.foundation.law import LawReference
from duo_portal.foundation.money import tekst
from duo_portal.foundation.period import Maand
from duo_portal.web.templatetags.bedragen import euro
from studiefinanciering.desk.stapnamen import stapnaam, stapwaarde
from studiefinanciering.inzien import woorden
from studiefinanciering.proefberekening.antwoorden import antwoorden
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.parameters import bekende_wet

_HOOGSTE = "max"


class NietTeBerekenen(ValueError):
    """The rules refuse the question; `veld` is the field of the form that it is about, "" for the whole."""

    def __init__(self, veld: str, wat: str) -> None:
        super().__init__(wat)
        self.veld = veld


@dataclass(frozen=True, slots=True)
class Uitlegregel:
    """A step in words, with the link to its article."""

    naam: str
    waarde: str
    artikel: str
    link: str


@dataclass(frozen=True, slots=True)
class Proef:
    """Parts by name with cents a month, their sum, and every step."""

    delen: tuple[tuple[str, int], ...]
    totaal: int
    stappen: tuple[Uitlegregel, ...]


def regel_van(schoon: Mapping[str, Any]) -> dict[str, Any]:
    """The line of JSON that the command would get."""
    is_ho = schoon["opleiding"] == "ho"
    regel: dict[str, Any] = {
        "maand": schoon["maand"],
        "onderwijs": "ho" if is_ho else "mbo",
        "uitwonend": schoon["woont"] == "uit",
        "ouders": [_ouder(schoon, nummer) for nummer in range(1, schoon["ouders"] + 1)],
        "aanvullende_beurs": schoon["aanvullende_beurs"],
        "lening": tekst(schoon["lening"] or 0),
    }
    if not is_ho:
        regel["niveau"] = int(schoon["opleiding"][-1])
    if is_ho and schoon["collegegeldkrediet"]:
        fee = bekende_wet().waarde("collegegeld.wettelijk.jaar", Maand.parse(schoon["maand"]))
        regel |= {"collegegeld_jaar": tekst(fee), "collegegeldkrediet": _HOOGSTE}
    return regel


def _ouder(schoon: Mapping[str, Any], nummer: int) -> dict[str, Any]:
    inkomen = schoon[f"inkomen_{nummer}"]
    return {
        "toetsingsinkomen": None if inkomen is None else tekst(inkomen),
        # One parent counts alone and has a double allowance (arts. 3.9(2), 3.14(2)).
        "vrije_voet": "dubbel" if schoon["ouders"] == 1 else "normaal",
        "kinderen_met_aanvullende_beurs": schoon["kinderen"],
        "aftrekkinderen": schoon["kinderen"] - 1,
    }


def mist_inkomen(schoon: Mapping[str, Any]) -> bool:
    """Whether the aanvullende beurs was asked for and cannot be told: an income that counts was left empty."""
    inkomens = [schoon[f"inkomen_{nummer}"] for nummer in range(1, schoon["ouders"] + 1)]
    return bool(schoon["aanvullende_beurs"]) and None in inkomens


def bereken(schoon: Mapping[str, Any]) -> Proef:
    """What the command answers. Raises `NietTeBerekenen`."""
    invoer = json.dumps(regel_van(schoon)).encode()
    try:
        (antwoord,) = antwoorden([invoer], bekende_wet())
    except RegelFout as fout:
        raise _weiger(str(fout)) from None
    uit = json.loads(antwoord)
    delen = tuple(
        (woorden.component(Component[naam.upper()]), centen)
        for naam, centen in uit["componenten"].items()
        if centen
    )
    stappen = tuple(_regel(Stap(**stap)) for stap in uit["uitleg"])
    return Proef(delen=delen, totaal=uit["totaal"], stappen=stappen)


def _weiger(tekst_: str) -> NietTeBerekenen:
    """The refusal of the rules in the reader's language: of the fields only the loan can be too high."""
    if ": lening: " in tekst_:
        return NietTeBerekenen("lening", _("U kunt niet zoveel lenen. Vul een lager bedrag in."))
    return NietTeBerekenen("", _("Met deze antwoorden kunnen wij niets uitrekenen."))


def _regel(stap: Stap) -> Uitlegregel:
    is_geld = stap.eenheid == CENTEN and stap.waarde is not None
    return Uitlegregel(
        naam=stapnaam(stap.naam),
        waarde=euro(int(stap.waarde or 0)) if is_geld else stapwaarde(stap),
        artikel=stap.artikel,
        link=LawReference.parse(stap.artikel).link,
    )
