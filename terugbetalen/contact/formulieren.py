"""Choosing a time: first how, where and on which day (in the address), then the time itself (sent)."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.utils import formats
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .afspraken import Tijd
from .agenda import NEDERLAND, agenda, per_gebied, plaatselijk, tijdzones
from .woorden import SOORT, is_andere_klok, nederlandse_tijd

GEBIED = {
    "Africa": _("Afrika"),
    "America": _("Amerika"),
    "Antarctica": _("Zuidpool"),
    "Arctic": _("Noordpool"),
    "Asia": _("Azië"),
    "Atlantic": _("Atlantische Oceaan"),
    "Australia": _("Australië"),
    "Europe": _("Europa"),
    "Indian": _("Indische Oceaan"),
    "Pacific": _("Stille Oceaan"),
}


class Keuze(forms.Form):
    """How, on which clock, on which day. Everything may be missing: then what comes first is shown."""

    soort = forms.ChoiceField(label=_("Hoe wilt u met ons praten?"), widget=forms.RadioSelect)
    tijdzone = forms.ChoiceField(
        label=_("Waar bent u dan?"),
        help_text=_("Kies een plaats in uw tijdzone. Dan ziet u de tijden op uw eigen klok."),
    )
    dag = forms.ChoiceField(label=_("Op welke dag?"))

    def __init__(self, *args: Any, dagen: Sequence[date], **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = dict(self.fields)
        velden["soort"].choices = [(soort, SOORT[soort]) for soort in agenda().roosters]
        velden["tijdzone"].choices = [
            (NEDERLAND, _("Nederland")),
            *((GEBIED[gebied], zones) for gebied, zones in per_gebied()),
        ]
        velden["dag"].choices = [
            (dag.isoformat(), formats.date_format(dag, "l j F Y")) for dag in dagen
        ]


class Tijdkeuze(forms.Form):
    """The time, of those that are free on that day."""

    begint = forms.ChoiceField(
        label=_("Hoe laat?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies een tijd."),
            "invalid_choice": _("Deze tijd is niet meer vrij. Kies een andere tijd."),
        },
    )

    def __init__(self, *args: Any, tijden: Sequence[Tijd], tijdzone: str, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = dict(self.fields)
        velden["begint"].choices = [
            (tijd.begint_at.isoformat(), _op_de_klok(tijd.begint_at, tijdzone)) for tijd in tijden
        ]

    @property
    def begint_at(self) -> datetime:
        """The moment, of a form that is valid."""
        return datetime.fromisoformat(self.cleaned_data["begint"]).astimezone(UTC)


def _op_de_klok(moment: datetime, tijdzone: str) -> str:
    """The hour there, and the whole moment in the Netherlands when that is another one."""
    tijd = formats.date_format(plaatselijk(moment, tijdzone), "H:i")
    if not is_andere_klok(moment, tijdzone):
        return tijd
    return gettext("%(tijd)s (in Nederland: %(daar)s)") % {
        "tijd": tijd,
        "daar": nederlandse_tijd(moment),
    }


def bekende_zone(tekst: str, anders: str) -> str:
    """A zone of the list, or `anders`."""
    return tekst if tekst in tijdzones() else anders
