"""The forms of the keys of partners."""

from django import forms
from django.utils.translation import gettext_lazy as _

from duo_portal.partners.scopes import scopes


class _Formulier(forms.Form):
    """What every new key needs; `eenmalig` makes the form work once."""

    eenmalig = forms.UUIDField(widget=forms.HiddenInput)
    verloopt_op = forms.DateField(
        label=_("Werkt niet meer vanaf"),
        help_text=_("Hoogstens een jaar vooruit."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class SleutelFormulier(_Formulier):
    """What a new key may do."""

    scopes = forms.MultipleChoiceField(
        label=_("Wat mag deze sleutel?"),
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: list(scopes().items()),
    )


class RoteerFormulier(_Formulier):
    """A successor: the same rights, and how long both work."""

    overlap_dagen = forms.IntegerField(
        label=_("Zoveel dagen werkt de oude sleutel nog"), min_value=0, max_value=90
    )
