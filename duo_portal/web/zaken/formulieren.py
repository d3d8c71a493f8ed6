"""The steps of filing an objection."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.cases.besluiten import Besluitsoort, Uitlegstap
from duo_portal.cases.models import Bezwaar
from duo_portal.web.stappen.formulier import Rij, StapFormulier

from .lezen import HOREN

TEKENS = 3_500


class Waarover(StapFormulier):
    """The whole decision, or one step of its explanation (of one month)."""

    stap = forms.ChoiceField(
        label=_("Waar bent u het niet mee eens?"), required=False, widget=forms.RadioSelect
    )
    maand = forms.RegexField(
        regex=r"^[0-9]{4}-[0-9]{2}$", max_length=7, required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        maand = str(self.data.get("maand") or self.initial.get("maand") or "")
        keuzes = [("", gettext("Met het hele besluit"))]
        keuzes += [(s.code, f"{s.naam}: {s.waarde}") for s in self._stappen(maand)]
        self.fields["stap"].choices = keuzes  # type: ignore[attr-defined]  # a ChoiceField, just above

    def _stappen(self, maand: str) -> list[Uitlegstap]:
        soort: Besluitsoort = self.stand.register["soort"]
        return soort.uitleg(self.stand.register["onderwerp_id"], maand[:7])

    def rijen(self) -> list[Rij]:
        """Only the choice: the month is part of it."""
        return super().rijen()[:1]


class Gronden(StapFormulier):
    """Why."""

    gronden = forms.CharField(
        label=_("Waarom bent u het er niet mee eens?"),
        help_text=_("Schrijf het op in uw eigen woorden. Noem geen nummers van anderen."),
        max_length=TEKENS,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class TeLaat(StapFormulier):
    """Why not in time (6:11 Awb)."""

    reden_te_laat = forms.CharField(
        label=_("Waarom kon u niet eerder bezwaar maken?"),
        help_text=_("Bijvoorbeeld: u was ziek, of u kreeg onze brief niet."),
        max_length=TEKENS,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class Stukken(StapFormulier):
    """Documents are sent apart, one by one; this step only shows them."""

    def rijen(self) -> list[Rij]:
        """Their names."""
        namen = self.stand.register["stukken"]
        return [(gettext("Bestanden"), ", ".join(namen) or gettext("Geen"))]


class Horen(StapFormulier):
    """Whether the citizen wants to tell it (7:2 Awb)."""

    horen = forms.ChoiceField(
        label=_("Wilt u uw verhaal ook vertellen?"),
        help_text=_("Wij bellen u dan om een dag en tijd af te spreken."),
        choices=[(kode, tekst) for kode, tekst in HOREN.items()],
        initial=Bezwaar.Horen.JA,
        widget=forms.RadioSelect,
    )
