"""The steps about money: aanvullende beurs, borrowing, the question whether someone is sure, travel."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from duo_portal.web.stappen.formulier import Bedragveld, StapFormulier
from duo_portal.web.stappen.stand import Stand
from studiefinanciering.rules.componenten import Onderwijs
from studiefinanciering.rules.parameters import bekende_wet

from .schatting import Schatting, hoogste_aanvullende_beurs, hoogste_lening
from .studie import gekozen_maand, onderwijs_van
from .wensen import schatting_van, schatting_zonder_lening

EURO = 100
JA, NEE = "ja", "nee"
_JA_NEE = [(JA, _("Ja")), (NEE, _("Nee"))]


class Beursstap(StapFormulier):
    """The aanvullende beurs: asked for unless it is unticked."""

    aanvullende_beurs = forms.BooleanField(
        label=_("Ik vraag ook de aanvullende beurs aan"), required=False
    )


class Leenstap(StapFormulier):
    """How much to borrow a month, and in higher education for the fee."""

    lening = Bedragveld(label=_("Hoeveel wilt u per maand lenen?"))
    collegegeldkrediet = forms.ChoiceField(
        label=_("Wilt u ook lenen voor uw collegegeld (collegegeldkrediet)?"),
        choices=[(NEE, _("Nee")), (JA, _("Ja, zoveel als mag"))],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hoogste = leenruimte(self.stand)
        veld = cast("Bedragveld", self.fields["lening"])
        veld.hoogste_centen = hoogste
        veld.help_text = _("Vul 0 in als u niet wilt lenen.")
        veld.widget.attrs |= {"data-schuif-tot": str(hoogste // EURO), "data-schuif-stap": "5"}
        if onderwijs_van(self.stand) is not Onderwijs.HO:
            del self.fields["collegegeldkrediet"]


class Zekerstap(StapFormulier):
    """Borrowing without asking for the grant: is that meant?"""

    toch = forms.ChoiceField(
        label=_("Wilt u de aanvullende beurs toch aanvragen?"),
        choices=[
            (JA, _("Ja, vraag de aanvullende beurs voor mij aan")),
            (NEE, _("Nee, ik weet zeker dat ik alleen wil lenen")),
        ],
        widget=forms.RadioSelect,
    )


class Reisstap(StapFormulier):
    """The travel product."""

    reisproduct = forms.ChoiceField(
        label=_("Wilt u het studentenreisproduct?"), choices=_JA_NEE, widget=forms.RadioSelect
    )


def leenruimte(stand: Stand) -> int:
    """The most this student may borrow a month as far as we know, in cents; whole euros for the slider's end."""
    schatting = schatting_zonder_lening(stand)
    if schatting is not None and schatting.leenruimte:
        return schatting.leenruimte
    return hoogste_lening(onderwijs_van(stand), gekozen_maand(stand), bekende_wet())


def gemiste_beurs(stand: Stand) -> Schatting | None:
    """What asking for the aanvullende beurs would bring; None when nothing is known."""
    return schatting_van(stand, aanvullende_beurs=True)


def moet_zeker_zijn(stand: Stand) -> bool:
    """Wants to borrow, did not ask for the grant, and may miss something."""
    if stand.schoon["beurs"]["aanvullende_beurs"] or not stand.schoon["lenen"]["lening"]:
        return False
    schatting = gemiste_beurs(stand)
    return (
        schatting is None
        or schatting.is_inkomen_onbekend
        or schatting.aanvullende_beurs_ongeveer > 0
    )


def is_zeker_zonder_beurs(stand: Stand) -> bool:
    """Was asked, and answered to want the loan alone."""
    return bool(stand.schoon.get("zeker", {}).get("toch") == NEE)


def zeker_context(stand: Stand) -> dict[str, Any]:
    """The amount that may be missed: about, when the incomes are known, else at most."""
    schatting = gemiste_beurs(stand)
    if schatting is not None and not schatting.is_inkomen_onbekend:
        return {"ongeveer": schatting.aanvullende_beurs_ongeveer}
    if schatting is not None:
        return {"hoogstens": schatting.maximum_aanvullende_beurs}
    onderwijs, maand = onderwijs_van(stand), gekozen_maand(stand)
    return {"hoogstens": hoogste_aanvullende_beurs(onderwijs, maand, bekende_wet())}
