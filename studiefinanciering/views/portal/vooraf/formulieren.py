"""The forms of the pages before sign-in: short, forgiving about how things are typed, strict about what they mean."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.period import Maand, maanden
from duo_portal.web.stappen.formulier import Bedragveld
from duo_portal.web.templatetags.bedragen import maand as maand_tekst
from studiefinanciering.rules.componenten import Onderwijs
from studiefinanciering.rules.parameters import bekende_periode, bekende_wet

JA, NEE, WEET_NIET = "ja", "nee", "weet_niet"
VROEGSTE_GEBOORTE = date(1900, 1, 1)
VOORUIT, TERUG = 12, 12
"""Months around the present one that a trial calculation offers."""


class VraagFormulier(forms.Form):
    """A form whose required fields ask for an answer; the summary puts the question before it."""

    def __init__(self, *args: Any, op: date, **kwargs: Any) -> None:
        self.op = op
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            veld.error_messages["required"] = _t("Geef hier antwoord.")


class Rechtformulier(VraagFormulier):
    """Could I get student finance? Five questions."""

    geboren = forms.DateField(
        label=_("Wat is uw geboortedatum?"),
        help_text=_("Bijvoorbeeld 31-01-2005"),
        input_formats=["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d %m %Y", "%Y-%m-%d"],
        error_messages={"invalid": _("Vul een datum in die bestaat, zoals 31-01-2005.")},
        widget=forms.DateInput(
            format="%d-%m-%Y",
            attrs={"inputmode": "numeric", "autocomplete": "bday", "maxlength": "10"},
        ),
    )
    nationaliteit = forms.ChoiceField(
        label=_("Wat is uw nationaliteit?"),
        choices=[
            ("nl", _("Nederlands")),
            ("gelijk", _("Anders, en ik heb een verblijf dat telt als Nederlands")),
            ("eu_werkt", _("Uit de EU, en ik werk 32 uur of meer per maand in Nederland")),
            ("eu", _("Uit de EU, en ik werk minder of niet")),
            ("anders", _("Anders")),
            (WEET_NIET, _("Ik weet het niet")),
        ],
        widget=forms.RadioSelect,
    )
    opleiding = forms.ChoiceField(
        label=_("Wat voor opleiding doet u?"),
        choices=[
            ("ho", _("Hbo of universiteit")),
            ("mbo34", _("Mbo niveau 3 of 4")),
            ("mbo12", _("Mbo niveau 1 of 2")),
        ],
        widget=forms.RadioSelect,
    )
    vorm = forms.ChoiceField(
        label=_("Hoe volgt u de opleiding?"),
        choices=[
            ("voltijd", _("Voltijd, duaal, of bol in het mbo")),
            ("deeltijd", _("Deeltijd, of bbl in het mbo")),
        ],
        widget=forms.RadioSelect,
    )
    ingeschreven = forms.ChoiceField(
        label=_("Staat u ingeschreven bij de opleiding?"),
        choices=[(JA, _("Ja, of dat komt binnenkort")), (NEE, _("Nee"))],
        widget=forms.RadioSelect,
    )

    def clean_geboren(self) -> date:
        """A day on which somebody alive can have been born."""
        dag: date = self.cleaned_data["geboren"]
        if not VROEGSTE_GEBOORTE <= dag < self.op:
            raise forms.ValidationError(_("Vul een geboortedatum in tussen 1900 en vandaag."))
        return dag


class Proefformulier(VraagFormulier):
    """What the command `proefberekening` asks, in words."""

    maand = forms.ChoiceField(label=_("Voor welke maand?"))
    opleiding = forms.ChoiceField(
        label=_("Wat voor opleiding?"),
        choices=[
            ("ho", _("Hbo of universiteit")),
            ("mbo4", _("Mbo niveau 4")),
            ("mbo3", _("Mbo niveau 3")),
            ("mbo2", _("Mbo niveau 2")),
            ("mbo1", _("Mbo niveau 1")),
        ],
        widget=forms.RadioSelect,
    )
    woont = forms.ChoiceField(
        label=_("Waar woont u?"),
        choices=[("thuis", _("Bij mijn ouders")), ("uit", _("Niet bij mijn ouders"))],
        widget=forms.RadioSelect,
    )
    aanvullende_beurs = forms.BooleanField(
        label=_("Ik wil ook de aanvullende beurs"), required=False
    )
    ouders = forms.TypedChoiceField(
        label=_("Van hoeveel ouders telt het inkomen mee?"),
        help_text=_("Is een ouder overleden of helemaal uit beeld? Dan telt die niet mee."),
        coerce=int,
        choices=[(2, _("Twee ouders")), (1, _("Eén ouder")), (0, _("Geen"))],
        widget=forms.RadioSelect,
    )
    inkomen_1 = Bedragveld(
        label=_("Inkomen van de eerste ouder per jaar"),
        help_text=_("Van twee jaar geleden. Weet u het niet? Laat het leeg."),
        required=False,
    )
    inkomen_2 = Bedragveld(
        label=_("Inkomen van de tweede ouder per jaar"),
        help_text=_("Van twee jaar geleden. Weet u het niet? Laat het leeg."),
        required=False,
    )
    kinderen = forms.IntegerField(
        label=_("Hoeveel kinderen in het gezin vragen aanvullende beurs aan, u meegeteld?"),
        min_value=1,
        max_value=30,
    )
    lening = Bedragveld(label=_("Hoeveel wilt u per maand lenen?"), required=False)
    collegegeldkrediet = forms.BooleanField(
        label=_("Ik wil ook lenen voor mijn collegegeld (hbo of universiteit)"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(str(m), maand_tekst(m.eerste_dag)) for m in proefmaanden(self.op)]
        self.fields["maand"].choices = keuzes  # type: ignore[attr-defined]


def proefmaanden(op: date) -> list[Maand]:
    """The months around now for which the law of both kinds is known; else the last known year."""
    perioden = [bekende_periode(bekende_wet(), onderwijs) for onderwijs in Onderwijs]
    vanaf, tot = max(p[0] for p in perioden), min(p[1] for p in perioden)
    nu = min(max(Maand.van(op), vanaf), tot.vorige)
    return list(maanden(max(nu + -TERUG, vanaf), min(nu + (VOORUIT + 1), tot)))


def proefbegin(op: date) -> dict[str, Any]:
    """What is filled in beforehand."""
    nu, te_kiezen = Maand.van(op), proefmaanden(op)
    return {
        "maand": str(min(max(nu, te_kiezen[0]), te_kiezen[-1])),
        "aanvullende_beurs": True,
        "kinderen": 1,
        "ouders": 2,
    }
