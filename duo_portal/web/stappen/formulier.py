"""The form of a step, and the field for amounts: one parser for what people type."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.foundation.money import Bedragfout, bedrag_uit_invoer, euro
from duo_portal.web.templatetags.bedragen import euro as euro_tekst

from .opslag import Invoer
from .stand import Stand

Rij = tuple[str, str]
_DEELVELD = re.compile(r"_[0-9]$")
"""How Django names the parts of a field that has more of them (a date in three)."""
HOOGSTE_CENTEN = 99_999_999_999
"""Cents; more than anybody earns, less than a column holds."""


class StapFormulier(forms.Form):
    """The form of one step. Knows the `stand`; says what the check page shows."""

    def __init__(self, *args: Any, stand: Stand, **kwargs: Any) -> None:
        self.stand = stand
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            veld.error_messages["required"] = _("Geef hier antwoord.")

    def rijen(self) -> list[Rij]:
        """Label and answer of every field, for the check page; only asked of a form that is right."""
        return [(str(veld.label), toon(veld, self.cleaned_data.get(veld.name))) for veld in self]

    def getypt(self) -> Invoer:
        """What was typed in the fields of this form, and nothing else that came with it."""
        namen = {self.add_prefix(naam) for naam in self.fields}
        return {
            sleutel: self.data.getlist(sleutel) if hasattr(self.data, "getlist") else []
            for sleutel in self.data
            if sleutel in namen or _DEELVELD.sub("", sleutel) in namen
        }


def toon(veld: forms.BoundField, waarde: Any) -> str:
    """An answer in the reader's words."""
    if isinstance(waarde, bool):
        return _("Ja") if waarde else _("Nee")
    if isinstance(veld.field, Bedragveld):
        return "" if waarde is None else euro_tekst(waarde)
    keuzes: Iterable[tuple[Any, Any]] = getattr(veld.field, "choices", ())
    for code, tekst in keuzes:
        if not isinstance(tekst, (list, tuple)) and str(code) == str(waarde):
            return str(tekst)
    return "" if waarde is None else str(waarde)


class Bedragveld(forms.CharField):
    """Euros as people type them, to whole cents; `hoogste_centen` is the most that makes sense."""

    fouten = {
        "geen_bedrag": gettext_lazy(
            "Vul een bedrag in met alleen cijfers, een punt of een komma. Bijvoorbeeld 1.234,56."
        ),
        "negatief": gettext_lazy("Vul een bedrag in van 0 of meer."),
        "te_veel_decimalen": gettext_lazy("Vul hoogstens twee cijfers achter de komma in."),
        "te_groot": gettext_lazy("Dit bedrag is te hoog."),
    }
    te_hoog = gettext_lazy("Vul een bedrag in van hoogstens %(bedrag)s.")

    def __init__(self, *, hoogste_centen: int = HOOGSTE_CENTEN, **kwargs: Any) -> None:
        self.hoogste_centen = hoogste_centen
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("inputmode", "decimal")
        self.widget.attrs.setdefault("autocomplete", "off")
        self.widget.attrs.setdefault("class", "bedrag")

    def to_python(self, value: Any) -> Any:
        """Cents, or None when nothing was typed."""
        tekst = super().to_python(value)
        if tekst in self.empty_values:
            return None
        try:
            centen = bedrag_uit_invoer(str(tekst))
        except Bedragfout as fout:
            raise forms.ValidationError(self.fouten[fout.code], code=fout.code) from None
        if centen > self.hoogste_centen:
            raise forms.ValidationError(
                self.te_hoog, code="te_hoog", params={"bedrag": euro_tekst(self.hoogste_centen)}
            )
        return centen

    def run_validators(self, value: Any) -> None:
        """Length and null characters were judged on the text (`clean`); cents have neither."""

    def clean(self, value: Any) -> Any:
        """Judge the text first, so that ten megabytes or a null character never reach the parser."""
        super().run_validators(super().to_python(value))
        return super().clean(value)

    def prepare_value(self, value: Any) -> Any:
        """Cents from the registers as an amount; what was typed stays as it was typed."""
        return euro(value) if isinstance(value, int) and not isinstance(value, bool) else value
