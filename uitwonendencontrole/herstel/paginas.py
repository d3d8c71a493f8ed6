"""Stop and restitution at the desk: whether checks stand still, lifting by two, the measured periods, the table by origin."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import vastleggen
from duo_portal.identity.rollen import VierOgenVereist
from uitwonendencontrole.fairness.tabel import TabelGeweigerd
from uitwonendencontrole.models import Herstelopdracht, Meetperiode, Stilstand, Trekking
from uitwonendencontrole.openbaar import woorden

from . import opheffen, rechten, stopregel, trechter
from .formulieren import Tabelformulier, Voorstelformulier
from .inlezen import lees_in
from .woorden import grond_in_woorden

_NODIG = {"voorstel": rechten.HEF_OP, "instemmen": rechten.HEF_OP, "inlezen": rechten.LEES_IN}


@require_http_methods(["GET", "HEAD", "POST"])
def stop_en_herstel(request: HttpRequest) -> HttpResponse:
    """The page; a POST carries `actie`."""
    fouten: dict[str, Any] = {}
    if request.method == "POST":
        actie = request.POST.get("actie", "")
        if actie not in _NODIG or not request.user.has_perm(_NODIG[actie]):
            raise PermissionDenied
        fouten = _doe(request, actie)
        if not fouten:
            return HttpResponseRedirect(reverse("admin:controle_herstel"))
    stilstand = stopregel.staat_stil()
    context = site.each_context(request) | {
        "title": gettext("Stop en herstel van de uitwonendencontrole"),
        "stilstand": stilstand,
        "gronden": [grond_in_woorden(g) for g in stopregel.gronden_van(stilstand)] if stilstand else [],
        "voorstel": opheffen.voorstel_van(stilstand) if stilstand else None,
        "eerder": Stilstand.objects.exclude(opheffing=None).select_related("opheffing").order_by("-pk")[:10],
        "perioden": [(p, woorden.OORDELEN.get(p.rapport.get("oordeel", ""), "")) for p in Meetperiode.objects.order_by("-eindigt_op")[:12]],
        "trekkingen": Trekking.objects.select_related("verbinding__kader").order_by("-pk")[:12],
        "opdrachten": Herstelopdracht.objects.select_related("trekking__verbinding__kader").order_by("-pk")[:20],
        "mag": {naam: request.user.has_perm(recht) for naam, recht in (*_NODIG.items(), ("openen", rechten.OPEN))},
        "voorstelform": Voorstelformulier(prefix="voorstel"),
        "tabelform": Tabelformulier(prefix="tabel"),
        **fouten,
    }  # fmt: skip
    status = 422 if fouten else 200
    return TemplateResponse(request, "controle_herstel/begin.html", context, status=status)


@require_safe
def trechterbestand(request: HttpRequest, kader: UUID) -> HttpResponse:
    """The file for the statistics office: codes of one draw with what happened to each. That it was taken is recorded."""
    trekking = get_object_or_404(
        Trekking.objects.select_related("verbinding__kader"), verbinding__kader__uuid=kader
    )
    tot = bedrijfsdatum.vandaag()
    antwoord = HttpResponse(content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="trechter-{tot:%Y-%m-%d}.csv"'
    mensen = trechter.schrijf(trekking, tot, antwoord)  # type: ignore[arg-type]  # writes like a file
    vastleggen(
        soort="trechter_uitgevoerd",
        actor=request.user.get_username(),
        uitkomst={"trekking": str(kader), "tot": str(tot), "mensen": mensen},
    )
    return antwoord


def _doe(request: HttpRequest, actie: str) -> dict[str, Any]:
    """Do what was asked; what went wrong, as context of the page."""
    if actie == "inlezen":
        return _lees_in(request)
    stilstand, wie = stopregel.staat_stil(), request.user.get_username()
    if stilstand is None:
        return {"fout": gettext("De controles staan niet stil.")}
    try:
        if actie == "instemmen":
            opheffen.stem_in(stilstand=stilstand, actor=wie)
            return {}
        formulier = Voorstelformulier(request.POST, prefix="voorstel")
        if not formulier.is_valid():
            return {"voorstelform": formulier}
        opheffen.stel_voor(stilstand=stilstand, reden=formulier.cleaned_data["reden"], actor=wie)
    except (opheffen.OpheffenKanNiet, VierOgenVereist) as fout:
        return {"fout": gettext(str(fout))}
    return {}


def _lees_in(request: HttpRequest) -> dict[str, Any]:
    formulier = Tabelformulier(request.POST, request.FILES, prefix="tabel")
    if not formulier.is_valid():
        return {"tabelform": formulier}
    d, vandaag = formulier.cleaned_data, bedrijfsdatum.vandaag()
    eindigt_op: date = d["eindigt_op"]
    try:
        lees_in(
            ruw=d["tabel"],
            trekking=d["trekking"],
            eindigt_op=eindigt_op,
            bron=d["bron"],
            actor=request.user.get_username(),
        )
    except TabelGeweigerd as fout:
        return {"tabelform": formulier, "tabelfout": str(fout)}
    stopregel.oordeel(op=vandaag)
    return {}
