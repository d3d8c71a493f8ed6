"""The forms of the desk on an objection. Each carries the version of the page it was drawn on."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duo_portal.cases.besluiten import besluitsoort
from duo_portal.cases.bezwaar import behandelen
from duo_portal.cases.bezwaar.behandelen import Voorstel
from duo_portal.cases.models import Bezwaar, Dictum, Hoorzitting
from duo_portal.foundation.clock import AMSTERDAM
from duo_portal.web.logging import maskeer
from duo_portal.web.zaken.lezen import OORZAAK, VORM

GRONDEN = 6_000
DICTUM = {
    Dictum.GEGROND: _("Gegrond"),
    Dictum.DEELS: _("Deels gegrond"),
    Dictum.ONGEGROND: _("Ongegrond"),
    Dictum.NIET_ONTVANKELIJK: _("Niet-ontvankelijk"),
}
AFZIEN = {
    Hoorzitting.Afzien.NIET_ONTVANKELIJK: _("Kennelijk niet-ontvankelijk (7:3 onder a Awb)"),
    Hoorzitting.Afzien.ONGEGROND: _("Kennelijk ongegrond (7:3 onder b)"),
    Hoorzitting.Afzien.WIL_NIET: _("Wil niet worden gehoord (7:3 onder c)"),
    Hoorzitting.Afzien.GEEN_ANTWOORD: _("Antwoordde niet op tijd (7:3 onder d)"),
    Hoorzitting.Afzien.TEGEMOET: _("Volledig tegemoetgekomen (7:3 onder e)"),
}


class Actie(forms.Form):
    """What all share. `actie` names it in the page: fields of two forms never have one id."""

    actie = ""
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, bezwaar: Bezwaar, **kwargs: Any) -> None:
        self.bezwaar = bezwaar
        kwargs.setdefault("initial", {})["versie"] = bezwaar.versie
        kwargs |= {"label_suffix": "", "auto_id": f"{type(self).actie}_%s"}
        super().__init__(*args, **kwargs)


class Toewijzen(Actie):
    """Who handles it."""

    actie = "toewijzen"
    aan = forms.CharField(label=_("Behandelaar"), max_length=150)


class Hoorplan(Actie):
    """A hearing, or why there is none."""

    actie = "horen"
    vorm = forms.ChoiceField(label=_("Hoe"), choices=list(VORM.items()))
    gepland_at = forms.DateTimeField(
        label=_("Dag en tijd"),
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", "%d-%m-%Y %H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )
    plaats = forms.CharField(label=_("Waar"), max_length=200, required=False)
    afzien = forms.ChoiceField(
        label=_("Waarom geen hoorzitting"), choices=[("", "-"), *AFZIEN.items()], required=False
    )


class Verslagformulier(Actie):
    """The report."""

    actie = "verslag"
    tekst = forms.CharField(
        label=_("Verslag van de hoorzitting"), widget=forms.Textarea(attrs={"rows": 5}), max_length=20_000
    )  # fmt: skip


class Voorstelformulier(Actie):
    """The draft decision."""

    actie = "voorstel"
    dictum = forms.ChoiceField(label=_("Voorstel"), choices=list(DICTUM.items()))
    oorzaak = forms.ChoiceField(label=_("Waar het over ging"), choices=list(OORZAAK.items()))
    correctie = forms.ChoiceField(label=_("Gegeven dat wij verbeteren"), required=False)
    bedrag = forms.DecimalField(
        label=_("Bedrag per jaar in euro's (alleen bij een inkomen)"),
        min_value=0,
        max_digits=11,
        decimal_places=2,
        required=False,
    )
    gronden = forms.CharField(
        label=_("Waarom (dit staat in de brief)"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=GRONDEN,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        soort = besluitsoort(self.bezwaar.onderwerp)
        mogelijk = [(c.code, c.titel) for c in soort.correcties(self.bezwaar.onderwerp_id)]
        self.fields["correctie"].choices = [("", _("Geen")), *mogelijk]  # type: ignore[attr-defined]  # a ChoiceField


class Beslisformulier(Actie):
    """Agree with the draft that was shown."""

    actie = "beslissen"
    voorstel = forms.IntegerField(widget=forms.HiddenInput)


FORMULIEREN: Mapping[str, type[Actie]] = {
    "toewijzen": Toewijzen,
    "horen": Hoorplan,
    "verslag": Verslagformulier,
    "voorstel": Voorstelformulier,
    "beslissen": Beslisformulier,
}


def voer_uit(naam: str, bezwaar: Bezwaar, velden: Mapping[str, Any], actor: str) -> None:
    """The act of a form that is right (all but deciding). Raises what `behandelen` raises."""
    wie: dict[str, Any] = {"bezwaar_id": bezwaar.pk, "versie": velden["versie"], "actor": actor}
    acties: Mapping[str, Callable[[], object]] = {
        "toewijzen": lambda: behandelen.pak_op(**wie, aan=velden["aan"]),
        "horen": lambda: behandelen.plan_hoorzitting(
            **wie,
            vorm=velden["vorm"],
            gepland_at=velden["gepland_at"],
            plaats=velden["plaats"],
            afzien=velden["afzien"],
        ),
        "verslag": lambda: behandelen.maak_verslag(**wie, tekst=velden["tekst"]),
        "voorstel": lambda: behandelen.stel_voor(
            **wie,
            voorstel=Voorstel(
                dictum=velden["dictum"],
                gronden=maskeer(velden["gronden"]),
                oorzaak=velden["oorzaak"],
                correctie=_met_bedrag(velden["correctie"], velden["bedrag"]),
            ),
        ),
    }
    acties[naam]()


def _met_bedrag(code: str, euros: Decimal | None) -> str:
    """The fact with its amount in cents, as the app hears it."""
    return code if euros is None else f"{code}={int(euros * 100)}"


def nu_tekst(moment: Any) -> str:
    """A moment in local time, as the page shows it."""
    return f"{moment.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}" if moment else ""
