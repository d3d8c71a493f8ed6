"""Ask for a small scheme: one wizard per definition, made when the program starts."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.identity.models import Persoon
from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Belet, Ontvangst, Stap, Wizard
from studiefinanciering.models import Regelingaanvraag

from .. import toetsen
from ..aanvragen import vraag_aan, zaak_van
from ..definitie import Definitie, definities, in_taal
from ..rondes import open_ronde
from ..weigering import RegelingGeweigerd
from .formulier import antwoorden_van, formulier_voor

MAP = "portal/regelingen"


class Regelingaanvragen(Wizard):
    """What all applications share; `definitie` is the scheme."""

    definitie: ClassVar[Definitie]
    verzendtekst = gettext_lazy("Verstuur mijn aanvraag")
    inleiding = f"{MAP}/begin.html"
    controle_sjabloon = f"{MAP}/controle.html"
    ontvangst_sjabloon = f"{MAP}/ontvangst.html"
    geweigerd: ClassVar[tuple[type[Exception], ...]] = (RegelingGeweigerd,)

    def lees_registers(self) -> Mapping[str, Any]:
        """The round that is open."""
        return {"ronde": open_ronde(self.definitie.code, self.op)}

    def belet(self) -> Belet | None:
        """It is closed, or was asked for already."""
        ronde = self.register["ronde"]
        if ronde is None:
            return Belet(
                _("U kunt deze regeling nu niet aanvragen"),
                _(
                    "Er is nu geen ronde open. Op de bladzijde met regelingen staat wanneer het kan."
                ),
                reverse("vooraf:regeling"),
                _("Bekijk de regelingen"),
            )
        if Regelingaanvraag.objects.filter(
            persoon_id=self.burger.persoon_id, regeling=self.definitie.code, ronde=ronde.ronde
        ).exists():
            return Belet(
                _("U hebt deze regeling al aangevraagd"),
                _("U ziet bij uw regelingen hoe het ermee staat."),
                reverse("mijn:regelingen"),
                _("Naar mijn regelingen"),
            )
        return None

    def inleiding_context(self) -> Mapping[str, Any]:
        """What the scheme is, and until when it can be asked for."""
        return {"definitie": self.definitie, "ronde": self.register["ronde"]}

    def controle_context(self, stand: Stand) -> Mapping[str, Any]:
        """Which conditions do not seem to be met: one may ask all the same."""
        geboren = Persoon.objects.values_list("geboortedatum", flat=True).get(
            pk=self.burger.persoon_id
        )
        antwoorden = antwoorden_van(self.definitie, stand.schoon["gegevens"])
        leeftijd = toetsen.leeftijd_op(geboren, stand.register["ronde"].van)
        getoetst = toetsen.toets(self.definitie, antwoorden, leeftijd)
        return {"niet_voldaan": [t.anders for t in getoetst if not t.is_voldaan]}

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Take it in, once for this draft."""
        aanvraag = vraag_aan(
            persoon_id=self.burger.persoon_id,
            regeling=self.definitie.code,
            antwoorden=antwoorden_van(self.definitie, schoon["gegevens"]),
            op=self.op,
            sleutel=str(concept.sleutel),
            actor=self.burger.actor,
        )
        zaak = zaak_van(aanvraag)
        return Ontvangst(zaak.kenmerk, {"uiterlijk": zaak.termijn_tot.isoformat()})

    def ontvangst_context(self, gegevens: Mapping[str, Any]) -> Mapping[str, Any]:
        """The day as a day."""
        return {"uiterlijk": date.fromisoformat(gegevens["uiterlijk"])}


def wizard_voor(d: Definitie) -> type[Regelingaanvragen]:
    """The act of asking for one scheme."""
    stap = Stap("gegevens", gettext_lazy("Uw gegevens voor deze regeling"), formulier_voor(d))
    return type(
        f"Aanvragen_{d.code}",
        (Regelingaanvragen,),
        {
            "__doc__": f"Ask for {d.code}.",
            "definitie": d,
            "soort": f"regeling_{d.code}"[:40],
            "titel": in_taal(d.naam),
            "url_naam": d.url_naam,
            "stappen": (stap,),
        },
    )


def wizards() -> list[tuple[str, type[Regelingaanvragen]]]:
    """(code, act) of every scheme."""
    return [(code, wizard_voor(d)) for code, d in definities().items()]
