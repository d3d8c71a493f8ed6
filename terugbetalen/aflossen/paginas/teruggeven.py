"""Months off given back: from which month one pays again, what that is, and when the rest lapses then (6.7(2))."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy

from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.formulier import StapFormulier
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Ontvangst, Stap
from duo_portal.web.templatetags.bedragen import maand as maandtekst
from terugbetalen.aflossen.aflosvrij import ruimte
from terugbetalen.aflossen.stand import Schuldstand
from terugbetalen.aflossen.stellen import einden
from terugbetalen.aflossen.teruggeven import beoordeel, mogelijk, oordeel
from terugbetalen.aflossen.verzoeken import Verzoek, Verzoeksoort

from .basis import Maandveld, Verzoekwizard, vul


class Teruggaafformulier(StapFormulier):
    """The first month that is paid again."""

    vanaf = Maandveld(
        label=gettext_lazy("Vanaf welke maand wilt u weer betalen?"),
        help_text=gettext_lazy("Van vrije maanden die al lopen, blijven er minstens 3 staan."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vul(self, "vanaf", [een.vanaf for een in mogelijk(self.stand.register["schuld"])])


def _perioden(stand: Stand) -> Mapping[str, Any]:
    schuld: Schuldstand = stand.register["schuld"]
    return {
        "perioden": [
            (maandtekst(van.eerste_dag), maandtekst(tot.vorige.eerste_dag))
            for van, tot in ruimte(schuld).perioden
            if tot > schuld.maand
        ]
    }


class AflosvrijTerug(Verzoekwizard):
    """Pay again sooner than was agreed."""

    soort = "aflosvrij_terug"
    titel = gettext_lazy("Eerder weer betalen")
    url_naam = "terugbetalen:aflosvrij-terug"
    oordeel = oordeel
    verzendtekst = gettext_lazy("Geef deze maanden terug")
    controle_sjabloon = "portal/aflossen/teruggeven_controle.html"
    ontvangst_sjabloon = "portal/aflossen/teruggeven_ontvangst.html"
    stappen = (
        Stap(
            "maand",
            gettext_lazy("Wanneer wilt u weer betalen?"),
            Teruggaafformulier,
            context=_perioden,
            sjabloon="portal/aflossen/teruggeven_stap.html",
        ),
    )

    def verzoek(self, schoon: Schoon) -> Verzoek:
        """The months that are left of the period no longer hold."""
        terug = beoordeel(self.schuldstand, schoon["maand"]["vanaf"])
        return Verzoek(
            Verzoeksoort.AFLOSVRIJ_TERUG,
            terug.vanaf,
            (terug.feit,),
            beslist=False,
            gegevens={"maanden": terug.maanden},
        )

    def eis(self, stand: Schuldstand, verzoek: Verzoek) -> None:
        """Judged again on the file as it is when it is sent."""
        super().eis(stand, verzoek)
        beoordeel(stand, verzoek.vanaf)

    def controle_context(self, stand: Stand) -> Mapping[str, Any]:
        """What is paid again from when, and when the rest lapses."""
        verzoek = self.verzoek(stand.schoon)
        gevonden = einden(self.burger.persoon_id, self.schuldstand.maand, verzoek.feiten)
        return {
            "vanaf": verzoek.vanaf.eerste_dag,
            "maanden": verzoek.gegevens["maanden"],
            "bedrag": _bedrag(self.schuldstand),
            "einde": gevonden[1].eerste_dag if gevonden else None,
        }

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Done at once."""
        verzoek = self.verzoek(schoon)
        uit = self.doe(verzoek, str(concept.sleutel))
        return Ontvangst(
            uit.kenmerk,
            {
                "soort": str(verzoek.soort),
                "vanaf": verzoek.vanaf.eerste_dag.isoformat(),
                "maanden": verzoek.gegevens["maanden"],
                "einde_nieuw": _iso(uit.einde_nieuw),
            },
        )


def _bedrag(stand: Schuldstand) -> int | None:
    """What the decision in force asks a month."""
    lening = stand.gewone
    return lening.nu.te_betalen_centen if lening and lening.nu else None


def _iso(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None
