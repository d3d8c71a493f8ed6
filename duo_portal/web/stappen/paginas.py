"""The pages of a wizard and their addresses: begin, step, check and send, receipt, throw away."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation import clock
from duo_portal.web.burgers import BurgerNodig

from . import opslag
from .concept import Concept
from .formulier import StapFormulier
from .stand import Stand
from .wizard import CONTROLE, Gelopen, Stap, Wizard

BEVESTIGD_SECONDEN = 600
"""How fresh a proof of identity must be for an act that asks one."""


class WizardPagina(BurgerNodig):
    """What the pages share: the act, its draft, and what stands in the way."""

    klasse: ClassVar[type[Wizard]] = Wizard
    wizard: Wizard

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """The act, for whoever is signed in."""
        super().setup(request, *args, **kwargs)
        if (burger := getattr(request, "burger", None)) is not None:
            onderwerp = str(kwargs.get("onderwerp", ""))
            self.wizard = self.klasse(burger, bedrijfsdatum.vandaag(), onderwerp)

    def eis(self, request: HttpRequest) -> HttpResponseBase | None:
        """Whoever may only read is told so; an act that cannot be done now says why."""
        if not self.burger.mag_handelen:
            return self.toon("portal/stappen/alleen_lezen.html", status=403)
        if isinstance(self, Ontvangstpagina) or self._is_al_verzonden():
            return None
        if (belet := self.wizard.belet()) is not None:
            return self.toon("portal/stappen/belet.html", belet=belet)
        return None

    def toon(self, sjabloon: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """A page of this act."""
        return render(self.request, sjabloon, {"wizard": self.wizard, **context}, status=status)

    def open_concept(self) -> Concept | None:
        w = self.wizard
        return opslag.open_concept(w.burger, w.soort, w.onderwerp)

    def _is_al_verzonden(self) -> bool:
        """A replay of what was sent goes to its receipt, also when the act could not be begun anew."""
        concept = self.concept_van_formulier() if self.request.method == "POST" else None
        return concept is not None and concept.is_verzonden

    def concept_van_formulier(self, *, vergrendel: bool = False) -> Concept | None:
        """The draft that the page was drawn from (a hidden field). None when it is gone."""
        w = self.wizard
        try:
            sleutel = UUID(self.request.POST.get("concept", ""))
        except ValueError:
            return None
        return opslag.bij_sleutel(w.burger, w.soort, w.onderwerp, sleutel, vergrendel=vergrendel)

    def naar_stap(self, slug: str, *, wijzigt: bool = False) -> HttpResponse:
        adres = self.wizard.adres("stap", stap=slug)
        return redirect(f"{adres}?naar={CONTROLE}" if wijzigt else adres)

    def naar_ontvangst(self, concept: Concept) -> HttpResponse:
        return redirect(self.wizard.adres("ontvangst", sleutel=concept.sleutel))


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
    """One step: shown, checked, kept. The slug "controle" is the check page."""

    def get(self, request: HttpRequest, *, stap: str, **_gegevens: Any) -> HttpResponse:
        """The step with what was typed or what the registers know; a step too far goes back to the gap."""
        concept = self.open_concept()
        if stap == CONTROLE:
            return self.controle(concept)
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
        if stap == CONTROLE:
            return self.verzend()
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

    # -- check and send

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
        return [(label, waarde or "-", _("Wijzig"), wijzig) for label, waarde in deel.rijen]

    def verzend(self) -> HttpResponse:
        """Send once. Whoever was second, or comes again, gets the receipt of the first."""
        try:
            with transaction.atomic():
                antwoord = self._verzend()
        except self.wizard.geweigerd as weigering:
            return self.controle(self.open_concept(), fout=str(weigering))
        return antwoord

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
        return self.naar_ontvangst(concept)

    def _is_bevestigd(self) -> bool:
        geleden = clock.nu() - self.burger.bevestigd_at
        return geleden.total_seconds() <= BEVESTIGD_SECONDEN


class Ontvangstpagina(WizardPagina):
    """The receipt, as long as the term runs; somebody else's is not found."""

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


def adressen(klasse: type[Wizard], pad: str) -> list[URLPattern]:
    """The addresses of an act under `pad` ("verhuizen/", or "ouders/<uuid:onderwerp>/")."""
    naam = klasse.url_naam.rpartition(":")[2]

    def pagina(basis: type[WizardPagina]) -> Any:
        return type(
            f"{klasse.__name__}{basis.__name__}",
            (basis,),
            {"klasse": klasse, "rollen": klasse.rollen},
        ).as_view()

    return [
        path(pad, pagina(Beginpagina), name=naam),
        path(f"{pad}weggooien/", pagina(Weggooipagina), name=f"{naam}_weggooien"),
        path(f"{pad}ontvangst/<uuid:sleutel>/", pagina(Ontvangstpagina), name=f"{naam}_ontvangst"),
        path(f"{pad}<slug:stap>/", pagina(Stappagina), name=f"{naam}_stap"),
    ]
