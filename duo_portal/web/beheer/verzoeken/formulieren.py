"""The forms of the desk on a complaint or request. Each carries the version of the page it was drawn on."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duo_portal.cases.models import Verzoek
from duo_portal.cases.soorten import behandelen
from duo_portal.cases.soorten.tabel import Zaaksoort
from duo_portal.web.logging import maskeer
from duo_portal.web.zaken.verzoek.woorden import AFDELING, BIJDRAGE, UITKOMST_DESK

TEKENS = 6_000


class Actie(forms.Form):
    """What all share. `actie` names it in the page: fields of two forms never have one id."""

    actie = ""
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, verzoek: Verzoek, rij: Zaaksoort, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})["versie"] = verzoek.versie
        kwargs |= {"label_suffix": "", "auto_id": f"{type(self).actie}_%s"}
        super().__init__(*args, **kwargs)
        self.pas_aan(rij)

    def pas_aan(self, rij: Zaaksoort) -> None:
        """Leave only what belongs to this kind of case."""

    def kies(self, veld: str, keuzes: list[tuple[str, Any]]) -> None:
        """The choices of a field."""
        self.fields[veld].choices = keuzes  # type: ignore[attr-defined]  # a ChoiceField


class Toewijzen(Actie):
    """Who handles it."""

    actie = "toewijzen"
    aan = forms.CharField(label=_("Behandelaar"), max_length=150)


class Bijdragen(Actie):
    """Advice of a department, a hearing, a day in court."""

    actie = "bijdragen"
    soort = forms.ChoiceField(label=_("Wat legt u vast"))
    afdeling = forms.ChoiceField(
        label=_("Afdeling (bij advies)"), choices=[("", "-"), *AFDELING.items()], required=False
    )
    dag = forms.DateField(
        label=_("Dag (bij een gesprek of zitting)"),
        required=False,
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    tekst = forms.CharField(
        label=_("Tekst"), widget=forms.Textarea(attrs={"rows": 5}), max_length=20_000
    )

    def pas_aan(self, rij: Zaaksoort) -> None:
        """What can be added to this kind."""
        self.kies("soort", [(s, BIJDRAGE[s]) for s in behandelen.mogelijke_bijdragen(rij)])
        if not rij.adviezen:
            del self.fields["afdeling"]


class Voorstel(Actie):
    """The draft."""

    actie = "voorstel"
    uitkomst = forms.ChoiceField(label=_("Voorstel"))
    gronden = forms.CharField(
        label=_("Waarom (dit leest de burger)"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=TEKENS,
    )
    ruimte = forms.CharField(label=_("Artikel dat de ruimte geeft"), max_length=80, required=False)
    kern = forms.CharField(
        label=_("Wat collega's hiervan kunnen leren, zonder namen"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        required=False,
    )

    def pas_aan(self, rij: Zaaksoort) -> None:
        """The outcomes of this kind, and only the fields it knows."""
        self.kies("uitkomst", [(u, UITKOMST_DESK[u]) for u in rij.uitkomsten])
        for veld, hoort in (("ruimte", rij.ruimte), ("kern", rij.precedent)):
            if not hoort:
                del self.fields[veld]


class Beslissen(Actie):
    """Agree with the draft that was shown."""

    actie = "beslissen"
    voorstel = forms.IntegerField(widget=forms.HiddenInput)


FORMULIEREN: Mapping[str, type[Actie]] = {
    "toewijzen": Toewijzen,
    "bijdragen": Bijdragen,
    "voorstel": Voorstel,
    "beslissen": Beslissen,
}


def voer_uit(naam: str, verzoek: Verzoek, velden: Mapping[str, Any], actor: str) -> None:
    """The act of a form that is right (all but deciding). Raises what `behandelen` raises."""
    wie: dict[str, Any] = {"verzoek_id": verzoek.pk, "actor": actor}
    acties: Mapping[str, Callable[[], object]] = {
        "toewijzen": lambda: behandelen.pak_op(**wie, versie=velden["versie"], aan=velden["aan"]),
        "bijdragen": lambda: behandelen.draag_bij(
            **wie,
            soort=velden["soort"],
            tekst=velden["tekst"],
            afdeling=velden.get("afdeling", ""),
            dag=velden["dag"],
        ),
        "voorstel": lambda: behandelen.stel_voor(
            **wie,
            versie=velden["versie"],
            voorstel=behandelen.Voorstel(
                uitkomst=velden["uitkomst"],
                gronden=maskeer(velden["gronden"]),
                ruimte=maskeer(velden.get("ruimte", "")),
                kern=maskeer(velden.get("kern", "")),
            ),
        ),
    }
    acties[naam]()
