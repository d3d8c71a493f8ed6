"""The questions of an arrangement: on which day, what one earns and pays for living, and which proposal one takes."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from duo_portal.web.stappen.formulier import Bedragveld, Rij, StapFormulier
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.templatetags.bedragen import datum, euro
from terugbetalen.rules.afbetalen import RegelingKanNiet
from terugbetalen.rules.beslagvrij import Leefvorm

from .aangaan import Wens
from .ruimte import Opgave
from .voorstellen import (
    DAGEN,
    EIGEN,
    GEWONE_DAG,
    Keuze,
    Voorstel,
    eigen_keuze,
    hoogste_eigen,
    laagste_eigen,
    stel_voor,
)
from .weigering import WOORDEN

HOOGSTE_NETTO = 10_000_000
"""Cents a month: more than a hundred thousand euros is a slip of the pen."""
LEEFVORM = {
    Leefvorm.ALLEENSTAAND: gettext_lazy("Alleen, zonder kinderen onder de 18"),
    Leefvorm.ALLEENSTAANDE_OUDER: gettext_lazy("Alleen, met kinderen onder de 18"),
    Leefvorm.SAMEN: gettext_lazy("Met een partner, zonder kinderen onder de 18"),
    Leefvorm.SAMEN_MET_KINDEREN: gettext_lazy("Met een partner en kinderen onder de 18"),
}  # fmt: skip


class Beginformulier(StapFormulier):
    """Whether one fills in an income, and on which day of the month one pays."""

    hoe = forms.ChoiceField(
        label=gettext_lazy("Hoe bepalen wij wat u kunt betalen?"),
        choices=[
            ("opgave", gettext_lazy("Ik vul mijn inkomen en mijn huur in")),
            ("bekend", gettext_lazy("Gebruik wat jullie al van mij weten")),
        ],
        widget=forms.RadioSelect,
    )
    dag = forms.TypedChoiceField(
        label=gettext_lazy("Op welke dag van de maand wilt u betalen?"),
        help_text=gettext_lazy("Kies een dag kort nadat uw inkomen binnenkomt."),
        choices=[(str(dag), str(dag)) for dag in DAGEN],
        coerce=int,
        initial=str(GEWONE_DAG),
    )


class Inkomenformulier(StapFormulier):
    """Net income, costs of living somewhere, and with whom."""

    leefvorm = forms.TypedChoiceField(
        label=gettext_lazy("Hoe woont u?"),
        choices=[(str(int(vorm)), tekst) for vorm, tekst in LEEFVORM.items()],
        coerce=lambda code: Leefvorm(int(code)),
        widget=forms.RadioSelect,
    )
    netto = Bedragveld(
        label=gettext_lazy("Hoeveel geld krijgt u per maand?"),
        help_text=gettext_lazy(
            "Uw loon of uitkering na aftrek van belasting, met vakantiegeld. Hebt u een partner? Tel uw inkomens op."
        ),
        hoogste_centen=HOOGSTE_NETTO,
    )
    woonlasten = Bedragveld(
        label=gettext_lazy("Hoeveel betaalt u per maand voor wonen?"),
        help_text=gettext_lazy(
            "De huur, of de rente en aflossing van uw hypotheek. Woont u gratis? Vul 0 in."
        ),
        hoogste_centen=HOOGSTE_NETTO,
    )


class Keuzeformulier(StapFormulier):
    """The proposals, or an amount of one's own. A choice carries its amount: what was seen is what is agreed."""

    keuze = forms.ChoiceField(label=gettext_lazy("Wat kiest u?"), widget=forms.RadioSelect)
    bedrag = Bedragveld(
        label=gettext_lazy("Uw eigen bedrag per maand"),
        help_text=gettext_lazy("Vul dit alleen in als u zelf een bedrag kiest."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voorstel = voorstel_van(self.stand)
        veld = cast("forms.ChoiceField", self.fields["keuze"])
        veld.choices = [
            *((code_van(k), keuzetekst(k)) for k in self.voorstel.keuzes),
            (EIGEN, _("Ik kies zelf een bedrag per maand")),
        ]
        veld.error_messages["invalid_choice"] = gettext_lazy(
            "Kies een van deze mogelijkheden. De bedragen kunnen veranderd zijn."
        )

    def clean(self) -> dict[str, Any]:
        """An amount of one's own lies within the bounds; otherwise which they are."""
        schoon = super().clean() or {}
        if schoon.get("keuze") != EIGEN or "bedrag" not in schoon:
            return schoon
        if schoon["bedrag"] is None:
            self.add_error("bedrag", _("Vul uw eigen bedrag in."))
            return schoon
        try:
            eigen_keuze(self.voorstel, schoon["bedrag"])
        except RegelingKanNiet as fout:
            self.add_error("bedrag", f"{WOORDEN[fout.code]} {grenstekst(self.voorstel)}")
        return schoon

    def rijen(self) -> list[Rij]:
        """What was chosen, in words; an own amount only where that was chosen."""
        gekozen = gekozen_van(self.voorstel, self.cleaned_data)
        return [(_("Uw keuze"), keuzetekst(gekozen))]


def code_van(keuze: Keuze) -> str:
    """The value of a choice in the form: its kind and its amount."""
    return f"{keuze.soort}:{keuze.bedrag_centen}"


def keuzetekst(keuze: Keuze) -> str:
    """ "€ 43,81 per maand, 12 maanden, klaar op 25 februari 2025"."""
    aantal = len(keuze.termijnen)
    return ngettext(
        "%(bedrag)s per maand, %(aantal)s maand, klaar op %(dag)s",
        "%(bedrag)s per maand, %(aantal)s maanden, klaar op %(dag)s",
        aantal,
    ) % {"bedrag": euro(keuze.bedrag_centen), "aantal": aantal, "dag": datum(keuze.einde)}


def grenstekst(voorstel: Voorstel) -> str:
    """Between which amounts one may choose."""
    laag, hoog = laagste_eigen(voorstel), hoogste_eigen(voorstel)
    return _("Kies een bedrag van %(laag)s tot en met %(hoog)s.") % {
        "laag": euro(laag),
        "hoog": euro(max(hoog, laag)),
    }


def voorstel_van(stand: Stand) -> Voorstel:
    """The proposal for these answers, worked out once a request."""
    begin = stand.schoon["begin"]
    opgave = opgave_van(stand.schoon)
    bekend: dict[Any, Voorstel] = stand.register["voorstellen"]
    sleutel = (begin["dag"], opgave)
    if sleutel not in bekend:
        bekend[sleutel] = stel_voor(
            stand.burger.persoon_id, stand.op, is_lllk=stand.register["is_lllk"], opgave=opgave, dag=begin["dag"]
        )  # fmt: skip
    return bekend[sleutel]


def opgave_van(schoon: Schoon) -> Opgave | None:
    """What was stated, when that was chosen."""
    if schoon["begin"]["hoe"] != "opgave" or "inkomen" not in schoon:
        return None
    s = schoon["inkomen"]
    return Opgave(s["netto"], s["woonlasten"], s["leefvorm"])


def gekozen_van(voorstel: Voorstel, schoon: dict[str, Any]) -> Keuze:
    """The choice behind a checked answer."""
    if schoon["keuze"] == EIGEN:
        return eigen_keuze(voorstel, schoon["bedrag"])
    return next(k for k in voorstel.keuzes if code_van(k) == schoon["keuze"])


def wens_van(schoon: Schoon) -> Wens:
    """What is asked for, from all answers."""
    gekozen = schoon["kiezen"]
    soort, _deel, centen = str(gekozen["keuze"]).partition(":")
    bedrag = gekozen["bedrag"] if soort == EIGEN else int(centen)
    return Wens(soort, bedrag, schoon["begin"]["dag"], opgave_van(schoon))
