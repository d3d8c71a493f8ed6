"""What if: the own months as they are beside the months as one wonders about them. Nothing is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.web.burgers import BurgerNodig
from studiefinanciering.vooruit.grondslag import GeenVooruitzicht, Grondslag, lees_grondslag
from studiefinanciering.vooruit.verloop import lees_beginschuld, verhul, verloop
from studiefinanciering.vooruit.watals import pas_toe

from .formulier import VOORGEVULD, WatAlsFormulier
from .vergelijking import vergelijk

SJABLOON = "portal/vooruit/watals.html"


class WatAlsPagina(BurgerNodig):
    """The questions (GET, filled in for `?scenario=…`) and the answer (POST), which changes nothing."""

    vraagt_handelen = False

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form, and what is to come as things stand."""
        nu = Maand.van(bedrijfsdatum.vandaag())
        form = WatAlsFormulier(
            nu=nu,
            initial=VOORGEVULD.get(request.GET.get("scenario", ""), {"wonen": "", "lenen": ""}),
        )
        return self._toon(form, self._grondslag())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Both courses side by side."""
        form = WatAlsFormulier(request.POST, nu=Maand.van(bedrijfsdatum.vandaag()))
        return self._toon(form, self._grondslag())

    def _grondslag(self) -> Grondslag | None:
        try:
            return lees_grondslag(self.burger.persoon_id, bedrijfsdatum.vandaag())
        except GeenVooruitzicht:
            return None

    def _toon(self, form: WatAlsFormulier, grondslag: Grondslag | None) -> HttpResponse:
        context: dict[str, Any] = {"form": form, "grondslag": grondslag}
        status = 200
        if grondslag is not None:
            nu = verloop(grondslag, lees_beginschuld(self.burger.persoon_id))
            context |= {"nu": vergelijk(nu, nu), "g": grondslag}
            if form.is_bound and form.is_valid():
                dan = verloop(pas_toe(grondslag, form.als), nu.schuld_nu)
                dan = verhul(nu, dan) if form.als.raakt_ouders else dan
                context |= {"uitkomst": vergelijk(nu, dan), "als": form.als}
            elif form.is_bound:
                status = 400
        return render(self.request, SJABLOON, context, status=status)
