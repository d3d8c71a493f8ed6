"""A tip: what one may miss, why one sees it, and a way never to see it again."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.web.burgers import BurgerNodig
from studiefinanciering.vooruit.benutting import Tipsoort
from studiefinanciering.vooruit.tips import Tip, tips_voor, wil_niet_meer_zien
from studiefinanciering.vooruit.toestand import lees_toestand

_SOORTEN = {soort.naam: soort for soort in Tipsoort}


class TipPagina(BurgerNodig):
    """The tip (GET), and the wish not to see it again (POST)."""

    def get(self, request: HttpRequest, soort: str) -> HttpResponse:
        """The amount and the reason; without this tip there is a page that says so."""
        context = {"tip": self._tip(soort), "soort": soort, "mag": self.burger.mag_handelen}
        return render(request, "portal/vooruit/tip.html", context)

    def post(self, request: HttpRequest, soort: str) -> HttpResponse:
        """Keep the wish; asked twice it is kept once."""
        tip = self._tip(soort)
        if tip is not None:
            wil_niet_meer_zien(
                soort=tip.soort,
                persoon_id=self.burger.persoon_id,
                onderwijs=tip.onderwijs,
                actor=self.burger.actor,
            )
        return HttpResponseRedirect(reverse("mijn:start"))

    def _tip(self, naam: str) -> Tip | None:
        soort = _SOORTEN.get(naam)
        if soort is None:
            raise Http404
        toestand = lees_toestand(self.burger.persoon_id, bedrijfsdatum.vandaag())
        tips = tips_voor(toestand) if toestand else []
        return next((tip for tip in tips if tip.soort is soort), None)
