"""Choosing for whom you act: yourself, who gave you a mandate, or your child.

The student later sees in "who looked in my file" that it was opened (`audit.inzage`).
"""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.inzage import leg_inzage_vast
from duo_portal.identity import machtigen
from duo_portal.identity.burger import BurgerRol
from duo_portal.identity.machtigen import Namens
from duo_portal.web import burgers
from duo_portal.web.aanmelden.pogingen import startplek


class NamensWie(burgers.BurgerNodig):
    """The own file and those of others. A choice that is not on the list does not exist."""

    rollen = frozenset(BurgerRol)
    opent_dossier = False
    vraagt_handelen = False

    def get(self, request: HttpRequest) -> HttpResponse:
        """The choice."""
        inhoud = {
            "keuzes": self._keuzes(),
            "burger": self.burger,
            "is_vervallen": request.GET.get("vervallen") == "1",
        }
        return render(request, "aanmelden/namens.html", inhoud)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Open that file."""
        if request.POST.get("persoon") == "zelf":
            burgers.wissel(
                request,
                persoon_id=self.burger.aangemeld_id,
                rol=BurgerRol.ZELF,
                mag_handelen=True,
            )
            return HttpResponseRedirect(startplek(burgers.burger_van(request)))
        keuze = self._gekozen(request.POST.get("persoon", ""), request.POST.get("rol", ""))
        leg_inzage_vast(
            actor=self.burger.actor,
            rol=str(keuze.rol),
            persoon_id=keuze.persoon.pk,
            scherm="portaal, namens de student",
        )
        burgers.wissel(
            request,
            persoon_id=keuze.persoon.pk,
            rol=keuze.rol,
            mag_handelen=keuze.mag_handelen,
            naam=str(keuze.persoon),
        )
        return HttpResponseRedirect(startplek(burgers.burger_van(request)))

    def _keuzes(self) -> list[Namens]:
        return machtigen.namens_wie(self.burger.aangemeld_id, bedrijfsdatum.vandaag())

    def _gekozen(self, uuid: str, rol: str) -> Namens:
        try:
            gezocht = UUID(uuid)
        except ValueError:
            raise Http404 from None
        for keuze in self._keuzes():
            if keuze.persoon.uuid == gezocht and keuze.rol == rol:
                return keuze
        raise Http404
