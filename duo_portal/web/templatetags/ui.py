"""What the components in `templates/components` need: fields tied to their hint and error, blocks, addresses.

`{% uitklap "Titel" %} … {% enduitklap %}` and `{% kaart "Titel" %} … {% endkaart %}` draw a block around what stands
between; everything else is an `{% include "components/…" %}` with parameters that each file names at its top.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms, template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

register = template.Library()
Tekst = str | Promise

MELDSOORT = {"info": "info", "goed": "ok", "waarschuwing": "warning", "fout": "error"}
MELDWOORD: dict[str, Tekst] = {
    "info": _("Informatie:"),
    "goed": _("Gelukt:"),
    "waarschuwing": _("Let op:"),
    "fout": _("Fout:"),
}
BERICHTSOORT = {"success": "goed", "warning": "waarschuwing", "error": "fout"}


@dataclass(frozen=True, slots=True)
class Fout:
    """One line of an error summary; without `anker` it belongs to the whole form."""

    tekst: str
    anker: str


@dataclass(frozen=True, slots=True)
class Kop:
    """The heading of a column."""

    tekst: Tekst
    is_getal: bool


@dataclass(frozen=True, slots=True)
class Cel:
    """A cell, with what its column says about it."""

    waarde: Any
    is_getal: bool


@dataclass(frozen=True, slots=True)
class Stap:
    """A step of a wizard: `klaar`, `huidig` or `straks`."""

    titel: Tekst
    url: str
    stand: str


@register.filter
def is_groep(veld: BoundField) -> bool:
    """Whether the field is a set of choices, each with a label of its own."""
    return bool(veld.field.widget.use_fieldset)


@register.filter
def is_vinkje(veld: BoundField) -> bool:
    """Whether the field is one checkbox."""
    return isinstance(veld.field.widget, forms.CheckboxInput)


@register.filter
def beschreven_door(veld: BoundField) -> str:
    """The ids of what describes the field: its hint and its error, as far as they are there."""
    ids = [f"{veld.auto_id}_helptext"] if veld.help_text else []
    return " ".join([*ids, f"{veld.auto_id}_fout"] if veld.errors else ids)


@register.filter
def invoer(veld: BoundField) -> SafeString:
    """The input itself, described by its hint and its error."""
    attributen: dict[str, Any] = {}
    if beschrijving := beschreven_door(veld):
        attributen["aria-describedby"] = beschrijving
    return veld.as_widget(attrs={} if is_groep(veld) else attributen)


@register.simple_tag
def fouten_van(form: Any = None, formulieren: Any = None) -> list[Fout]:
    """Every error of a form (or of several), each with the id of its field."""
    alle: Iterable[BaseForm] = formulieren or ([form] if form else [])
    return [fout for een in alle for fout in _fouten(een)]


def _fouten(form: BaseForm) -> list[Fout]:
    regels = [Fout(str(tekst), "") for tekst in form.non_field_errors()]
    for veld in form:
        anker = veld.id_for_label or f"{veld.auto_id}_0"  # a set of choices: its first one
        regels += [
            Fout(str(tekst), "") if veld.is_hidden else Fout(f"{veld.label}: {tekst}", anker)
            for tekst in veld.errors
        ]
    return regels


@register.filter
def meldsoort(soort: str) -> str:
    """The name of a kind of message in the component library."""
    return MELDSOORT.get(soort, "info")


@register.filter
def meldwoord(soort: str) -> Tekst:
    """The kind of message in a word, for who does not see its colour."""
    return MELDWOORD.get(soort, MELDWOORD["info"])


@register.filter
def soort_van_bericht(niveau: str) -> str:
    """The kind of one of Django's messages."""
    return BERICHTSOORT.get(niveau, "info")


@register.simple_tag
def kolommen_van(kolommen: Sequence[Any]) -> list[Kop]:
    """Headings of a table from texts or pairs (text, "getal")."""
    return [
        Kop(k[0], k[1] == "getal") if isinstance(k, tuple | list) else Kop(k, is_getal=False)
        for k in kolommen
    ]


@register.filter
def met_kop(rij: Sequence[Any], koppen: list[Kop]) -> list[Cel]:
    """The cells of a row beside their headings."""
    return [Cel(waarde, kop.is_getal) for waarde, kop in zip(rij, koppen, strict=True)]


@register.filter
def als_stappen(stappen: Sequence[Any], huidig: int) -> list[Stap]:
    """Steps with their state, counted from 1."""
    paren = [s if isinstance(s, tuple | list) else (s, "") for s in stappen]
    return [
        Stap(titel, url, "klaar" if i < huidig else "huidig" if i == huidig else "straks")
        for i, (titel, url) in enumerate(paren, start=1)
    ]


@register.simple_tag(takes_context=True)
def adres_van_pagina(context: Any, nummer: int, sleutel: str = "") -> str:
    """The present address with another page number."""
    vraag = context["request"].GET.copy()
    vraag[sleutel or "pagina"] = str(nummer)
    return f"?{vraag.urlencode()}"


@register.simple_block_tag(takes_context=True)
def uitklap(context: Any, content: str, titel: Tekst, *, is_open: bool = False) -> SafeString:
    """A part that opens on demand."""
    return _deel(context, "uitklap", {"titel": titel, "inhoud": content, "open": is_open})


@register.simple_block_tag(takes_context=True)
def kaart(context: Any, content: str, titel: Tekst, niveau: int = 2) -> SafeString:
    """A piece of a page that stands on its own."""
    return _deel(context, "kaart", {"titel": titel, "inhoud": content, "niveau": niveau})


def _deel(context: Any, naam: str, inhoud: dict[str, Any]) -> SafeString:
    return render_to_string(f"components/{naam}.html", inhoud, request=context.get("request"))
