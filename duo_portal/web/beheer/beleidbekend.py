"""The desk's side of "what changes for me": publish an outcome, release it as second person, follow the applications."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.beleid import bekend
from duo_portal.beleid.models import Bekendmaking, Doorrekening
from duo_portal.identity.rollen import VierOgenVereist
from duo_portal.web.aantallen import aantal_tekst, aanvraaggrafiek, deel_tekst

MAAK = "beleid.add_doorrekening"
_LIJST = "admin:beleid_doorrekening_changelist"


class Bekendformulier(forms.Form):
    """The address, the opening day and the words of a page for citizens."""

    naam = forms.SlugField(
        label=_("Naam in het adres"), max_length=60, help_text=_("Bijvoorbeeld: basisbeurs-2025")
    )
    opent_op = forms.DateField(
        label=_("Aanvragen kan vanaf"), widget=forms.DateInput(attrs={"type": "date"})
    )
    uitleg = forms.CharField(
        label=_("Uitleg in het Nederlands"),
        max_length=3000,
        help_text=_("Korte zinnen, zonder vaktaal. Een witregel begint een alinea."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    uitleg_en = forms.CharField(
        label=_("Uitleg in het Engels"), max_length=3000, widget=forms.Textarea(attrs={"rows": 6})
    )


def maak(request: HttpRequest, rij: Doorrekening) -> HttpResponse:
    """The form, and the publication that waits for a colleague."""
    if not request.user.has_perm(MAAK):
        raise PermissionDenied
    begin = {"opent_op": rij.peildatum}
    form = Bekendformulier(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        try:
            bekend.maak_bekend(rij, actor=request.user.get_username(), **form.cleaned_data)
        except bekend.NaamBezet as fout:
            form.add_error("naam", str(fout))
        else:
            messages.success(request, gettext("Klaar. Een collega geeft de pagina vrij."))
            return HttpResponseRedirect(reverse(_LIJST))
    status = 422 if form.is_bound else 200
    return _toon(
        request,
        "bekend",
        {"title": gettext("Pagina voor burgers"), "formulier": form, "rij": rij},
        status,
    )


def geef_vrij(request: HttpRequest, naam: str) -> HttpResponse:
    """Release, as another person than who made it."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not request.user.has_perm(MAAK):
        raise PermissionDenied
    get_object_or_404(Bekendmaking, naam=naam)
    try:
        bekend.geef_vrij(naam, actor=request.user.get_username())
    except (VierOgenVereist, bekend.AlVrijgegeven) as fout:
        messages.error(request, str(fout))
        status = 403 if isinstance(fout, VierOgenVereist) else 409
        return _toon(
            request,
            "bekend_geweigerd",
            {"title": gettext("Niet vrijgegeven"), "fout": fout},
            status,
        )
    messages.success(request, gettext("De pagina staat nu open voor iedereen."))
    return HttpResponseRedirect(reverse(_LIJST))


def verloop(request: HttpRequest, naam: str) -> HttpResponse:
    """Who applied against who may, per day since the opening."""
    regeling = bekend.publiek(naam)
    if regeling is None or regeling.simulator.aanvragen is None:
        raise Http404
    op = bedrijfsdatum.vandaag()
    geteld = regeling.simulator.aanvragen(regeling.voorstel, regeling.opent_op, op)
    context = {
        "title": gettext("Aanvragen voor: %(titel)s") % {"titel": regeling.titel},
        "regeling": regeling,
        "is_open": regeling.opent_op <= op,
        "gerechtigd": aantal_tekst(geteld.gerechtigd),
        "aangevraagd": aantal_tekst(geteld.aangevraagd),
        "deel": deel_tekst(geteld.aangevraagd, geteld.gerechtigd),
        "grafiek": aanvraaggrafiek(geteld.dagen, geteld.gerechtigd) if geteld.dagen else "",
        "winst": _winst(regeling.voorstel.fingerprint),
    }
    return _toon(request, "verloop", context)


def rijen(op: date) -> dict[str, Any]:
    """What the list of the desk tells: pages that are open, and those that wait for a second person."""
    wacht = Bekendmaking.objects.filter(vrijgegeven_at=None).order_by("naam")
    return {"publiek": bekend.publieke(), "wacht_op_vrijgave": wacht, "vandaag": op}


def _winst(fingerprint: str) -> dict[str, Any] | None:
    """The newest outcome of this proposal: who gains by it."""
    rij = Doorrekening.objects.filter(voorstel_fingerprint=fingerprint).order_by("-pk").first()
    if rij is None or rij.uitkomst["totaal"]["wint"] is None:
        return None
    return {"aantal": aantal_tekst(rij.uitkomst["totaal"]["wint"]), "uuid": rij.uuid}


def _toon(
    request: HttpRequest, naam: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    alles = site.each_context(request) | {"opts": Doorrekening._meta} | context
    return TemplateResponse(request, f"admin/beleid/{naam}.html", alles, status=status)
