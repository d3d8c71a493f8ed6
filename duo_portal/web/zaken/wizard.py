"""Filing an objection: against the whole decision or one step, why, with documents, heard or not."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.cases.besluiten import zoek_besluit
from duo_portal.cases.bezwaar import termijn
from duo_portal.cases.bezwaar.indienen import dien_bezwaar_in, loopt_al
from duo_portal.cases.bezwaar.weigering import BezwaarGeweigerd
from duo_portal.cases.models import Bezwaar, Stuk
from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Belet, Ontvangst, Stap, Wizard

from .formulieren import Gronden, Horen, Stukken, TeLaat, Waarover

MAP = "portal/zaken"


def _effect(stand: Stand) -> Mapping[str, Any]:
    """What winning would come to, for the step that was chosen."""
    stap = stand.schoon["waarover"]["stap"]
    return {"effect": stand.register["soort"].effect(stand.register["onderwerp_id"], stap)}


def _datums(stand: Stand) -> Mapping[str, Any]:
    return {"bezwaar_tot": stand.register["bezwaar_tot"]}


def _stukken(stand: Stand) -> Mapping[str, Any]:
    return {"stukken": losse_stukken(stand.burger.persoon_id, UUID(stand.onderwerp))}


def losse_stukken(persoon_id: int, map_: UUID) -> list[Stuk]:
    """Documents of this person for this decision that were not sent yet."""
    return list(
        Stuk.objects.filter(persoon_id=persoon_id, map=map_, bezwaarstuk=None).order_by("pk")
    )  # fmt: skip


class BezwaarMaken(Wizard):
    """One objection to the decision whose key stands in the address."""

    soort = "bezwaar"
    titel = gettext_lazy("Bezwaar maken")
    url_naam = "zaken:bezwaar"
    verzendtekst = gettext_lazy("Verstuur mijn bezwaar")
    inleiding = f"{MAP}/begin.html"
    ontvangst_sjabloon = f"{MAP}/ontvangst.html"
    controle_sjabloon = f"{MAP}/controle.html"
    geweigerd: ClassVar[tuple[type[Exception], ...]] = (BezwaarGeweigerd,)
    stappen = (
        Stap(
            "waarover",
            gettext_lazy("Waar gaat uw bezwaar over?"),
            Waarover,
            sjabloon=f"{MAP}/waarover_stap.html",
        ),
        Stap(
            "gronden",
            gettext_lazy("Waarom bent u het er niet mee eens?"),
            Gronden,
            context=_effect,
            sjabloon=f"{MAP}/gronden_stap.html",
        ),
        Stap(
            "te-laat",
            gettext_lazy("U bent te laat"),
            TeLaat,
            geldt=lambda stand: not stand.register["is_op_tijd"],
            context=_datums,
            sjabloon=f"{MAP}/te_laat_stap.html",
        ),
        Stap(
            "stukken",
            gettext_lazy("Bestanden meesturen"),
            Stukken,
            context=_stukken,
            sjabloon=f"{MAP}/stukken_stap.html",
        ),
        Stap("horen", gettext_lazy("Uw verhaal vertellen"), Horen),
    )

    def belet(self) -> Belet | None:
        """There is an objection already. A decision of nobody, or of somebody else, is not found."""
        register = self.register
        wie = self.burger.persoon_id
        loopt = loopt_al(wie, register["soort"].onderwerp, register["onderwerp_id"])
        if loopt is None:
            return None
        return Belet(
            _("U hebt al bezwaar gemaakt"),
            _("Tegen dit besluit loopt al een bezwaar van u, of wij hebben er al op beslist."),
            reverse("zaken:zaak", args=[loopt.uuid]),
            _("Bekijk uw bezwaar"),
        )

    def lees_registers(self) -> Mapping[str, Any]:
        """The decision with its dates, and what was uploaded."""
        map_ = UUID(self.onderwerp)
        gevonden = zoek_besluit(self.burger.persoon_id, map_)
        if gevonden is None:
            raise Http404
        soort, nummer = gevonden
        bekend_op = soort.bekendgemaakt_op(nummer)
        return {
            "soort": soort,
            "onderwerp_id": nummer,
            "titel": soort.titel(nummer),
            "besluit_adres": soort.adres(nummer),
            "bezwaar_tot": termijn.bezwaar_tot(bekend_op),
            "is_op_tijd": termijn.is_op_tijd(bekend_op=bekend_op, ingediend_op=self.op),
            "uiterlijk": termijn.beslissen_uiterlijk(bekend_op=bekend_op, ingediend_op=self.op),
            "stukken": [stuk.naam for stuk in losse_stukken(self.burger.persoon_id, map_)],
        }

    def inleiding_context(self) -> Mapping[str, Any]:
        """What it is about and until when."""
        return dict(self.register)

    def controle_context(self, stand: Stand) -> Mapping[str, Any]:
        """By when we must decide."""
        return {"uiterlijk": stand.register["uiterlijk"], "titel_besluit": stand.register["titel"]}

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """File it, once for this draft."""
        register, wie = self.register, self.burger
        bezwaar = dien_bezwaar_in(
            persoon_id=wie.persoon_id,
            onderwerp=register["soort"].onderwerp,
            onderwerp_id=register["onderwerp_id"],
            stap=schoon["waarover"]["stap"],
            maand=schoon["waarover"]["maand"],
            gronden=schoon["gronden"]["gronden"],
            reden_te_laat=schoon.get("te-laat", {}).get("reden_te_laat", ""),
            stukken=[s.uuid for s in losse_stukken(wie.persoon_id, UUID(self.onderwerp))],
            horen=Bezwaar.Horen(schoon["horen"]["horen"]),
            op=self.op,
            sleutel=str(concept.sleutel),
            actor=wie.actor,
        )
        zaak = bezwaar.zaak
        return Ontvangst(
            kenmerk=zaak.kenmerk,
            gegevens={
                "uuid": str(bezwaar.uuid),
                "ontvangen_op": bezwaar.ingediend_op.isoformat(),
                "uiterlijk": zaak.termijn_tot.isoformat(),
            },
        )

    def ontvangst_context(self, gegevens: Mapping[str, Any]) -> Mapping[str, Any]:
        """The dates as dates."""
        return {
            "ontvangen_op": date.fromisoformat(gegevens["ontvangen_op"]),
            "uiterlijk": date.fromisoformat(gegevens["uiterlijk"]),
            "zaak_adres": reverse("zaken:zaak", args=[gegevens["uuid"]]),
        }
