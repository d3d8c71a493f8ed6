"""The forms of stop, table and restitution."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from uitwonendencontrole.fairness.tabel import MEESTE_BYTES
from uitwonendencontrole.models import Trekking

from .bulk import Keuze


class _Trekkingveld(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in the stubs only
    def __init__(self, **wat: Any) -> None:
        rijen = Trekking.objects.select_related("verbinding__kader").order_by("-pk")
        super().__init__(queryset=rijen, **wat)

    def prepare_value(self, value: Any) -> Any:
        """The key of the frame: no database id leaves the desk."""
        return str(value.verbinding.kader.uuid) if isinstance(value, Trekking) else value

    def to_python(self, value: Any) -> Trekking | None:
        """By that key."""
        if value in self.empty_values:
            return None
        try:
            gevonden = Trekking.objects.filter(verbinding__kader__uuid=UUID(str(value))).first()
        except ValueError:
            gevonden = None
        if gevonden is None:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")  # fmt: skip
        return gevonden

    def label_from_instance(self, obj: Any) -> str:
        """By its reference date and how many were drawn."""
        kader = obj.verbinding.kader
        return gettext("Loting van %(dag)s: %(n)s van %(totaal)s studenten") % {
            "dag": f"{kader.peildatum:%d-%m-%Y}",
            "n": obj.verbinding.aantal,
            "totaal": kader.aantal,
        }


def _dag(label: Any, **wat: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), **wat)


class Voorstelformulier(forms.Form):
    """Why the checks may go on."""

    reden = forms.CharField(
        label=_("Waarom mogen de controles weer beginnen?"),
        help_text=_("Deze tekst wordt openbaar. Noem geen mensen."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class Tabelformulier(forms.Form):
    """The table by origin that came back from the statistics office."""

    trekking = _Trekkingveld(label=_("Loting"))
    eindigt_op = _dag(_("Laatste dag van de periode"))
    bron = forms.CharField(label=_("Wie maakte de tabel, en wanneer?"), max_length=200)
    tabel = forms.FileField(label=_("Tabel (CSV)"))

    def clean_tabel(self) -> bytes:
        """The bytes; a table of aggregates is small."""
        bestand = self.cleaned_data["tabel"]
        if bestand.size > MEESTE_BYTES:
            raise forms.ValidationError(_("Dit bestand is te groot voor een tabel met aantallen."))
        return bytes(bestand.read())


class Herstelformulier(forms.Form):
    """Whose decisions are revoked, and what went wrong."""

    trekking = _Trekkingveld(label=_("Alle besluiten van deze loting"), required=False, empty_label=_("Geen: kies een periode"))  # fmt: skip
    van = _dag(_("Of alle besluiten vanaf"), required=False)
    tot = _dag(_("Tot en met"), required=False)
    wat_ging_mis = forms.CharField(
        label=_("Wat ging er mis? (Nederlands)"),
        help_text=_("Dit staat letterlijk in elke brief. Schrijf korte zinnen."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    wat_ging_mis_en = forms.CharField(
        label=_("Wat ging er mis? (Engels)"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "en"}),
    )
    reden = forms.CharField(
        label=_("Waarom gaan alle besluiten terug?"),
        help_text=_("Voor het dossier."),
        max_length=500,
    )

    @property
    def keuze(self) -> Keuze:
        """Of one draw, or of a period."""
        d = self.cleaned_data
        return Keuze(d.get("trekking"), d.get("van"), d.get("tot"))
