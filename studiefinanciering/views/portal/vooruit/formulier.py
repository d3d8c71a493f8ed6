"""What a student may wonder about: one form, every question of it optional."""

from typing import Any

from django import forms
from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.period import Maand
from duo_portal.web.templatetags.bedragen import euro
from studiefinanciering.rules.componenten import MAXIMAAL
from studiefinanciering.vooruit.watals import WatAls, Wonen

MAANDEN_VOORUIT = 12
HOOGSTE_LENING = 3_000
PROCENTEN = (10, 15, 20, 30, 40, 50, 75)
EUROS = (5_000, 10_000, 15_000, 20_000, 30_000)
ZELFDE, ANDERS, HOOGSTE = "", "bedrag", "hoogste"
_WONEN: list[tuple[str, str | Promise]] = [
    (str(Wonen.ZELFDE), _("Ik blijf wonen waar ik woon")),
    (str(Wonen.UIT), _("Ik ga op mijzelf wonen")),
    (str(Wonen.THUIS), _("Ik ga bij een ouder wonen")),
]
_LENEN: list[tuple[str, str | Promise]] = [
    (ZELFDE, _("Ik leen evenveel als nu")),
    (ANDERS, _("Ik leen een ander bedrag")),
    (HOOGSTE, _("Ik leen zoveel als mag")),
]
VOORGEVULD: dict[str, dict[str, Any]] = {
    "uit-huis": {"wonen": Wonen.UIT},
    "thuis": {"wonen": Wonen.THUIS},
    "ouders": {"ouders": "p15"},
    "stoppen": {"stop_maanden": 1},
    "lenen": {"lenen": HOOGSTE},
    "niet-lenen": {"lenen": ANDERS, "lening": 0},
    "jaar-langer": {"is_jaar_langer": True},
}
"""Names that may stand in an address (`?scenario=uit-huis`): they say nothing about anybody."""


class WatAlsFormulier(forms.Form):
    """From which month, and what would be otherwise. `als` gives it to the rules."""

    vanaf = forms.ChoiceField(
        label=_("Vanaf welke maand?"),
        help_text=_("Een maand die al begonnen is, kunt u niet meer veranderen."),
    )
    wonen = forms.ChoiceField(
        label=_("Waar woont u dan?"), choices=_WONEN, widget=forms.RadioSelect, required=False
    )
    ouders = forms.ChoiceField(
        label=_("Gaan uw ouders minder verdienen?"),
        help_text=_("Het inkomen van uw ouders ziet u hier niet. U ziet alleen wat het u scheelt."),
        required=False,
    )
    lenen = forms.ChoiceField(
        label=_("Wat leent u dan?"), choices=_LENEN, widget=forms.RadioSelect, required=False
    )
    lening = forms.IntegerField(
        label=_("Ander bedrag per maand"),
        help_text=_("In hele euro's. Alleen als u een ander bedrag wilt lenen."),
        min_value=0,
        max_value=HOOGSTE_LENING,
        required=False,
    )
    stop_maanden = forms.IntegerField(
        label=_("Hoeveel maanden wilt u geen studiefinanciering?"),
        help_text=_("Bijvoorbeeld 1. Laat leeg als u niet wilt stoppen."),
        min_value=0,
        max_value=24,
        required=False,
    )
    is_jaar_langer = forms.BooleanField(
        label=_("Ik doe een jaar langer over mijn studie"), required=False
    )

    def __init__(self, *args: Any, nu: Maand, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        maanden = [nu + i for i in range(1, MAANDEN_VOORUIT + 1)]
        namen = [(str(m), formats.date_format(m.eerste_dag, "F Y")) for m in maanden]
        self._velden()["vanaf"].choices = namen
        self._velden()["ouders"].choices = _ouderkeuzes()

    def _velden(self) -> dict[str, Any]:
        """The fields without their class: only a choice has choices."""
        return dict(self.fields)

    def clean(self) -> dict[str, Any]:
        """An amount is needed for who wants another one."""
        gegevens = super().clean() or {}
        leeg = gegevens.get("lening") is None and "lening" not in self.errors
        if gegevens.get("lenen") == ANDERS and leeg:
            self.add_error("lening", gettext("Vul in welk bedrag u per maand wilt lenen."))
        return gegevens

    @property
    def als(self) -> WatAls:
        """The question, of a form that is valid."""
        g = self.cleaned_data
        procent, centen = _minder(g["ouders"])
        return WatAls(
            vanaf=Maand.parse(g["vanaf"]),
            wonen=Wonen(g["wonen"]),
            ouders_procent=procent,
            ouders_centen=centen,
            stop_maanden=g["stop_maanden"] or 0,
            lening_centen=_lening(g["lenen"], g["lening"]),
            is_jaar_langer=g["is_jaar_langer"],
        )


def _ouderkeuzes() -> list[tuple[str, str]]:
    """Steps, so that nobody works out an income by asking on (docs/decisions/0011)."""
    procenten = [
        (f"p{p}", gettext("%(procent)d procent minder") % {"procent": p}) for p in PROCENTEN
    ]
    euros = [
        (f"e{e}", gettext("samen %(bedrag)s per jaar minder") % {"bedrag": euro(e * 100)})
        for e in EUROS
    ]
    return [("", gettext("Nee, dat blijft gelijk")), *procenten, *euros]


def _minder(keuze: str) -> tuple[int, int]:
    """Percent and cents a year."""
    getal = int(keuze[1:] or 0)
    return (getal, 0) if keuze.startswith("p") else (0, getal * 100)


def _lening(keuze: str, euros: int | None) -> int | None:
    if keuze == HOOGSTE:
        return MAXIMAAL
    return (euros or 0) * 100 if keuze == ANDERS else None
