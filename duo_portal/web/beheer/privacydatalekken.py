"""Data breaches at the desk: anybody reports one, the privacy officer sees the hours left and does the rest."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from duo_portal.audit import bedrijfsdatum
from duo_portal.privacy import datalekken
from duo_portal.privacy.models import Datalek

from .deskpaginas import Deskpagina, registreer_deskpagina
from .privacy import toon
from .privacyformulieren import (
    APformulier,
    Datalekformulier,
    Inlichtformulier,
    Meldformulier,
    Sluitformulier,
)

KIJK, MELD, WIJZIG = "privacy.view_datalek", "privacy.add_datalek", "privacy.change_datalek"
Velden = Mapping[str, Any]


@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Open breaches by their clock, then the others, newest first."""
    nu = bedrijfsdatum.moment()
    open_ = list(Datalek.objects.filter(afgesloten_at=None).order_by("kennis_at")[:200])
    dicht = list(Datalek.objects.exclude(afgesloten_at=None).order_by("-pk")[:100])
    regels = [(lek, datalekken.klok_van(lek, nu)) for lek in (*open_, *dicht)]
    return toon(request, "datalekken", gettext("Datalekken"), regels=regels)


def meld(request: HttpRequest) -> HttpResponse:
    """Report one: for every colleague."""
    form = Meldformulier(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return toon(request, "datalek_melden", gettext("Datalek melden"), status, form=form)
    try:
        lek = datalekken.meld(
            titel=form.cleaned_data["titel"],
            feiten=form.cleaned_data["feiten"],
            kennis_at=form.cleaned_data["kennis_at"],
            nu=bedrijfsdatum.moment(),
            actor=request.user.get_username(),
        )
    except datalekken.DatalekGeweigerd as fout:
        form.add_error("kennis_at", str(fout))
        return toon(request, "datalek_melden", gettext("Datalek melden"), 422, form=form)
    messages.success(request, gettext("Gemeld. De privacy officer gaat ermee verder."))
    if request.user.has_perm(KIJK):
        return redirect(reverse("admin:privacy_datalek", args=[lek.uuid]))
    return redirect(reverse("admin:index"))


def datalek(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One breach; a POST carries `actie`."""
    lek = _zoek(uuid)
    if request.method != "POST":
        return _een(request, lek, {})
    if not request.user.has_perm(WIJZIG):
        raise PermissionDenied
    actie = request.POST.get("actie", "")
    if actie not in _ACTIES:
        return _een(request, lek, {}, status=400)
    klasse, doe = _ACTIES[actie]
    form = klasse(request.POST)
    if form.is_valid():
        try:
            doe(lek.pk, form.cleaned_data, bedrijfsdatum.moment(), request.user.get_username())
        except datalekken.Veranderd as fout:
            lek.refresh_from_db()
            return _een(request, lek, {actie: _op_versie(klasse, request, lek, str(fout))}, 409)
        except datalekken.DatalekGeweigerd as fout:
            form.add_error(None, str(fout))
        else:
            messages.success(request, gettext("Vastgelegd."))
            return redirect(reverse("admin:privacy_datalek", args=[lek.uuid]))
    return _een(request, lek, {actie: form}, status=422)


@require_safe
def melding(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What goes to the AP, as a file (art. 33(3))."""
    lek = _zoek(uuid)
    antwoord = JsonResponse(
        datalekken.melding(lek, bedrijfsdatum.moment()),
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )
    antwoord["Content-Disposition"] = f'attachment; filename="melding-{lek.uuid}.json"'
    return antwoord


def _zoek(uuid: UUID) -> Datalek:
    lek = Datalek.objects.filter(uuid=uuid).first()
    if lek is None:
        raise Http404
    return lek


def _wijzig(pk: int, v: Velden, nu: datetime, actor: str) -> None:
    datalekken.wijzig(datalek_id=pk, versie=v["versie"], velden=v, nu=nu, actor=actor)


def _ap(pk: int, v: Velden, nu: datetime, actor: str) -> None:
    datalekken.noteer_melding_ap(
        datalek_id=pk, kenmerk=v["kenmerk"], reden_laat=v["reden_laat"], nu=nu, actor=actor
    )


def _licht_in(pk: int, v: Velden, nu: datetime, actor: str) -> None:
    datalekken.noteer_ingelicht(datalek_id=pk, aantal=v["aantal"], hoe=v["hoe"], nu=nu, actor=actor)


def _sluit(pk: int, _v: Velden, nu: datetime, actor: str) -> None:
    datalekken.sluit(datalek_id=pk, nu=nu, actor=actor)


_Doe = Callable[[int, Velden, datetime, str], None]
_ACTIES: dict[str, tuple[type[forms.BaseForm], _Doe]] = {
    "wijzigen": (Datalekformulier, _wijzig),
    "ap": (APformulier, _ap),
    "inlichten": (Inlichtformulier, _licht_in),
    "sluiten": (Sluitformulier, _sluit),
}


def _op_versie(
    klasse: type[forms.BaseForm], request: HttpRequest, lek: Datalek, fout: str
) -> forms.BaseForm:
    """What you typed, kept, on the version of now; what a colleague wrote stands in the steps."""
    data = request.POST.copy()
    data["versie"] = str(lek.versie)
    form = klasse(data)
    form.add_error(None, fout)
    return form


def _een(
    request: HttpRequest, lek: Datalek, gestuurd: dict[str, Any], status: int = 200
) -> HttpResponse:
    mag = lek.afgesloten_at is None and request.user.has_perm(WIJZIG)
    vers = {
        "wijzigen": Datalekformulier(instance=lek),
        "ap": APformulier(),
        "inlichten": Inlichtformulier(),
        "sluiten": Sluitformulier(),
    }
    return toon(
        request,
        "datalek",
        gettext("Datalek"),
        status,
        lek=lek,
        klok=datalekken.klok_van(lek, bedrijfsdatum.moment()),
        stappen=lek.stappen.order_by("pk"),
        melding=datalekken.melding(lek, bedrijfsdatum.moment()),
        f={**vers, **gestuurd} if mag else {},
    )


def registreer() -> None:
    """Give the pages their address."""
    for pagina in (
        Deskpagina("privacy/datalekken/", "privacy_datalekken", lijst, KIJK),
        Deskpagina("privacy/datalekken/melden/", "privacy_datalek_melden", meld, MELD),
        Deskpagina("privacy/datalek/<uuid:uuid>/", "privacy_datalek", datalek, KIJK),
        Deskpagina("privacy/datalek/<uuid:uuid>/melding/", "privacy_datalek_ap", melding, KIJK),
    ):
        registreer_deskpagina(pagina)
