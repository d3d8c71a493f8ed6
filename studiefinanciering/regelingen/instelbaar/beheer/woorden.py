"""Answers of an application in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from duo_portal.web.templatetags.bedragen import euro

from ..definitie import Definitie, Veld, Veldsoort


def antwoordrijen(d: Definitie, antwoorden: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(question, answer) as the scheme asks them now."""
    return [(str(veld.label), _in_woorden(veld, antwoorden.get(veld.naam))) for veld in d.velden]


def feitnaam(d: Definitie, feit: str) -> str:
    """A fact of a condition: the question that it answers, or the age."""
    return next((str(veld.label) for veld in d.velden if veld.naam == feit), _("leeftijd"))


def _in_woorden(veld: Veld, waarde: Any) -> str:
    if waarde is None:
        return "-"
    match veld.soort:
        case Veldsoort.JA_NEE:
            return _("Ja") if waarde else _("Nee")
        case Veldsoort.KEUZE:
            return str(veld.keuzes.get(waarde, waarde))
        case Veldsoort.BEDRAG:
            return euro(waarde)
        case _:
            return str(waarde)
