"""The pages of a wizard and their addresses: begin, step, throw away; check, send and receipt in `verzenden`."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity.burger import BurgerRol

from . import opslag
from .balie import mag_aan_de_balie, meld_act
from .concept import Concept
from .formulier import StapFormulier
from .pagina import WizardPagina
from .stand import Stand
from .verzenden import Controlepagina, Ontvangstpagina
from .wizard import CONTROLE, Gelopen, Stap, Wizard


class Beginpagina(WizardPagina):
    """Before the first step: what it is about, or where one was."""

    def get(self, request: HttpRequest, **_gegevens: Any) -> HttpResponse:
        """The introduction; without one straight to the step where one was."""
        concept = self.open_concept()
        gelopen, _stand = self.wizard.loop(concept)
        verder = CONTROLE if gelopen[-1].is_klaar else gelopen[-1].stap.slug
        if not self.wizard.inleiding:
            return self.naar_stap(verder)
        return self.toon(
            self.wizard.inleiding,
            concept=concept,
            verder=self.wizard.adres("stap", stap=verder),
            **self.wizard.inleiding_context(),
        )


class Weggooipagina(WizardPagina):
    """Throw the draft away and begin anew."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_gegevens: Any) -> HttpResponse:
        """Gone at the citizen's word; done twice it is still gone."""
        w = self.wizard
        opslag.gooi_weg(w.burger, w.soort, w.onderwerp)
        return redirect(w.adres())


class Stappagina(WizardPagina):
    """One step: shown, checked, kept."""

    def get(self, request: HttpRequest, *, stap: str, **_gegevens: Any) -> HttpResponse:
        """The step with what was typed or what the registers know; a step too far goes back to the gap."""
        concept = self.open_concept()
        declaratie = self._declaratie(stap)
        gelopen, stand = self.wizard.loop(concept, tot=stap)
        if gelopen and not gelopen[-1].is_klaar:
            return self.naar_stap(gelopen[-1].stap.slug)
        if not declaratie.geldt(stand):
            return self.naar_stap(self.wizard.na(stap, stand))
        invoer = opslag.invoer_van(concept).get(stap, {}).get("invoer")
        formulier = self.wizard.formulier(declaratie, stand, invoer)
        if formulier.is_bound:  # as it was typed, without errors before anything is sent
            begin = {naam: formulier[naam].data for naam in formulier.fields}
            formulier = declaratie.formulier(stand=stand, initial=begin)
        return self._toon_stap(declaratie, formulier, stand, gelopen, concept)

    def post(self, request: HttpRequest, *, stap: str, **_gegevens: Any) -> HttpResponse:
        """Check and keep a step; the draft is begun here when there is none."""
        declaratie = self._declaratie(stap)
        w = self.wizard
        with transaction.atomic():
            concept = self.concept_van_formulier(vergrendel=True)
            if concept is not None and concept.is_verzonden:
                return self.naar_ontvangst(concept)
            moment = bedrijfsdatum.moment()
            concept = concept or opslag.begin_concept(w.burger, w.soort, w.onderwerp, moment)
            gelopen, stand = w.loop(concept, tot=stap)
            if gelopen and not gelopen[-1].is_klaar:
                return self.naar_stap(gelopen[-1].stap.slug)
            if not declaratie.geldt(stand):
                return self.naar_stap(w.na(stap, stand))
            formulier = declaratie.formulier(request.POST, stand=stand)
            is_klaar = formulier.is_valid()
            opslag.bewaar(concept, stap, formulier.getypt(), is_klaar=is_klaar, moment=moment)
        if request.POST.get("actie") == "bewaar":
            return self.toon("portal/stappen/bewaard.html", concept=concept)
        if request.POST.get("actie") == "toon":  # a search within the step: keep and show again
            return self.naar_stap(stap, wijzigt=request.POST.get("naar") == CONTROLE)
        if not is_klaar:
            return self._toon_stap(declaratie, formulier, stand, gelopen, concept)
        stand.schoon[stap] = dict(formulier.cleaned_data)
        volgende = CONTROLE if request.POST.get("naar") == CONTROLE else w.na(stap, stand)
        return self.naar_stap(volgende)

    def _declaratie(self, slug: str) -> Stap:
        declaratie = self.wizard.stap(slug)
        if declaratie is None:
            raise Http404
        return declaratie

    def _toon_stap(
        self,
        stap: Stap,
        formulier: StapFormulier,
        stand: Stand,
        gelopen: list[Gelopen],
        concept: Concept | None,
    ) -> HttpResponse:
        naar = self.request.POST.get("naar", self.request.GET.get("naar", ""))
        vorige = self.wizard.adres("stap", stap=gelopen[-1].stap.slug) if gelopen else ""
        return self.toon(
            stap.sjabloon,
            stap=stap,
            form=formulier,
            concept=concept,
            nummer=len(gelopen) + 1,
            aantal=self.wizard.lengte(stand) + 1,
            vorige=vorige or (self.wizard.adres() if self.wizard.inleiding else ""),
            naar=CONTROLE if naar == CONTROLE else "",
            **stap.context(stand),
        )


def adressen(klasse: type[Wizard], pad: str) -> list[URLPattern]:
    """The addresses of an act under `pad` ("verhuizen/", or "ouders/<uuid:onderwerp>/")."""
    naam = klasse.url_naam.rpartition(":")[2]
    meld_act(klasse)
    extra = {BurgerRol.BALIE} if mag_aan_de_balie(klasse) else set()

    def pagina(basis: type[WizardPagina]) -> Any:
        eigen = {"klasse": klasse, "rollen": klasse.rollen | extra, "scherm": naam}
        gemaakt: Any = type(f"{klasse.__name__}{basis.__name__}", (basis,), eigen)
        return gemaakt.as_view()

    return [
        path(pad, pagina(Beginpagina), name=naam),
        path(f"{pad}weggooien/", pagina(Weggooipagina), name=f"{naam}_weggooien"),
        path(f"{pad}ontvangst/<uuid:sleutel>/", pagina(Ontvangstpagina), name=f"{naam}_ontvangst"),
        path(f"{pad}{CONTROLE}/", pagina(Controlepagina)),
        path(f"{pad}<slug:stap>/", pagina(Stappagina), name=f"{naam}_stap"),
    ]
