"""The forms of the desk: propose a decision, settle a round."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.period import Maand
from duo_portal.web.stappen.formulier import Bedragveld

from ..definitie import Definitie
from ..rondes import HOOGSTE_CENTEN, NieuweRonde

_DAG: dict[str, Any] = {"attrs": {"type": "date"}, "format": "%Y-%m-%d"}


class Deskformulier(forms.Form):
    """Labels without a colon, as everywhere at this desk."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class Voorstelformulier(Deskformulier):
    """What a colleague proposes."""

    dictum = forms.ChoiceField(
        label=_("Voorstel"),
        choices=[("toekennen", _("Toekennen, zoals de tabel zegt")), ("afwijzen", _("Afwijzen"))],
        widget=forms.RadioSelect,
    )
    reden = forms.CharField(
        label=_("Waarom"),
        help_text=_("Bij afwijzen komt deze tekst in de brief."),
        widget=forms.Textarea(attrs={"rows": 3}),
        min_length=5,
        max_length=1000,
    )


class Rondeformulier(Deskformulier):
    """A round: days, months, an amount for every row, and where they stand."""

    ronde = forms.CharField(
        label=_("Naam van de ronde"), help_text=_("Bijvoorbeeld 2024-2025."), max_length=20
    )
    opent_op = forms.DateField(label=_("Aanvragen vanaf"), widget=forms.DateInput(**_DAG))
    sluit_op = forms.DateField(label=_("Aanvragen tot en met"), widget=forms.DateInput(**_DAG))
    van = forms.DateField(
        label=_("Betaald vanaf de maand van deze dag"), widget=forms.DateInput(**_DAG)
    )
    tot_en_met = forms.DateField(
        label=_("Betaald tot en met de maand van deze dag"), widget=forms.DateInput(**_DAG)
    )
    bron = forms.CharField(
        label=_("Waar staan deze bedragen?"),
        help_text=_("Wet, regeling of besluit, met datum en vindplaats."),
        min_length=5,
        max_length=300,
    )

    def __init__(self, *args: Any, definitie: Definitie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.definitie = definitie
        per = _("per maand") if definitie.is_per_maand else _("in totaal")
        for rij in definitie.rijen:
            self.fields[f"rij_{rij.code}"] = Bedragveld(
                label=f"{rij.naam} ({per})", hoogste_centen=HOOGSTE_CENTEN
            )

    @property
    def nieuw(self) -> NieuweRonde:
        """The round, of a form that is valid."""
        g = self.cleaned_data
        return NieuweRonde(
            regeling=self.definitie.code,
            ronde=g["ronde"],
            opent_op=g["opent_op"],
            sluit_op=g["sluit_op"],
            van=Maand.van(g["van"]).eerste_dag,
            tot=Maand.van(g["tot_en_met"]).volgende.eerste_dag,
            bedragen={rij.code: g[f"rij_{rij.code}"] for rij in self.definitie.rijen},
            bron=g["bron"],
        )
