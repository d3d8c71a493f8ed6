"""The travel product: its state, asking for it or no longer, and the report that it is off the card."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from duo_portal.foundation.period import Maand
from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.formulier import StapFormulier
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Belet, Ontvangst, Stap, Wizard
from studiefinanciering.inzien.reis import reismaanden, reisstand, uiterste_stopdag
from studiefinanciering.inzien.stel import AndereKeuze
from studiefinanciering.operations.aanvragen import AanvraagGeweigerd
from studiefinanciering.operations.herzien import HerzieningTeLaat
from studiefinanciering.operations.reisproduct import meld_stopgezet
from studiefinanciering.operations.wijzigen import wijzig
from studiefinanciering.views.portal.lezen.basis import Leespagina

from .wijzigwizard import (
    MAANDEN_VOORUIT,
    Geweigerd,
    Maandveld,
    Wijzigwizard,
    controleer_keuze,
    gevolg_gegevens,
    vul_maanden,
    weigering_tekst,
)

JA, NEE = "ja", "nee"


class Reisproduct(Leespagina):
    """What one has, until when, and what use after it costs."""

    template_name = "portal/wijzigen/reisproduct.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The state on this day."""
        return super().get_context_data(stand=reisstand(self.persoon_id, self.op), **kwargs)


class Reisformulier(StapFormulier):
    """Want it or not, and from which month."""

    wil = forms.ChoiceField(
        label=gettext_lazy("Wilt u een studentenreisproduct?"),
        choices=[(JA, gettext_lazy("Ja")), (NEE, gettext_lazy("Nee, ik wil het stoppen"))],
        widget=forms.RadioSelect,
    )
    vanaf = Maandveld(
        label=gettext_lazy("Vanaf welke maand?"),
        help_text=gettext_lazy(
            "Aanvragen kan vanaf deze maand. Stoppen kan vanaf een maand die nog niet is begonnen."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nu = Maand.van(self.stand.op)
        vul_maanden(self, "vanaf", [nu + n for n in range(MAANDEN_VOORUIT)])

    def clean(self) -> dict[str, Any]:
        """Whether this change can be taken in."""
        schoon = super().clean() or {}
        if "wil" in schoon and "vanaf" in schoon:
            controleer_keuze(self, self.stand, _keuze(schoon), "vanaf")
        return schoon


def _keuze(antwoord: Mapping[str, Any]) -> AndereKeuze:
    return AndereKeuze(antwoord["vanaf"], vraagt_reisvoorziening=antwoord["wil"] == JA)


def _begin(stand: Stand) -> Mapping[str, Any]:
    nu = Maand.van(stand.op)
    heeft = stand.register["keuze"].vraagt_reisvoorziening
    return {"wil": NEE if heeft else JA, "vanaf": str(nu.volgende if heeft else nu)}


class Reiswijzigen(Wijzigwizard):
    """Ask for the travel product, or no longer."""

    soort = "reisproduct"
    titel = gettext_lazy("Studentenreisproduct aanvragen of stoppen")
    url_naam = "mijn:reisproduct_wijzigen"
    controle_sjabloon = "portal/wijzigen/reis_controle.html"
    ontvangst_sjabloon = "portal/wijzigen/reis_ontvangst.html"
    stappen = (
        Stap(
            "keuze", gettext_lazy("Wilt u een studentenreisproduct?"), Reisformulier, begin=_begin
        ),
    )

    def stel(self, schoon: Schoon) -> AndereKeuze:
        """The other wish."""
        return _keuze(schoon["keuze"])

    def controle_context(self, stand: Stand) -> Mapping[str, Any]:
        """The preview, and by which day the card has to follow."""
        return {**super().controle_context(stand), **self._kaart(self.stel(stand.schoon))}

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Record the wish; decide anew."""
        gezien, wat = self.gevolg(schoon), self.stel(schoon)
        kaart = self._kaart(wat)
        try:
            gewijzigd = wijzig(
                persoon_id=self.burger.persoon_id,
                wat=wat,
                sleutel=f"{self.soort}:{concept.sleutel}",
                actor=self.burger.actor,
            )
        except (AanvraagGeweigerd, HerzieningTeLaat) as fout:
            raise Geweigerd(weigering_tekst(fout)) from fout
        stopdag = kaart["stoppen_voor"]
        gegevens = gevolg_gegevens(gezien) | {
            "wil": bool(wat.vraagt_reisvoorziening),
            "stoppen_voor": stopdag.isoformat() if stopdag else None,
        }
        return Ontvangst(str(gewijzigd.aanvraag.kenmerk), gegevens)

    def _kaart(self, wat: AndereKeuze) -> dict[str, Any]:
        heeft = wat.vanaf.vorige.index in reismaanden(self.burger.persoon_id)
        stopt = heeft and not wat.vraagt_reisvoorziening
        return {
            "wil": bool(wat.vraagt_reisvoorziening),
            "stoppen_voor": uiterste_stopdag(wat.vanaf) if stopt else None,
        }


class Stopdagformulier(StapFormulier):
    """On which day it was taken off the card."""

    op = forms.DateField(
        label=gettext_lazy("Op welke dag hebt u het reisproduct stopgezet?"),
        help_text=gettext_lazy("U ziet deze dag op de ophaalautomaat of in uw reishistorie."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={
            "invalid": gettext_lazy("Vul een dag in die bestaat. Bijvoorbeeld 10-11-2023.")
        },
    )

    def clean_op(self) -> Any:
        """Not in the future, and not long before anybody could have had one."""
        dag = self.cleaned_data["op"]
        if dag > self.stand.op:
            raise forms.ValidationError(
                gettext_lazy("Deze dag is nog niet geweest. Kies vandaag of een eerdere dag.")
            )
        maanden = reismaanden(self.stand.burger.persoon_id)
        if not maanden or dag < Maand.van_index(min(maanden)).eerste_dag:
            raise forms.ValidationError(
                gettext_lazy("Op deze dag had u nog geen reisproduct. Kies een latere dag.")
            )
        return dag


class Reisgestopt(Wizard):
    """Report that it was taken off the card."""

    soort = "reis_gestopt"
    titel = gettext_lazy("Melden dat u uw reisproduct hebt stopgezet")
    url_naam = "mijn:reisproduct_gestopt"
    verzendtekst = gettext_lazy("Verstuur mijn melding")
    ontvangst_sjabloon = "portal/wijzigen/reis_gestopt_ontvangst.html"
    geweigerd = (Geweigerd,)
    stappen = (
        Stap(
            "dag",
            gettext_lazy("Wanneer hebt u het stopgezet?"),
            Stopdagformulier,
            begin=lambda stand: {"op": stand.op},
        ),
    )

    def belet(self) -> Belet | None:
        """Nothing to stop without ever having had a travel right."""
        if reismaanden(self.burger.persoon_id):
            return None
        return Belet(
            gettext_lazy("U hebt geen studentenreisproduct"),
            gettext_lazy(
                "U hebt bij ons nog geen studentenreisproduct gehad. U hoeft niets te melden."
            ),
        )

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Record the report."""
        try:
            dag = meld_stopgezet(
                persoon_id=self.burger.persoon_id,
                op=schoon["dag"]["op"],
                sleutel=str(concept.sleutel),
                actor=self.burger.actor,
            )
        except AanvraagGeweigerd as fout:
            raise Geweigerd(weigering_tekst(fout)) from fout
        return Ontvangst(str(concept.sleutel), {"op": dag.isoformat()})
