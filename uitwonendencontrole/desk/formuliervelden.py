"""What the forms of the desk on a check share: kinds of field, the version that a page was drawn on, a period."""

import uuid
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from uitwonendencontrole.models import Controle

TEKST = 6_000
MOMENT = ["%Y-%m-%dT%H:%M", "%d-%m-%Y %H:%M", "%Y-%m-%d %H:%M"]
VROEGSTE = date(2012, 1, 1)
"""Before art. 1.5 there was nothing to check."""


def lang(label: Any, rijen: int = 4, *, required: bool = True) -> forms.CharField:
    """A field for a few sentences."""
    vak = forms.Textarea(attrs={"rows": rijen})
    return forms.CharField(label=label, widget=vak, max_length=TEKST, required=required)


def dag(label: Any) -> forms.DateField:
    """A day, as a browser sends it or as people write it."""
    vak = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=vak, input_formats=["%Y-%m-%d", "%d-%m-%Y"])


def moment(label: Any) -> forms.DateTimeField:
    """A moment in local time."""
    vak = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=vak, input_formats=MOMENT)


class Daadformulier(forms.Form):
    """What all share; `naam` keeps the ids of two forms on a page apart."""

    versie = forms.IntegerField(widget=forms.HiddenInput)
    stand = forms.CharField(widget=forms.HiddenInput, max_length=24)
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, controle: Controle, naam: str, versie: int, actor: str = "", **kwargs: Any
    ) -> None:
        self.controle, self.actor = controle, actor
        begin = {"versie": versie, "stand": controle.stand, "sleutel": uuid.uuid4()}
        kwargs |= {"label_suffix": "", "auto_id": f"{naam}_%s", "initial": begin}
        super().__init__(*args, **kwargs)
        self.bouw()

    def bouw(self) -> None:
        """Fields that depend on the case."""


class Periode(Daadformulier):
    """From a day until and including another."""

    van = dag(_("Eerste dag"))
    tot = dag(_("Laatste dag"))

    def clean(self) -> dict[str, Any]:
        """The first day comes first, and neither lies before the law."""
        gegeven = super().clean() or {}
        van, tot = gegeven.get("van"), gegeven.get("tot")
        if van and van < VROEGSTE:
            self.add_error("van", _("Kies een dag na 1 januari 2012."))
        if van and tot and tot < van:
            self.add_error("tot", _("De laatste dag ligt voor de eerste."))
        return gegeven
