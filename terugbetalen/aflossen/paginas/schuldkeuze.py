"""Which of two debts an act is about: asked only of who has both."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.web.stappen.formulier import StapFormulier
from terugbetalen.aflossen.stand import Schuldstand

LENING, LLLK = "lening", "lllk"


class Schuldkeuzeformulier(StapFormulier):
    """A form that asks which debt, when there are two."""

    welke = forms.ChoiceField(
        label=gettext_lazy("Voor welke schuld?"),
        choices=[
            (LENING, gettext_lazy("Studielening")),
            (LLLK, gettext_lazy("Levenlanglerenkrediet")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(self.schuld.leningen) < 2:
            del self.fields["welke"]
        else:
            self.fields["welke"].help_text = _duurste(self.schuld)

    @property
    def schuld(self) -> Schuldstand:
        stand: Schuldstand = self.stand.register["schuld"]
        return stand


def _duurste(schuld: Schuldstand) -> str:
    """Which debt costs most interest: repaying that one first saves most."""
    hoogste = max(schuld.leningen, key=lambda lening: lening.rente_ppm)
    if len({lening.rente_ppm for lening in schuld.leningen}) == 1:
        return _("De rente is bij allebei even hoog.")
    if hoogste.is_lllk:
        return _("Over uw levenlanglerenkrediet betaalt u de meeste rente. Eerst dat aflossen scheelt het meest.")  # fmt: skip
    return _("Over uw studielening betaalt u de meeste rente. Eerst die aflossen scheelt het meest.")  # fmt: skip


def is_lllk(schuld: Schuldstand, antwoord: Mapping[str, Any]) -> bool:
    """The debt that was chosen; without a choice the only one."""
    if "welke" in antwoord:
        return bool(antwoord["welke"] == LLLK)
    return bool(schuld.leningen) and schuld.leningen[0].is_lllk
