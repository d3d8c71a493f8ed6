"""What a visitor sees: the own appointments, and of one the address, the moment and the consent. Nothing of the file."""

from datetime import datetime
from uuid import UUID

from django.contrib.admin import site
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from uitwonendencontrole.controleren.woongegevens import woongegevens
from uitwonendencontrole.models import Bezoek, Stand

from .daden import BEZOEKDADEN, mogelijk, tekstversie
from .insturen import Ingestuurd, neem_in
from .paginas import formulieren, leg_vast

_STANDEN = (Stand.AFSPRAAK_AANGEBODEN, Stand.BEZOEK_GEDAAN)


def eigen_bezoeken(gebruiker: str) -> list[tuple[Bezoek, datetime, datetime]]:
    """Visits still to make or to report by this visitor, with their moment, by moment."""
    rijen = (
        Bezoek.objects.filter(gekozen__isnull=False, controle__stand__in=_STANDEN)
        .filter(uitkomst__in=[Bezoek.Uitkomst.OPEN, Bezoek.Uitkomst.GEDAAN], verslag=None)
        .select_related("controle")
    )
    wie = gebruiker.casefold()
    eigen = [b for b in rijen if wie in {naam.casefold() for naam in b.bezoekers}]
    uit = []
    for b in eigen:
        van, tot = b.tijdvakken[b.gekozen or 0]
        uit.append((b, datetime.fromisoformat(van), datetime.fromisoformat(tot)))
    return sorted(uit, key=lambda rij: rij[1])


@require_safe
def bezoeken(request: HttpRequest) -> HttpResponse:
    """The list: moments only, no address and no person."""
    context = site.each_context(request) | {
        "title": gettext("Mijn bezoeken"),
        "bezoeken": eigen_bezoeken(request.user.get_username()),
    }
    return TemplateResponse(request, "controle_desk/bezoeken.html", context)


def bezoek(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One visit; a POST carries `actie`. Not found for who does not go along."""
    eigen = {b.uuid: (b, van, tot) for b, van, tot in eigen_bezoeken(request.user.get_username())}
    if uuid not in eigen:
        raise Http404
    gevonden, van, tot = eigen[uuid]
    controle = gevonden.controle
    if (dicht := leg_vast(request, controle, "bezoek")) is not None:
        return dicht
    gestuurd = Ingestuurd()
    if request.method == "POST":
        gestuurd = neem_in(request, controle, BEZOEKDADEN)
        if gestuurd.is_gedaan:
            return HttpResponseRedirect(reverse("admin:controle_bezoeken"))
    kan = mogelijk(BEZOEKDADEN, controle, request.user)
    woont = woongegevens(controle.persoon_id, controle.geopend_op)
    context = site.each_context(request) | {
        "title": gettext("Bezoek"),
        "bezoek": gevonden,
        "van": van,
        "tot": tot,
        "adres": woont.adres if woont else "",
        "tekstversie": tekstversie(),
        "verschil": gestuurd.verschil,
        "formulieren": formulieren(kan, controle, gestuurd, request.user.get_username()),
    }
    return TemplateResponse(request, "controle_desk/bezoek.html", context, status=gestuurd.status)
