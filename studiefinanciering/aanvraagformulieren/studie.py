"""The first steps: which programme, where someone lives, from which month."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.period import Maand
from duo_portal.web.stappen.formulier import StapFormulier
from duo_portal.web.stappen.stand import Stand
from duo_portal.web.templatetags.bedragen import maand as maand_tekst
from studiefinanciering.models import Opleiding
from studiefinanciering.rules.componenten import Onderwijs
from studiefinanciering.rules.parameters import bekende_wet

from .maanden import Startmaanden, startmaanden, voorkeur
from .registers import Ingeschreven, register_van

ANDERS = "anders"
VOLTIJD, DUAAL, DEELTIJD = "voltijd", "duaal", "deeltijd"
LETTERS, HOOGSTENS = 3, 20
"""Letters needed to search, and how many programmes a page shows."""


class Opleidingstap(StapFormulier):
    """Which of the enrolments that the school reported, or another one."""

    opleiding = forms.ChoiceField(
        label=_("Voor welke opleiding vraagt u studiefinanciering aan?"), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bekend = register_van(self.stand).inschrijvingen
        keuzes = [(rij.sleutel, rij.tekst) for rij in bekend]
        self.fields["opleiding"].choices = [  # type: ignore[attr-defined]
            *dict(keuzes).items(),
            (ANDERS, _("Mijn opleiding staat er niet bij")),
        ]


class Zoekstap(StapFormulier):
    """A programme that no school has reported (yet): kind of education, form, and its name by searching."""

    soort = forms.TypedChoiceField(
        label=_("Waar gaat u studeren?"),
        coerce=int,
        choices=[(int(Onderwijs.HO), _("Hbo of universiteit")), (int(Onderwijs.MBO), _("Mbo"))],
        widget=forms.RadioSelect,
    )
    vorm = forms.ChoiceField(
        label=_("Hoe studeert u?"),
        choices=[
            (VOLTIJD, _("Voltijd (in het mbo: bol)")),
            (DUAAL, _("Duaal (hbo of universiteit)")),
            (DEELTIJD, _("Deeltijd (in het mbo: bbl)")),
        ],
        widget=forms.RadioSelect,
    )
    zoek = forms.CharField(
        label=_("Naam van uw opleiding"),
        help_text=_("Typ minstens drie letters en kies Zoek."),
        max_length=80,
    )
    opleiding = forms.ChoiceField(label=_("Uw opleiding"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.resultaten = zoek_opleidingen(
            str(self["zoek"].value() or ""), str(self["soort"].value() or "")
        )
        if self.resultaten:
            keuzes = [*self.resultaten, (ANDERS, _("Mijn opleiding staat er niet bij"))]
            self.fields["opleiding"].choices = keuzes  # type: ignore[attr-defined]
        else:
            del self.fields["opleiding"]

    def clean(self) -> dict[str, Any]:
        """A choice is asked as soon as there is something to choose from."""
        schoon = super().clean() or {}
        if self.resultaten and not schoon.get("opleiding") and "opleiding" not in self.errors:
            self.add_error("opleiding", _("Kies uw opleiding uit de lijst."))
        return schoon


def zoek_opleidingen(woorden: str, soort: str) -> list[tuple[str, str]]:
    """Programmes with all these words in their name or that of the school: (key, text)."""
    if len(woorden.strip()) < LETTERS or len(woorden) > 80 or "\x00" in woorden:
        return []
    filters = Q(onderwijs=int(soort)) if soort in {"1", "2"} else Q()
    for woord in woorden.split()[:6]:
        filters &= Q(naam__icontains=woord) | Q(instelling__naam__icontains=woord)
    gevonden = Opleiding.objects.filter(filters).select_related("instelling")
    return [
        (f"{rij.instelling_id or ''}:{rij.code}", _met_school(rij))
        for rij in gevonden.order_by("naam", "pk")[:HOOGSTENS]
    ]


def opleidingsnaam(school: str, code: str, onderwijs: Onderwijs) -> str | None:
    """The text of one programme by its key ("" for no school, as in mbo); None when the register has no such."""
    gevonden = Opleiding.objects.filter(
        instelling_id=school or None, code=code, onderwijs=int(onderwijs)
    )
    rij = gevonden.select_related("instelling").first()
    return _met_school(rij) if rij else None


def _met_school(rij: Opleiding) -> str:
    return f"{rij.naam}, {rij.instelling.naam}" if rij.instelling else rij.naam


class Woonstap(StapFormulier):
    """Living at home with a parent, or away (art. 1.5)."""

    woont = forms.ChoiceField(
        label=_("Waar woont u?"),
        choices=[
            ("thuis", _("Bij (een van) mijn ouders")),
            ("uit", _("Niet bij mijn ouders")),
        ],
        widget=forms.RadioSelect,
    )


class Maandstap(StapFormulier):
    """From which month."""

    maand = forms.ChoiceField(label=_("Vanaf welke maand wilt u studiefinanciering?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(str(m), maand_tekst(m.eerste_dag)) for m in open_maanden(self.stand).open]
        self.fields["maand"].choices = keuzes  # type: ignore[attr-defined]


def onderwijs_van(stand: Stand) -> Onderwijs:
    """The kind of education that was chosen."""
    if (rij := ingeschreven_van(stand)) is not None:
        return rij.onderwijs
    return Onderwijs(stand.schoon["zoeken"]["soort"])


def ingeschreven_van(stand: Stand) -> Ingeschreven | None:
    """The enrolment that was chosen; None for a programme that no school reported."""
    gekozen = stand.schoon.get("opleiding", {}).get("opleiding")
    bekend = register_van(stand).inschrijvingen
    return next((rij for rij in bekend if rij.sleutel == gekozen), None)


def gezochte_opleiding(stand: Stand) -> dict[str, str] | None:
    """The programme as the student found or named it; None when an enrolment on file was chosen."""
    gezocht = stand.schoon.get("zoeken")
    if not gezocht:
        return None
    gekozen = str(gezocht.get("opleiding") or "")
    namen = dict(zoek_opleidingen(gezocht["zoek"], str(int(gezocht["soort"]))))
    school, _dubbele_punt, code = gekozen.partition(":") if gekozen in namen else ("", "", "")
    naam = namen.get(gekozen, gezocht["zoek"])
    return {"school": school, "code": code, "naam": naam, "vorm": gezocht["vorm"]}


def geeft_geen_recht(stand: Stand) -> bool:
    """Whether the programme is part-time or bbl (arts. 2.4, 2.8)."""
    if (rij := ingeschreven_van(stand)) is not None:
        return not rij.geeft_recht
    return bool(stand.schoon["zoeken"]["vorm"] == DEELTIJD)


def heeft_inschrijving(stand: Stand) -> bool:
    """Whether a school reported anything."""
    return bool(register_van(stand).inschrijvingen)


def moet_zoeken(stand: Stand) -> bool:
    """Whether the programme is still to be found."""
    return ingeschreven_van(stand) is None


def open_maanden(stand: Stand) -> Startmaanden:
    """The months that can be asked for, of the chosen kind of education."""
    return startmaanden(onderwijs_van(stand), stand.op, bekende_wet())


def beginmaand(stand: Stand) -> dict[str, Any]:
    """The month that is chosen beforehand."""
    rij = ingeschreven_van(stand)
    maand = voorkeur(open_maanden(stand), rij.vanaf if rij else None, stand.op)
    return {"maand": str(maand)} if maand else {}


def gekozen_maand(stand: Stand) -> Maand:
    """The month that was chosen."""
    return Maand.parse(stand.schoon["maand"]["maand"])
