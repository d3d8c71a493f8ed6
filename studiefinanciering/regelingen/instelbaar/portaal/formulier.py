"""The form of an application, made from the questions of the definition."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duo_portal.web.stappen.formulier import Bedragveld, StapFormulier

from ..aanvragen import TEKST_HOOGSTENS
from ..definitie import Definitie, Veld, Veldsoort, in_taal

JA_NEE = (("ja", _("Ja")), ("nee", _("Nee")))
HOOGSTE_GETAL = 10_000


def formulier_voor(d: Definitie) -> type[StapFormulier]:
    """The form class of one scheme."""
    velden = {veld.naam: _veld(veld) for veld in d.velden}
    return type(f"Aanvraag_{d.code}", (StapFormulier,), {"__doc__": str(d.code), **velden})


def antwoorden_van(d: Definitie, schoon: dict[str, Any]) -> dict[str, Any]:
    """The checked answers as the scheme keeps them: yes and no become truth."""
    uit = dict(schoon)
    for veld in d.velden:
        if veld.soort is Veldsoort.JA_NEE and uit.get(veld.naam) in ("ja", "nee"):
            uit[veld.naam] = uit[veld.naam] == "ja"
    return {naam: None if waarde == "" else waarde for naam, waarde in uit.items()}


def _veld(veld: Veld) -> forms.Field:
    gewoon: dict[str, Any] = {
        "label": in_taal(veld.label),
        "help_text": in_taal(veld.hulp),
        "required": veld.is_verplicht,
    }
    match veld.soort:
        case Veldsoort.JA_NEE:
            return forms.ChoiceField(choices=JA_NEE, widget=forms.RadioSelect, **gewoon)
        case Veldsoort.KEUZE:
            keuzes = [(code, in_taal(tekst)) for code, tekst in veld.keuzes.items()]
            return forms.ChoiceField(choices=keuzes, widget=forms.RadioSelect, **gewoon)
        case Veldsoort.BEDRAG:
            return Bedragveld(**gewoon)
        case Veldsoort.GETAL:
            return forms.IntegerField(min_value=0, max_value=HOOGSTE_GETAL, **gewoon)
        case Veldsoort.DATUM:
            invoer = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            return forms.DateField(widget=invoer, **gewoon)
        case _:
            return forms.CharField(max_length=TEKST_HOOGSTENS, **gewoon)
