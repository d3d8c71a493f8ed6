"""What moves a term, and what is said of a penalty: the forms of the term's own page at the desk."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.models import GeenGrond, Ingebrekestelling, Zaak
from duo_portal.cases.termijn import operations, te_laat
from duo_portal.cases.termijn.stand import norm_van
from duo_portal.web.logging import maskeer

_B = Ingebrekestelling.Bron
BRON = {_B.BRIEF: _("Brief"), _B.EMAIL: _("Per e-mail"), _B.BALIE: _("Balie")}
GEEN_GROND = {
    GeenGrond.ONREDELIJK_LAAT: _("Onredelijk laat in gebreke gesteld"),
    GeenGrond.GEEN_BELANGHEBBENDE: _("Geen belanghebbende"),
    GeenGrond.KENNELIJK: _("Kennelijk niet-ontvankelijk of kennelijk ongegrond"),
}


def _dag(label: Any, *, verplicht: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=verplicht,
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def _reden() -> forms.CharField:
    return forms.CharField(label=_("Waarom"), max_length=400)


class Actie(forms.Form):
    """What all share. `actie` names it in the page; `was` is the last day that the page showed."""

    actie = ""
    was = forms.DateField(widget=forms.HiddenInput, input_formats=["%Y-%m-%d"])

    def __init__(self, *args: Any, zaak: Zaak, **kwargs: Any) -> None:
        op = bedrijfsdatum.vandaag()
        begin = {"was": zaak.termijn_tot.isoformat(), "op": op, "ontvangen_op": op}
        kwargs |= {"initial": begin, "label_suffix": "", "auto_id": f"{type(self).actie}_%s"}
        super().__init__(*args, **kwargs)

    def _clean_tot_vandaag(self, veld: str) -> date:
        dag: date = self.cleaned_data[veld]
        if dag > bedrijfsdatum.vandaag():
            raise forms.ValidationError(gettext("Kies vandaag of een dag die voorbij is."))
        return dag

    def clean_op(self) -> date:
        """Not in the future."""
        return self._clean_tot_vandaag("op")

    def clean_reden(self) -> str:
        """Numbers of people masked."""
        return maskeer(str(self.cleaned_data["reden"]))


class Opschorten(Actie):
    """It stands still: asked for what is missing, or the citizen agreed."""

    actie = "opschorten"
    op = _dag(_("Gevraagd of afgesproken op"))
    tot = _dag(_("Laatste dag om te antwoorden"), verplicht=False)
    is_ingestemd = forms.BooleanField(
        label=_("De burger stemde schriftelijk in met uitstel tot en met die dag"), required=False
    )
    reden = _reden()


class Hervatten(Actie):
    """What was missing came in."""

    actie = "hervatten"
    op = _dag(_("Antwoord ontvangen op"))
    reden = _reden()


class Verdagen(Actie):
    """Put off, by what the law gives or to a day."""

    actie = "verdagen"
    op = _dag(_("Aan de burger gemeld op"))
    aantal = forms.IntegerField(
        label=_("Hoeveel langer, in weken (of maanden als de wet in maanden telt)"),
        min_value=1,
        max_value=52,
        required=False,
    )
    tot = _dag(_("Of: tot en met welke dag"), verplicht=False)
    is_ingestemd = forms.BooleanField(label=_("Met instemming van de burger"), required=False)
    reden = _reden()


class Ingebreke(Actie):
    """Somebody wrote that we are late."""

    actie = "ingebreke"
    ontvangen_op = _dag(_("Ontvangen op"))
    bron = forms.ChoiceField(label=_("Hoe kwam het binnen"), choices=list(BRON.items()))

    def clean_ontvangen_op(self) -> date:
        """Not in the future."""
        return self._clean_tot_vandaag("ontvangen_op")


class Geen(Actie):
    """No penalty is owed, and why: proposed to a colleague."""

    actie = "geen_grond"
    geen_grond = forms.ChoiceField(
        label=_("Waarom geen dwangsom (4:17 lid 6 Awb)"), choices=list(GEEN_GROND.items())
    )
    reden = _reden()


class Vaststellen(Actie):
    """Decide on the penalty: by the proposal that was shown, or the sum that was counted."""

    actie = "vaststellen"
    voorstel = forms.IntegerField(widget=forms.HiddenInput, required=False)


FORMULIEREN: Mapping[str, type[Actie]] = {
    klasse.actie: klasse for klasse in (Opschorten, Hervatten, Verdagen, Ingebreke, Geen, Vaststellen)
}  # fmt: skip


def mogelijk(zaak: Zaak) -> list[str]:
    """Which acts belong to this case as it stands."""
    notitie = Ingebrekestelling.objects.filter(zaak=zaak).select_related("dwangsombesluit").first()
    uit = ["opschorten", "hervatten", "verdagen"] if zaak.afgedaan_op is None else []
    if notitie is None:
        return [*uit, "ingebreke"]
    if norm_van(zaak).dwangsom and not hasattr(notitie, "dwangsombesluit"):
        uit += ["geen_grond", "vaststellen"]
    return uit


def voer_uit(naam: str, zaak: Zaak, velden: Mapping[str, Any], *, op: date, actor: str) -> None:
    """The act of a form that is right. Raises `TermijnGeweigerd`."""
    wie: dict[str, Any] = {"zaak_id": zaak.pk, "actor": actor}
    notitie = Ingebrekestelling.objects.filter(zaak=zaak).values_list("pk", flat=True).first()

    def kies(*namen: str) -> dict[str, Any]:
        return {naam: velden[naam] for naam in namen}

    acties: Mapping[str, Callable[[], object]] = {
        "opschorten": lambda: operations.schort_op(
            **wie, **kies("op", "tot", "is_ingestemd", "reden")
        ),
        "hervatten": lambda: operations.hervat(**wie, **kies("op", "reden")),
        "verdagen": lambda: operations.verdaag(
            **wie, **kies("op", "aantal", "tot", "is_ingestemd", "reden")
        ),
        "ingebreke": lambda: te_laat.ontvang_ingebrekestelling(
            zaak.pk, velden["ontvangen_op"], velden["bron"], actor=actor
        ),
        "geen_grond": lambda: te_laat.stel_geen_grond_voor(
            ingebrekestelling_id=notitie or 0,
            op=op,
            actor=actor,
            **kies("geen_grond", "reden"),
        ),
        "vaststellen": lambda: te_laat.stel_dwangsom_vast(
            ingebrekestelling_id=notitie or 0, op=op, actor=actor, voorstel_id=velden["voorstel"]
        ),
    }
    acties[naam]()
