"""What a student can send in: evidence, a choice of moment, words on the report, a view on the intention."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.clock import AMSTERDAM
from uitwonendencontrole.models import Controle, Voornemen

from .woorden import SOORT

VORMEN = ["%Y-%m-%d", "%d-%m-%Y"]


class Zaakformulier(forms.Form):
    """Each carries a key: sent twice it counts once. `naam` keeps ids apart."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, controle: Controle, naam: str, **kwargs: Any) -> None:
        self.controle = controle
        kwargs |= {"label_suffix": "", "auto_id": f"{naam}_%s"}
        super().__init__(*args, **kwargs)


class Knop(Zaakformulier):
    """Nothing but a button."""


class Bewijs(Zaakformulier):
    """One piece of evidence, with or without a file."""

    soort = forms.ChoiceField(label=_("Wat stuurt u?"), choices=[("", "-"), *SOORT.items()])
    van = forms.DateField(
        label=_("Vanaf welke dag gaat het over u op dit adres?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=VORMEN,
        help_text=_("Bijvoorbeeld 1-9-2023"),
    )
    tot = forms.DateField(
        label=_("Tot en met welke dag?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=VORMEN,
    )
    omschrijving = forms.CharField(
        label=_("Wilt u er iets bij vertellen?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        required=False,
    )
    bestand = forms.FileField(
        label=_("Uw bestand"),
        required=False,
        help_text=_("Een PDF of een foto (JPG of PNG) van hoogstens 10 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )

    def clean(self) -> dict[str, Any]:
        """Days in order, and something to read."""
        gegeven = super().clean() or {}
        van, tot = gegeven.get("van"), gegeven.get("tot")
        if van and van.year < 2012:
            self.add_error("van", _("Kies een dag na 1 januari 2012."))
        if van and tot and tot < van:
            self.add_error("tot", _("De laatste dag ligt voor de eerste dag."))
        if not self.errors and not gegeven.get("bestand") and not gegeven.get("omschrijving"):
            self.add_error("bestand", _("Kies een bestand, of vertel er iets over."))
        return gegeven


class Moment(Zaakformulier):
    """One of the slots that were offered."""

    keuze = forms.TypedChoiceField(
        label=_("Welk moment past u?"), coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bezoek = self.controle.bezoeken.order_by("-pk").first()
        vakken = bezoek.tijdvakken if bezoek else []
        self.fields["keuze"].choices = [(n, tijdvak(*vak)) for n, vak in enumerate(vakken)]  # type: ignore[attr-defined]


class Reactie(Zaakformulier):
    """What is not right in the report."""

    reactie = forms.CharField(
        label=_("Wat klopt er niet, of wat ontbreekt er?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=6_000,
    )


class Zienswijze(Zaakformulier):
    """What the student thinks of the intention, and how they want to be heard."""

    tekst = forms.CharField(
        label=_("Wat vindt u ervan?"), widget=forms.Textarea(attrs={"rows": 6}), max_length=6_000
    )
    wijze = forms.ChoiceField(
        label=_("Hoe wilt u het vertellen?"),
        widget=forms.RadioSelect,
        choices=[
            (Voornemen.Wijze.SCHRIFTELIJK, _("Zo is het genoeg")),
            (Voornemen.Wijze.MONDELING, _("Ik wil er ook over praten")),
        ],
    )


def tijdvak(begin: str, eind: str) -> str:
    """A slot in words, in local time."""
    van, tot = (datetime.fromisoformat(t).astimezone(AMSTERDAM) for t in (begin, eind))
    return f"{formats.date_format(van, 'l j F Y')}, {van:%H:%M}–{tot:%H:%M}"
