"""Living away or at home: the student reports, the BRP decides (art. 1.5)."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from duo_portal.foundation.period import Maand
from duo_portal.identity.queries import adres_op, woont_bij_ouder
from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.formulier import StapFormulier
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Ontvangst, Stap
from studiefinanciering.inzien.gevolg import gevolg
from studiefinanciering.inzien.stel import AnderAdres, AndereKeuze, samen
from studiefinanciering.operations.aanvragen import AanvraagGeweigerd
from studiefinanciering.operations.herzien import HerzieningTeLaat
from studiefinanciering.operations.wijzigen import wijzig

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

UIT, THUIS = "uit", "thuis"


class Woonformulier(StapFormulier):
    """Where one lives, and from which month."""

    woont = forms.ChoiceField(
        label=gettext_lazy("Hoe woont u?"),
        choices=[
            (UIT, gettext_lazy("Ik woon niet bij een ouder")),
            (THUIS, gettext_lazy("Ik woon bij een ouder")),
        ],
        widget=forms.RadioSelect,
    )
    vanaf = Maandveld(
        label=gettext_lazy("Vanaf welke maand?"),
        help_text=gettext_lazy(
            "Kies de eerste maand waarin u op de eerste dag al zo woonde. Verhuisde u op 10 oktober? Kies dan "
            "november."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vul_maanden(self, "vanaf", keuzemaanden(self.stand.register["keuze"], self.stand.op))

    def clean(self) -> dict[str, Any]:
        """Whether this change can be taken in."""
        schoon = super().clean() or {}
        if "woont" in schoon and "vanaf" in schoon:
            controleer_keuze(self, self.stand, _keuze(schoon), "vanaf")
        return schoon


def _keuze(antwoord: Mapping[str, Any]) -> AndereKeuze:
    return AndereKeuze(antwoord["vanaf"], vraagt_uitwonend=antwoord["woont"] == UIT)


def _begin(stand: Stand) -> Mapping[str, Any]:
    nu_uit = stand.register["keuze"].vraagt_uitwonend
    return {"woont": THUIS if nu_uit else UIT, "vanaf": str(Maand.van(stand.op))}


def _adres(stand: Stand) -> Mapping[str, Any]:
    persoon_id = stand.burger.persoon_id
    return {
        "adres": adres_op(persoon_id, stand.op),
        "bij_ouder": woont_bij_ouder(persoon_id, stand.op),
        "vraagt_uitwonend": stand.register["keuze"].vraagt_uitwonend,
    }


class Wonen(Wijzigwizard):
    """Report living away or at home."""

    soort = "wonen"
    titel = gettext_lazy("Uitwonend of thuiswonend")
    url_naam = "mijn:wonen"
    controle_sjabloon = "portal/wijzigen/wonen_controle.html"
    ontvangst_sjabloon = "portal/wijzigen/wonen_ontvangst.html"
    stappen = (
        Stap(
            "woning",
            gettext_lazy("Hoe woont u?"),
            Woonformulier,
            begin=_begin,
            context=_adres,
            sjabloon="portal/wijzigen/wonen_stap.html",
        ),
    )

    def stel(self, schoon: Schoon) -> AndereKeuze:
        """The wish alone: the address is what the BRP says."""
        return _keuze(schoon["woning"])

    def controle_context(self, stand: Stand) -> Mapping[str, Any]:
        """The preview; while the BRP says otherwise also what follows once it has been put right."""
        wat, persoon_id = self.stel(stand.schoon), self.burger.persoon_id
        context = dict(super().controle_context(stand))
        brp_zegt_ouder = bool(wat.vraagt_uitwonend) and woont_bij_ouder(
            persoon_id, wat.vanaf.eerste_dag
        )
        if brp_zegt_ouder:
            daarna = samen([wat, AnderAdres(wat.vanaf.eerste_dag)])
            context["na_brp"] = gevolg(persoon_id, daarna, self.op)
        return context

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Record the report; decide anew."""
        gezien, wat = self.gevolg(schoon), self.stel(schoon)
        try:
            gewijzigd = wijzig(
                persoon_id=self.burger.persoon_id,
                wat=wat,
                sleutel=f"{self.soort}:{concept.sleutel}",
                actor=self.burger.actor,
            )
        except (AanvraagGeweigerd, HerzieningTeLaat) as fout:
            raise Geweigerd(weigering_tekst(fout)) from fout
        wacht = bool(wat.vraagt_uitwonend) and woont_bij_ouder(
            self.burger.persoon_id, wat.vanaf.eerste_dag
        )
        gegevens = gevolg_gegevens(gezien) | {"wacht_op_brp": bool(wacht)}
        return Ontvangst(str(gewijzigd.aanvraag.kenmerk), gegevens)
