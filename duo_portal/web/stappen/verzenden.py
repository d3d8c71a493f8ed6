"""The last pages: check your answers, send once, the receipt."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation import clock
from duo_portal.identity.aanmelden.sessies import beeindig_sessies
from duo_portal.web.burgers import VERS_VERZENDEN

from . import opslag
from .concept import Concept
from .pagina import WizardPagina
from .wizard import CONTROLE, Gelopen


class Controlepagina(WizardPagina):
    """Every answer once more, and the button that sends."""

    def get(self, request: HttpRequest, **_gegevens: Any) -> HttpResponse:
        """The check page, or the step that is missing."""
        return self.controle(self.open_concept())

    def post(self, request: HttpRequest, **_gegevens: Any) -> HttpResponse:
        """Send once. Whoever was second, or comes again, gets the receipt of the first."""
        try:
            with transaction.atomic():
                antwoord = self._verzend()
        except self.wizard.geweigerd as weigering:
            return self.controle(self.open_concept(), fout=str(weigering))
        return antwoord

    def controle(self, concept: Concept | None, fout: str = "", melding: str = "") -> HttpResponse:
        """Every answer with a link to change it; incomplete: to the step that is missing."""
        if concept is None:
            return redirect(self.wizard.adres())
        gelopen, stand = self.wizard.loop(concept)
        if not gelopen[-1].is_klaar:
            return self.naar_stap(gelopen[-1].stap.slug, wijzigt=True)
        return self.toon(
            self.wizard.controle_sjabloon,
            concept=concept,
            delen=[(deel.stap.titel, self._rijen(deel)) for deel in gelopen],
            fout=fout,
            melding=melding,
            controle_adres=self.wizard.adres("stap", stap=CONTROLE),
            vorige=self.wizard.adres("stap", stap=gelopen[-1].stap.slug),
            **self.wizard.controle_context(stand),
        )

    def _rijen(self, deel: Gelopen) -> list[tuple[str, str, str, str]]:
        wijzig = f"{self.wizard.adres('stap', stap=deel.stap.slug)}?naar={CONTROLE}"
        return [
            (label, waarde or _("Niet ingevuld"), _("Wijzig"), wijzig)
            for label, waarde in deel.rijen
        ]

    def _verzend(self) -> HttpResponse:
        concept = self.concept_van_formulier(vergrendel=True)
        if concept is None:
            return redirect(self.wizard.adres())
        if concept.is_verzonden:
            return self.naar_ontvangst(concept)
        if self.request.POST.get("versie") != str(concept.versie):
            return self.controle(concept, melding=_veranderd())
        if self.wizard.vraagt_bevestiging and not self._is_bevestigd():
            terug = self.wizard.adres("stap", stap=CONTROLE)
            return redirect(f"{reverse('aanmelden:bevestig')}?{urlencode({'next': terug})}")
        gelopen, stand = self.wizard.loop(concept)
        if not gelopen[-1].is_klaar:
            return self.naar_stap(gelopen[-1].stap.slug, wijzigt=True)
        ontvangst = self.wizard.verzend_eenmalig(concept, stand.schoon)
        opslag.sluit(
            concept,
            kenmerk=ontvangst.kenmerk,
            gegevens=ontvangst.gegevens,
            moment=bedrijfsdatum.moment(),
        )
        if self.wizard.beeindigt_sessies:
            beeindig_sessies(self.burger.aangemeld_id, behalve=self.request.session.session_key)
        return self.naar_ontvangst(concept)

    def _is_bevestigd(self) -> bool:
        return clock.nu() - self.burger.bevestigd_at <= VERS_VERZENDEN


class Ontvangstpagina(WizardPagina):
    """The receipt, as long as the term runs; somebody else's is not found."""

    is_ontvangst: ClassVar[bool] = True

    def get(self, request: HttpRequest, *, sleutel: UUID, **_gegevens: Any) -> HttpResponse:
        """Reference, and what happens next."""
        w = self.wizard
        concept = opslag.bij_sleutel(w.burger, w.soort, w.onderwerp, sleutel)
        if concept is None or not concept.is_verzonden:
            raise Http404
        gegevens = concept.inhoud.get("ontvangst", {})
        context = w.ontvangst_context(gegevens)
        return self.toon(w.ontvangst_sjabloon, concept=concept, gegevens=gegevens, **context)


def _veranderd() -> str:
    return _(
        "U hebt in een ander venster iets veranderd. Controleer uw antwoorden en verstuur opnieuw."
    )
