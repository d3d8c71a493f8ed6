"""The pages of the front door: choosing a way in, coming back, staying, proving again, leaving."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic.base import TemplateView, View

from duo_portal.audit.handelingen import vastleggen
from duo_portal.foundation import clock
from duo_portal.identity.aanmelden.demo import Demopersoon, demopersonen
from duo_portal.identity.aanmelden.provider import (
    AanmeldenMislukt,
    IdentityProvider,
    Reden,
    providers,
)
from duo_portal.identity.burger import SESSIE, BurgerRol
from duo_portal.web import burgers
from duo_portal.web.aanmelden import duur, pogingen

STATUS = {
    Reden.GEANNULEERD: 200,
    Reden.ONGELDIG: 400,
    Reden.ONBEKEND: 403,
    Reden.TE_LAAG: 403,
    Reden.ANDER: 403,
    Reden.STORING: 424,
    Reden.TE_VAAK: 429,
}


def _mislukt(request: HttpRequest, fout: AanmeldenMislukt) -> HttpResponse:
    """The page that says what did not succeed and what to do."""
    inhoud = {"reden": str(fout.reden), "is_aangemeld": burgers.burger_van(request) is not None}
    return render(request, "aanmelden/mislukt.html", inhoud, status=STATUS[fout.reden])


class Kies(View):
    """Ways to sign in. Choosing one is a POST: it begins something."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The choice; who is signed in goes on."""
        plek = pogingen.veilige_plek(request.GET.get("next"))
        if (burger := burgers.burger_van(request)) is not None:
            return HttpResponseRedirect(plek or pogingen.startplek(burger))
        inhoud = {
            "providers": providers(),
            "plek": plek,
            "is_verlopen": request.GET.get("verlopen") == "1",
        }
        return render(request, "aanmelden/kies.html", inhoud)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Off to the provider."""
        plek = pogingen.veilige_plek(request.POST.get("next"))
        try:
            url = pogingen.begin(request, naam=request.POST.get("provider", ""), plek=plek)
        except AanmeldenMislukt as fout:
            return _mislukt(request, fout)
        return HttpResponseRedirect(url)


class Terug(View):
    """Back from a broker. The one GET that begins a session: OpenID Connect asks it; the state guards it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Signed in, or why not."""
        return _rond_af(request, request.GET.dict(), None)


class Demo(View):
    """The page with made-up people; outside demo mode it does not exist."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse outside demo mode."""
        if not settings.DEMO_MODE:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """The list, for a sign-in that this browser began."""
        state = request.GET.get("state", "")
        if not state:  # a bookmark: begin at the door
            return redirect("aanmelden:kies")
        poging = pogingen.kijk(request, state, "demo")
        if poging is None:
            return _mislukt(request, AanmeldenMislukt(Reden.ONGELDIG))
        mensen = _te_kiezen(request, opnieuw=poging["opnieuw"])
        inhoud = {
            "state": state,
            "studenten": [wie for wie in mensen if not wie.is_ouder],
            "ouders": [wie for wie in mensen if wie.is_ouder],
            "opnieuw": poging["opnieuw"],
        }
        return render(request, "aanmelden/demo.html", inhoud)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Chosen."""
        return _rond_af(request, request.POST.dict(), "demo")


def _te_kiezen(request: HttpRequest, *, opnieuw: bool) -> list[Demopersoon]:
    """Everybody; who proves again who they are is only themselves."""
    burger = burgers.burger_van(request)
    mensen = [wie for wie in demopersonen() if wie.persoon.overleden_op is None]
    if opnieuw and burger is not None:
        return [wie for wie in mensen if wie.persoon.pk == burger.aangemeld_id]
    return mensen


def _rond_af(request: HttpRequest, antwoord: Mapping[str, Any], naam: str | None) -> HttpResponse:
    try:
        return HttpResponseRedirect(pogingen.rond_af(request, antwoord, naam))
    except AanmeldenMislukt as fout:
        return _mislukt(request, fout)


class Bevestig(burgers.BurgerNodig):
    """Prove again who you are, at the same provider, as the same person; then back to where you were going."""

    rollen = frozenset(BurgerRol)
    opent_dossier = False
    vraagt_handelen = False

    def get(self, request: HttpRequest) -> HttpResponse:
        """Why, and the button."""
        plek = pogingen.veilige_plek(request.GET.get("next"))
        return render(
            request, "aanmelden/bevestig.html", {"plek": plek, "provider": self._provider()}
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """Off to the provider."""
        plek = pogingen.veilige_plek(request.POST.get("next"))
        gekozen = self._provider()
        try:
            naam = gekozen.naam if gekozen else ""
            url = pogingen.begin(request, naam=naam, plek=plek, opnieuw=True)
        except AanmeldenMislukt as fout:
            return _mislukt(request, fout)
        return HttpResponseRedirect(url)

    def _provider(self) -> IdentityProvider | None:
        """The one they came in by; the first one when the session does not say."""
        naam = self.request.session[SESSIE].get("provider")
        aanbod = providers()
        return next((p for p in aanbod if p.naam == naam), aanbod[0] if aanbod else None)


class Verleng(View):
    """Stay: called by the warning dialog, or by its form where there is no JavaScript."""

    http_method_names = ["post", "head", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """The seconds there are from now; 401 for whoever is no longer signed in."""
        antwoord = self._verleng(request)
        if antwoord is None:
            return JsonResponse({"einde": 0, "waarschuwing": 0}, status=401)
        plek = pogingen.veilige_plek(request.POST.get("next"))
        if plek:
            return HttpResponseRedirect(plek)
        return JsonResponse(antwoord)

    def head(self, request: HttpRequest) -> HttpResponse:
        """The same without an answer to read."""
        return HttpResponse(status=401 if self._verleng(request) is None else 204)

    def _verleng(self, request: HttpRequest) -> dict[str, Any] | None:
        if burgers.burger_van(request) is None:
            return None
        nu = clock.nu()
        duur.verleng(request.session, nu)
        over = duur.rest(request.session, nu)
        return (
            None
            if over is None
            else {
                "einde": over.einde,
                "waarschuwing": over.waarschuwing,
                "is_te_verlengen": over.is_te_verlengen,
            }
        )


class Af(View):
    """Sign out. A GET (an old link) only asks whether you want to."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The question; signed out already, the page that says so."""
        if burgers.burger_van(request) is None:
            return HttpResponseRedirect(reverse("aanmelden:afgemeld"))
        return render(request, "aanmelden/af.html")

    def post(self, request: HttpRequest) -> HttpResponse:
        """The session is over; browsers are asked to forget the pages."""
        burger = burgers.burger_van(request)
        if burger is not None:
            vastleggen(soort="afmelden", actor=burger.actor, betrokkene_id=burger.aangemeld_id)
        burgers.meld_af(request)
        antwoord = HttpResponseRedirect(reverse("aanmelden:afgemeld"))
        antwoord["Clear-Site-Data"] = '"cache"'
        return antwoord


class Afgemeld(TemplateView):
    """You are signed out."""

    template_name = "aanmelden/afgemeld.html"
