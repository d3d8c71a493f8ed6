"""A restitution at the desk: open one, and see what it will cost and how far it is. Its run is signed on its own page."""

from uuid import UUID

from django.contrib.admin import site
from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from duo_portal.batches.models import Run
from duo_portal.web.beheer.runteksten import STATUS_RUN
from duo_portal.web.templatetags.bedragen import euro
from uitwonendencontrole.models import Herstelopdracht

from . import bulk
from .formulieren import Herstelformulier


@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: HttpRequest) -> HttpResponse:
    """Choose, see how many it is about, and open the run."""
    formulier = Herstelformulier(request.POST if request.method == "POST" else None)
    context = {"title": gettext("Besluiten in bulk intrekken"), "form": formulier}
    status = 200
    if request.method == "POST" and formulier.is_valid():
        try:
            bulk.eis(formulier.keuze, *(formulier.cleaned_data[naam] for naam in ("wat_ging_mis", "wat_ging_mis_en", "reden")))  # fmt: skip
            if "openen" in request.POST:
                opdracht = _open(formulier, request.user.get_username())
                return HttpResponseRedirect(reverse("admin:controle_herstel_een", args=[opdracht.uuid]))  # fmt: skip
            context["vooraf"] = bulk.besluiten(formulier.keuze).aggregate(
                besluiten=Count("pk"),
                mensen=Count("controle__persoon", distinct=True),
                terug=Sum("terug_centen"),
            )
        except bulk.HerstelGeweigerd as fout:
            formulier.add_error(None, gettext(str(fout)))
    if formulier.errors:
        status = 422
    alles = site.each_context(request) | context
    return TemplateResponse(request, "controle_herstel/nieuw.html", alles, status=status)


@require_safe
def een(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What it costs, how far it is, and whether it ties out."""
    rijen = Herstelopdracht.objects.select_related("trekking__verbinding__kader")
    opdracht = get_object_or_404(rijen, uuid=uuid)
    run = Run.objects.get(pk=opdracht.run_id)
    context = site.each_context(request) | {
        "title": gettext("Herstel na controles"),
        "opdracht": opdracht,
        "run": run,
        "status": STATUS_RUN[run.status],
        "mag_run": request.user.has_perm("batches.view_run"),
        "kolommen": [gettext("Wat"), (gettext("Aantal of bedrag"), "getal")],
        "rijen": _rijen(bulk.totalen(opdracht)),
    }
    return TemplateResponse(request, "controle_herstel/een.html", context)


def _open(formulier: Herstelformulier, actor: str) -> Herstelopdracht:
    d = formulier.cleaned_data
    return bulk.open_herstel(
        keuze=formulier.keuze,
        wat_ging_mis=d["wat_ging_mis"],
        wat_ging_mis_en=d["wat_ging_mis_en"],
        reden=d["reden"],
        actor=actor,
    )


def _rijen(t: bulk.Totalen) -> list[list[str]]:
    return [
        [gettext("Besluiten, en even veel brieven"), str(t.besluiten)],
        [gettext("Mensen"), str(t.mensen)],
        [gettext("Teruggevraagd"), euro(t.terug_centen)],
        [gettext("Daarvan betaald of ingehouden"), euro(t.betaald_centen)],
        [gettext("Boetes"), euro(t.boete_centen)],
        [gettext("Rente volgens het voorbeeld"), euro(t.rente_centen)],
        [gettext("Hersteld"), str(t.hersteld)],
        [gettext("Nog te doen"), str(t.over)],
        [gettext("Opnieuw toegekend"), euro(t.uitgekeerd_centen)],
        [gettext("Rente geboekt"), euro(t.rente_geboekt_centen)],
    ]
