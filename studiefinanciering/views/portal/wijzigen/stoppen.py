"""Stop from a month on, or for a while: what it means for the grant, the travel product and the debt."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy

from duo_portal.foundation.period import Maand
from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.formulier import StapFormulier
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Ontvangst, Stap
from studiefinanciering.inzien.reis import boetevooruitzicht, reismaanden, uiterste_stopdag
from studiefinanciering.inzien.stel import Gestopt
from studiefinanciering.models import Aanvraag
from studiefinanciering.operations.aanvragen import AanvraagGeweigerd
from studiefinanciering.operations.herzien import HerzieningTeLaat
from studiefinanciering.operations.stopzetten import stopzetten
from studiefinanciering.rules.componenten import Component, Vorm

from .wijzigwizard import (
    Geweigerd,
    Maandveld,
    Wijzigwizard,
    gevolg_gegevens,
    komende_maanden,
    vul_maanden,
    weigering_tekst,
)


class Stopformulier(StapFormulier):
    """From which month, and whether it is for a while."""

    per = Maandveld(
        label=gettext_lazy("Vanaf welke maand wilt u stoppen?"),
        help_text=gettext_lazy("Dit is de eerste maand waarvoor u niets meer krijgt."),
    )
    tot = Maandveld(
        label=gettext_lazy("Vanaf welke maand wilt u weer studiefinanciering?"),
        help_text=gettext_lazy("Stopt u voorgoed? Kies dan: Geen."),
        required=False,
        empty_value=None,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        komend = komende_maanden(self.stand.op)
        vul_maanden(self, "per", komend)
        vul_maanden(self, "tot", komend[1:])

    def clean(self) -> dict[str, Any]:
        """The restart lies after the stop."""
        schoon = super().clean() or {}
        if schoon.get("per") and schoon.get("tot") and schoon["tot"] <= schoon["per"]:
            self.add_error(
                "tot", gettext_lazy("Kies een maand die later is dan de maand waarin u stopt.")
            )
        return schoon


def _context(stand: Stand) -> Mapping[str, Any]:
    """The last day to stop from the first month that has not begun."""
    per = komende_maanden(stand.op)[0]
    return {"eerste_maand": per, "laatste_dag": per.eerste_dag - timedelta(days=1)}


class Stoppen(Wijzigwizard):
    """End or interrupt study finance."""

    soort = "stoppen"
    titel = gettext_lazy("Studiefinanciering stoppen")
    url_naam = "mijn:stoppen"
    verzendtekst = gettext_lazy("Stop mijn studiefinanciering")
    controle_sjabloon = "portal/wijzigen/stoppen_controle.html"
    ontvangst_sjabloon = "portal/wijzigen/stoppen_ontvangst.html"
    geweigerd = (Geweigerd,)
    stappen = (
        Stap(
            "maand",
            gettext_lazy("Wanneer wilt u stoppen?"),
            Stopformulier,
            context=_context,
            sjabloon="portal/wijzigen/stoppen_stap.html",
        ),
    )

    def stel(self, schoon: Schoon) -> Gestopt:
        """Nothing is asked for in these months."""
        return Gestopt(schoon["maand"]["per"], schoon["maand"].get("tot") or None)

    def controle_context(self, stand: Stand) -> Mapping[str, Any]:
        """The preview, with the travel product and what stays to be paid back."""
        per: Maand = stand.schoon["maand"]["per"]
        gezien = self.gevolg(stand.schoon)
        voorwaardelijk = any(
            vorm == Vorm.PRESTATIEBEURS and component != Component.LENING
            for (_, component), (_c, vorm) in gezien.oud.items()
        )
        return {
            "gevolg": gezien,
            "per": per,
            "tot": stand.schoon["maand"].get("tot") or None,
            "heeft_reis": per.vorige.index in reismaanden(self.burger.persoon_id),
            "reis_stoppen_voor": uiterste_stopdag(per),
            "boetes": boetevooruitzicht(per, per.eerste_dag, vooruit=3),
            "is_voorwaardelijk": voorwaardelijk,
        }

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Stop, and decide anew."""
        gezien, wat = self.gevolg(schoon), self.stel(schoon)
        heeft_reis = wat.vanaf.vorige.index in reismaanden(self.burger.persoon_id)
        sleutel = f"{self.soort}:{concept.sleutel}"
        try:
            stopzetten(
                persoon_id=self.burger.persoon_id,
                per=wat.vanaf,
                tot=wat.tot,
                sleutel=sleutel,
                actor=self.burger.actor,
            )
        except (AanvraagGeweigerd, HerzieningTeLaat) as fout:
            raise Geweigerd(weigering_tekst(fout)) from fout
        aanvraag = Aanvraag.objects.get(sleutel=f"stopzetten:{sleutel}")
        gegevens = gevolg_gegevens(gezien) | {
            "per": wat.vanaf.eerste_dag.isoformat(),
            "reis_stoppen_voor": uiterste_stopdag(wat.vanaf).isoformat() if heeft_reis else None,
        }
        return Ontvangst(str(aanvraag.kenmerk), gegevens)
