"""Forms of the privacy officer: decide on a request, on a proposal to destroy, and keep a breach up to date."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.privacy.models import Datalek, Privacybesluit

DAG = {"type": "date"}
_JANEE = [("", _("nog niet bekend")), ("ja", _("ja")), ("nee", _("nee"))]


def _groot(rijen: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rijen})


class JaNee(forms.TypedChoiceField):
    """Yes, no, or not known yet (None)."""

    def __init__(self, **kwargs: Any) -> None:
        """Three choices."""
        super().__init__(
            choices=_JANEE,
            coerce=lambda w: w == "ja",
            empty_value=None,
            required=False,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        """The choice that shows what is stored."""
        return {True: "ja", False: "nee", None: ""}.get(value, value)


class Besluitformulier(forms.Form):
    """A decision on a request."""

    besluit = forms.ChoiceField(label=_("Besluit"), choices=Privacybesluit.Besluit.choices)
    gronden = forms.CharField(
        label=_("Waarom (komt in de brief)"), widget=_groot(), max_length=2000
    )
    wettelijke_plicht = forms.CharField(
        label=_("Wettelijke plicht om te bewaren"), max_length=200, required=False
    )
    weg_op = forms.DateField(
        label=_("Mag weg vanaf"), required=False, widget=forms.DateInput(attrs=DAG)
    )


class Verlengformulier(forms.Form):
    """Two months more."""

    reden = forms.CharField(
        label=_("Waarom het langer duurt (komt in de brief)"), widget=_groot(2), max_length=400
    )


class Voorstelformulier(forms.Form):
    """Approve or not."""

    reden = forms.CharField(
        label=_("Reden (nodig als u het afwijst)"), widget=_groot(2), max_length=500, required=False
    )


class Meldformulier(forms.Form):
    """Report a breach inside the house."""

    titel = forms.CharField(label=_("Wat ging er mis, in een zin"), max_length=120)
    feiten = forms.CharField(
        label=_("Wat er is gebeurd"), widget=_groot(), max_length=2000,
        help_text=_("Schrijf geen namen of nummers van mensen op."),
    )  # fmt: skip
    kennis_at = forms.DateTimeField(
        label=_("Wanneer iemand hier het merkte"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        initial=bedrijfsdatum.moment,
    )


class Datalekformulier(forms.ModelForm[Datalek]):
    """Everything art. 33 and 34 ask; what is not known yet stays empty."""

    is_datalek = JaNee(label=_("Is dit een datalek?"))
    is_melding_ap_nodig = JaNee(label=_("Melden bij de Autoriteit Persoonsgegevens?"))
    is_melding_mensen_nodig = JaNee(label=_("De mensen zelf inlichten?"))
    versie = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Datalek
        fields = (
            "titel",
            "feiten",
            "gegevens",
            "betrokkenen",
            "records",
            "gevolgen",
            "maatregelen",
            "risico",
            "is_datalek",
            "is_melding_ap_nodig",
            "is_melding_mensen_nodig",
            "besluitreden",
            "versie",
        )
        labels = {
            "titel": _("Wat ging er mis, in een zin"),
            "feiten": _("Wat er is gebeurd"),
            "gegevens": _("Welke gegevens"),
            "betrokkenen": _("Hoeveel mensen"),
            "records": _("Hoeveel records"),
            "gevolgen": _("Gevolgen"),
            "maatregelen": _("Maatregelen"),
            "risico": _("Risico voor de mensen"),
            "besluitreden": _("Reden van het besluit"),
        }
        widgets = {
            "feiten": _groot(),
            "gevolgen": _groot(2),
            "maatregelen": _groot(),
            "besluitreden": _groot(2),
        }


class APformulier(forms.Form):
    """It was told to the AP."""

    kenmerk = forms.CharField(label=_("Kenmerk van de AP"), max_length=60)
    reden_laat = forms.CharField(
        label=_("Waarom later dan 72 uur"), max_length=500, required=False, widget=_groot(2)
    )


class Inlichtformulier(forms.Form):
    """People were told."""

    aantal = forms.IntegerField(label=_("Hoeveel mensen"), min_value=1, max_value=20_000_000)
    hoe = forms.CharField(label=_("Hoe"), max_length=300)


class Sluitformulier(forms.Form):
    """Close it."""
