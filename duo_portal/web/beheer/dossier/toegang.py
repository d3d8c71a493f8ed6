"""The door of a file: no reason, no page; no record, no page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.admin import site
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext

from duo_portal.audit.inzage import (
    DESK,
    InzageNietVastgelegd,
    Opening,
    geldige_opening,
    leg_inzage_vast,
    open_dossier,
)
from duo_portal.identity import queries
from duo_portal.identity.models import Persoon
from duo_portal.identity.rollen import rol_van
from duo_portal.web.logging import maskeer

from .formulieren import Openformulier
from .rechten import ZIE_PERSONEN


@dataclass(frozen=True, slots=True)
class Bezoek:
    """A colleague in an open file, with the reason that holds."""

    request: HttpRequest
    persoon: Persoon
    opening: Opening

    @property
    def actor(self) -> str:
        """User name of the colleague."""
        return self.request.user.get_username()

    @property
    def rol(self) -> str:
        """Role to record."""
        return rol_van_verzoek(self.request)

    def adres(self, naam: str = "dossier") -> str:
        """A page of this file."""
        return reverse(f"admin:{naam}", args=[self.persoon.uuid])


Dossierpagina = Callable[..., HttpResponse]


def achter_de_deur(scherm: str) -> Callable[[Dossierpagina], Dossierpagina]:
    """A page of a file (`pagina(bezoek, …)`): asks for a reason first, records the look, and only then reads."""

    def maak(pagina: Dossierpagina) -> Dossierpagina:
        def deur(request: HttpRequest, uuid: UUID, **rest: Any) -> HttpResponse:
            persoon = persoon_of_404(request, uuid)
            opening = geldige_opening(request.user.get_username(), persoon.pk)
            if opening is None:
                return naar_de_vraag(request, persoon)
            bezoek = Bezoek(request, persoon, opening)
            return leg_vast(bezoek, scherm) or pagina(bezoek, **rest)

        return deur

    return maak


def persoon_of_404(request: HttpRequest, uuid: UUID) -> Persoon:
    """Whose file it is, for who may see persons."""
    if not request.user.has_perm(ZIE_PERSONEN):
        raise PermissionDenied
    try:
        return queries.persoon_bij_uuid(uuid)
    except queries.PersoonOnbekend as fout:
        raise Http404 from fout


def leg_vast(bezoek: Bezoek, scherm: str, wat: str = "") -> HttpResponse | None:
    """Record the look; the refusal when that fails."""
    try:
        leg_inzage_vast(
            actor=bezoek.actor,
            rol=bezoek.rol,
            persoon_id=bezoek.persoon.pk,
            scherm=f"dossier: {scherm}",
            wat=wat,
            opening=bezoek.opening,
            kanaal=DESK,
        )
    except InzageNietVastgelegd as fout:
        return geweigerd(bezoek.request, fout)
    return None


def geweigerd(request: HttpRequest, fout: InzageNietVastgelegd) -> HttpResponse:
    """The file stays closed (503)."""
    context = site.each_context(request) | {"title": gettext("Dossier gesloten"), "fout": fout}
    return TemplateResponse(request, "admin/inzage_geweigerd.html", context, status=503)


def naar_de_vraag(request: HttpRequest, persoon: Persoon) -> HttpResponse:
    """To the page that asks why, with the way back; a posted form starts again at the file."""
    dossier = reverse("admin:dossier", args=[persoon.uuid])
    terug = request.get_full_path() if request.method == "GET" else dossier
    vraag = {"next": terug} | ({"zaak": z} if (z := request.GET.get("zaak")) else {})
    adres = reverse("admin:dossier_openen", args=[persoon.uuid])
    return HttpResponseRedirect(f"{adres}?{urlencode(vraag)}")


def openen(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask why; nothing of the file is shown here. Not asked for the right to see persons: lists lead here too."""
    try:
        persoon = queries.persoon_bij_uuid(uuid)
    except queries.PersoonOnbekend as fout:
        raise Http404 from fout
    zaak = request.GET.get("zaak", "")[:20]
    begin = {"grond": "zaak" if zaak else "vraag", "zaak": zaak}
    form = Openformulier(persoon.pk, request.POST or None, initial=begin)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            return _geopend(request, persoon, form)
        status = 422
    context = site.each_context(request) | {
        "title": gettext("Dossier openen"),
        "form": form,
        "verwijzing": persoon.uuid,
        "terug": _terug(request, persoon),
    }
    return TemplateResponse(request, "dossier/openen.html", context, status=status)


def _geopend(request: HttpRequest, persoon: Persoon, form: Openformulier) -> HttpResponse:
    try:
        open_dossier(
            actor=request.user.get_username(),
            rol=rol_van_verzoek(request),
            persoon_id=persoon.pk,
            grond=form.cleaned_data["grond"],
            toelichting=maskeer(form.cleaned_data["toelichting"])[:300],
            zaak_id=form.zaak_id,
        )
    except InzageNietVastgelegd as fout:
        return geweigerd(request, fout)
    return HttpResponseRedirect(_terug(request, persoon))


def _terug(request: HttpRequest, persoon: Persoon) -> str:
    """Where to go on: a page of the desk, else the file."""
    terug = request.POST.get("next") or request.GET.get("next") or ""
    is_desk = terug.startswith(reverse("admin:index")) and url_has_allowed_host_and_scheme(
        terug, allowed_hosts=None
    )
    return terug if is_desk else reverse("admin:dossier", args=[persoon.uuid])


def rol_van_verzoek(request: HttpRequest) -> str:
    """The role to record with a look or an act."""
    return rol_van(request.user) if isinstance(request.user, User) else ""
