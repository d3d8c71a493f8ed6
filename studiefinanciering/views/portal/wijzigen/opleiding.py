"""Another programme: what the schools reported, and the switch between mbo and higher education."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from duo_portal.foundation.period import Maand
from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.formulier import StapFormulier
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Ontvangst, Stap
from studiefinanciering.inzien.stel import AndereKeuze
from studiefinanciering.models import Inschrijving, Instelling, Opleiding
from studiefinanciering.operations.aanvragen import AanvraagGeweigerd
from studiefinanciering.operations.herzien import HerzieningTeLaat
from studiefinanciering.operations.wijzigen import wijzig
from studiefinanciering.rules.componenten import Onderwijs

from .wijzigwizard import (
    Geweigerd,
    Maandveld,
    Wijzigwizard,
    controleer_keuze,
    gevolg_gegevens,
    keuzemaanden,
    vul_maanden,
    weigering_tekst,
)


class Opleidingformulier(StapFormulier):
    """Which kind of education, and from which month."""

    onderwijs = forms.TypedChoiceField(
        label=gettext_lazy("Wat voor opleiding gaat u doen?"),
        choices=[
            (int(Onderwijs.HO), gettext_lazy("Hbo of universiteit")),
            (int(Onderwijs.MBO), gettext_lazy("Mbo (bol)")),
        ],
        coerce=int,
        widget=forms.RadioSelect,
    )
    vanaf = Maandveld(label=gettext_lazy("Vanaf welke maand volgt u die opleiding?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vul_maanden(self, "vanaf", keuzemaanden(self.stand.register["keuze"], self.stand.op))

    def clean(self) -> dict[str, Any]:
        """Whether the school has reported it, and the month can be chosen."""
        schoon = super().clean() or {}
        if "onderwijs" in schoon and "vanaf" in schoon:
            wat = AndereKeuze(schoon["vanaf"], onderwijs=schoon["onderwijs"])
            controleer_keuze(self, self.stand, wat, "vanaf")
        return schoon


def _begin(stand: Stand) -> Mapping[str, Any]:
    nu = stand.register["keuze"].onderwijs
    ander = Onderwijs.MBO if nu == Onderwijs.HO else Onderwijs.HO
    return {"onderwijs": int(ander), "vanaf": str(Maand.van(stand.op).volgende)}


def inschrijvingen(persoon_id: int) -> list[dict[str, Any]]:
    """What the schools reported, the latest first, by the names of the open lists."""
    rijen = Inschrijving.objects.filter(persoon_id=persoon_id, bekend__upper_inf=True)
    uit = []
    for rij in rijen.order_by("-geldig"):
        school = Instelling.objects.filter(pk=rij.brin).values_list("naam", flat=True).first()
        naam = Opleiding.objects.filter(code=rij.opleidingcode).values_list("naam", flat=True)
        uit.append(
            {
                "naam": naam.first() or rij.opleidingcode,
                "school": school or rij.brin,
                "is_ho": rij.onderwijs == Onderwijs.HO,
                "van": rij.geldig.lower,
                "tot": rij.geldig.upper,
            }
        )
    return uit


class Opleidingwijzigen(Wijzigwizard):
    """Go from mbo to higher education, or the other way."""

    soort = "opleiding"
    titel = gettext_lazy("Andere opleiding")
    url_naam = "mijn:opleiding"
    stappen = (
        Stap(
            "opleiding",
            gettext_lazy("Wat gaat u studeren?"),
            Opleidingformulier,
            begin=_begin,
            context=lambda stand: {"inschrijvingen": inschrijvingen(stand.burger.persoon_id)},
            sjabloon="portal/wijzigen/opleiding_stap.html",
        ),
    )

    def stel(self, schoon: Schoon) -> AndereKeuze:
        """The other kind of education."""
        antwoord = schoon["opleiding"]
        return AndereKeuze(antwoord["vanaf"], onderwijs=antwoord["onderwijs"])

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Record the wish; decide anew."""
        gezien = self.gevolg(schoon)
        try:
            gewijzigd = wijzig(
                persoon_id=self.burger.persoon_id,
                wat=self.stel(schoon),
                sleutel=f"{self.soort}:{concept.sleutel}",
                actor=self.burger.actor,
            )
        except (AanvraagGeweigerd, HerzieningTeLaat) as fout:
            raise Geweigerd(weigering_tekst(fout)) from fout
        return Ontvangst(str(gewijzigd.aanvraag.kenmerk), gevolg_gegevens(gezien))
