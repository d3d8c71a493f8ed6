"""The living style guide: every component with example data, as the pages draw it.

It is what `tests/web` looks at with axe, and where somebody who makes a theme of their own sees all of it at once.
"""

from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from duo_portal.web.grafiek import Band, Staaf, bandgrafiek, lijngrafiek, staafgrafiek
from duo_portal.web.panelen import Taak
from duo_portal.web.templatetags.bedragen import euro

VOORBEELDEN: dict[str, Any] = {
    "naam": "Noor Voorbeeld",
    "bedrag": "4000",
    "woont": "uit",
    "begin": "2026-02-31",
}


class Voorbeeldformulier(forms.Form):
    """One field of each kind; filled in wrongly on purpose, so that errors can be seen."""

    naam = forms.CharField(label=_("Naam"), max_length=80)
    bedrag = forms.IntegerField(
        label=_("Bedrag per maand"),
        help_text=_("In hele euro's. Het hoogste bedrag is 300."),
        max_value=300,
    )
    begin = forms.DateField(label=_("Begindatum"), help_text=_("Bijvoorbeeld 2026-09-01."))
    opleiding = forms.ChoiceField(
        label=_("Opleiding"),
        choices=[("", _("Kies een opleiding")), ("1", _("Verpleegkunde")), ("2", _("Rechten"))],
    )
    woont = forms.ChoiceField(
        label=_("Waar woont u?"),
        choices=[("thuis", _("Bij een ouder")), ("uit", _("Op mijzelf"))],
        widget=forms.RadioSelect,
    )
    extra = forms.MultipleChoiceField(
        label=_("Wat vraagt u nog meer aan?"),
        choices=[("lening", _("Lening")), ("reis", _("Reisproduct"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    uitleg = forms.CharField(
        label=_("Toelichting"), widget=forms.Textarea({"rows": 3}), required=False
    )
    akkoord = forms.BooleanField(label=_("Ik heb alles naar waarheid ingevuld"))


class Stijlgids(TemplateView):
    """The page."""

    template_name = "stijlgids/stijlgids.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Example data for each component."""
        fout = Voorbeeldformulier(VOORBEELDEN)
        return super().get_context_data(**kwargs) | {
            "form": fout,
            "leeg_form": Voorbeeldformulier(prefix="leeg"),
            "pagina": Paginator(range(50), 10).page(2),
            **_lijsten(),
            **_grafieken(),
        }


def _lijsten() -> dict[str, Any]:
    taken = [
        Taak(
            gettext("Geef uw rekeningnummer door"),
            gettext("Zonder rekeningnummer kunnen wij niet betalen."),
            "#takenlijst",
            date(2026, 10, 15),
            is_dringend=True,
        ),
        Taak(
            gettext("Lees de brief over uw lening"),
            gettext("Er is een nieuwe brief voor u."),
            "#takenlijst",
        ),
    ]
    return {
        "taken": taken,
        "geen_taken": [],
        "rijen": [
            (gettext("Naam"), "Noor Voorbeeld"),
            (gettext("Rekeningnummer"), "NL•• •••• •••• ••32", gettext("Wijzig"), "#gegevenslijst"),
        ],
        "kolommen": [gettext("Onderdeel"), (gettext("Bedrag per maand"), "getal")],
        "tabel": [[gettext("Basisbeurs"), euro(31_460)], [gettext("Lening"), euro(20_000)]],
        "voet": [gettext("Samen"), euro(51_460)],
        "stappen": [
            (gettext("Opleiding"), "#stappen"),
            (gettext("Bedragen"), ""),
            (gettext("Controleren"), ""),
        ],
        "bedrag": euro(51_460),
    }


def _grafieken() -> dict[str, Any]:
    jaren = [str(jaar) for jaar in range(2026, 2032)]
    af = [(jaar, 1_800_000 - i * 300_000) for i, jaar in enumerate(jaren)]
    trager = [(jaar, 1_800_000 - i * 150_000) for i, jaar in enumerate(jaren)]
    return {
        "staaf": staafgrafiek(
            gettext("Uitbetaald per maand"),
            gettext("Maand"),
            gettext("Bedrag"),
            [
                Staaf(f"2026-0{i}", i * 10_000, euro(i * 10_000), is_nadruk=i == 4)
                for i in range(1, 6)
            ],
        ),
        "lijn": lijngrafiek(
            gettext("Uw schuld per jaar"),
            gettext("Jaar"),
            [(gettext("U betaalt 250 euro"), af), (gettext("U betaalt 125 euro"), trager)],
        ),
        "band": bandgrafiek(
            gettext("Uw schuld, met lage en hoge rente"),
            gettext("Jaar"),
            [
                Band(jaar, 1_000_000 - i * 40_000, 1_000_000 + i * 10_000, 1_000_000 + i * 60_000)
                for i, jaar in enumerate(jaren)
            ],
        ),
    }
