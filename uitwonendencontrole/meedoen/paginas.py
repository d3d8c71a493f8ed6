"""The student's own page of a draw, and the own proof as a file. Who was not in the frame finds nothing there."""

from pathlib import Path
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.generic.base import View

from duo_portal.web.burgers import BurgerNodig
from uitwonendencontrole.queries import trekkingen_van

from .eigen import Deelname, deelname_van

SCRIPT = Path(__file__).with_name("bewijs.py")


class Eigen(BurgerNodig):
    """Code, place, chance, ticket and proof of one person in one draw."""

    scherm = "loting"

    def get(self, request: HttpRequest, kader: UUID) -> HttpResponse:
        """The page, with how to check it oneself."""
        deelname = self.deelname(kader)
        context = {"d": deelname, "t": deelname.publicatie}
        return render(request, "portal/controle/eigen_loting.html", context)

    def deelname(self, kader: UUID) -> Deelname:
        """The open file in this draw. Raises Http404 when it was not in the frame."""
        wie = self.burger.persoon_id
        verbinding = trekkingen_van(wie).filter(kader__uuid=kader).first()
        deelname = deelname_van(wie, verbinding) if verbinding else None
        if deelname is None:
            raise Http404
        return deelname


class EigenBewijs(Eigen):
    """The same as a file."""

    def get(self, request: HttpRequest, kader: UUID) -> HttpResponse:
        """JSON, for `bewijs.py` or for the page itself."""
        antwoord = JsonResponse(self.deelname(kader).bestand(), json_dumps_params={"indent": 1})
        antwoord["Content-Disposition"] = 'attachment; filename="bewijs.json"'
        return antwoord


class Bewijsscript(View):
    """The script that checks such a file with Python alone; the same for everybody, so no sign-in."""

    def get(self, request: HttpRequest) -> FileResponse:
        """The source, byte for byte."""
        return FileResponse(
            SCRIPT.open("rb"),
            as_attachment=True,
            filename=SCRIPT.name,
            content_type="text/x-python",
        )
