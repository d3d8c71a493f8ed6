"""The page of a case's term: how it was counted, what moves it, the notice of default and the penalty.

Every act is shown first: carried out, read, and turned back, so that the last day and its derivation stand there before
and after. A page that shows another last day than now changes nothing and comes back (409).
"""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.inzage import (
    DESK,
    InzageNietVastgelegd,
    geldige_opening,
    leg_inzage_vast,
)
from duo_portal.cases.models import Ingebrekestelling, Zaak
from duo_portal.cases.termijn.operations import TermijnGeweigerd
from duo_portal.cases.termijn.stand import Termijnstand, stand_van
from duo_portal.web.beheer.dossier.toegang import geweigerd, rol_van_verzoek
from duo_portal.web.zaakpaginas import adres_om_te_beslissen, recht_om_te_beslissen
from duo_portal.web.zaken.lezen import SOORT

from .formulieren import FORMULIEREN, GEEN_GROND, Actie, mogelijk, voer_uit

SJABLOON = "admin/cases/termijn/scherm.html"
WIJZIG = "cases.change_zaak"
TITEL = {
    "opschorten": _("De termijn laten stilstaan"),
    "hervatten": _("De termijn weer laten lopen"),
    "verdagen": _("De beslissing verdagen"),
    "ingebreke": _("Een ingebrekestelling vastleggen"),
    "geen_grond": _("Voorstellen om geen dwangsom te betalen"),
    "vaststellen": _("De dwangsom vaststellen"),
}


def termijn(request: HttpRequest, zaak_id: int) -> HttpResponse:
    """The page; a POST carries `actie`, and is only shown unless it says `doen`."""
    zaak = Zaak.objects.select_related("persoon").filter(pk=zaak_id).first()
    if zaak is None:
        raise Http404
    if not request.user.has_perm(recht_om_te_beslissen(zaak) or WIJZIG):
        raise PermissionDenied
    if (dicht := _leg_inzage_vast(request, zaak)) is not None:
        return dicht
    if request.method != "POST":
        return _toon(request, zaak)
    naam = request.POST.get("actie", "")
    if naam not in FORMULIEREN or naam not in mogelijk(zaak):
        return _toon(request, zaak, status=400)
    form = FORMULIEREN[naam](request.POST, zaak=zaak)
    if not form.is_valid():
        return _toon(request, zaak, {naam: form}, status=422)
    if form.cleaned_data["was"] != zaak.termijn_tot:
        melding = gettext("Een collega was eerder: de termijn is nu anders. Kijk opnieuw.")
        messages.error(request, melding)
        data = request.POST.copy()
        data["was"] = zaak.termijn_tot.isoformat()
        return _toon(request, zaak, {naam: FORMULIEREN[naam](data, zaak=zaak)}, status=409)
    return _doe(request, zaak, naam, form)


def _doe(request: HttpRequest, zaak: Zaak, naam: str, form: Actie) -> HttpResponse:
    op, actor = bedrijfsdatum.vandaag(), request.user.get_username()
    echt = "doen" in request.POST
    voor = stand_van(zaak, op)
    try:
        with transaction.atomic():
            voer_uit(naam, zaak, form.cleaned_data, op=op, actor=actor)
            na = stand_van(Zaak.objects.get(pk=zaak.pk), op)
            if not echt:
                transaction.set_rollback(True)
    except TermijnGeweigerd as fout:
        form.add_error(None, str(fout))
        return _toon(request, zaak, {naam: form}, status=422)
    if echt:
        messages.success(request, gettext("Vastgelegd."))
        return redirect(reverse("admin:zaak_termijn", args=[zaak.pk]))
    vooraf = {"naam": naam, "titel": TITEL[naam], "voor": _kort(voor), "na": _kort(na)}
    vooraf["velden"] = [(n, request.POST.get(n, "")) for n in form.fields if request.POST.get(n)]
    return _toon(request, zaak, {naam: form}, vooraf=vooraf)


def _kort(stand: Termijnstand) -> dict[str, Any]:
    return {
        "uiterlijk": stand.uiterlijk,
        "afleiding": stand.afleiding,
        "is_geschorst": stand.is_geschorst,
        "dwangsom": stand.dwangsom,
    }


def _toon(
    request: HttpRequest,
    zaak: Zaak,
    gestuurd: Mapping[str, Actie] | None = None,
    *,
    vooraf: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    notitie = Ingebrekestelling.objects.filter(zaak=zaak).first()
    voorstel = notitie.dwangsomvoorstellen.order_by("-pk").first() if notitie else None
    kan = [] if vooraf else mogelijk(zaak)
    formulieren = [(n, TITEL[n], _formulier(n, zaak, gestuurd or {}, voorstel)) for n in kan]
    context = site.each_context(request) | {
        "title": gettext("Termijn van %(kenmerk)s") % {"kenmerk": zaak.kenmerk},
        "zaak": zaak,
        "soort": SOORT.get(zaak.soort, zaak.soort),
        "beslisadres": adres_om_te_beslissen(zaak),
        "stand": _kort(stand_van(zaak, bedrijfsdatum.vandaag())),
        "notitie": notitie,
        "voorstel": voorstel,
        "voorstel_grond": GEEN_GROND[voorstel.geen_grond] if voorstel else "",  # type: ignore[index]
        "besluit": getattr(notitie, "dwangsombesluit", None),
        "formulieren": formulieren,
        "vooraf": vooraf,
    }
    return TemplateResponse(request, SJABLOON, context, status=status)


def _formulier(naam: str, zaak: Zaak, gestuurd: Mapping[str, Actie], voorstel: Any) -> Actie:
    form = gestuurd.get(naam) or FORMULIEREN[naam](zaak=zaak)
    if naam == "vaststellen" and voorstel is not None:
        form.initial["voorstel"] = voorstel.pk
    return form


def _leg_inzage_vast(request: HttpRequest, zaak: Zaak) -> HttpResponse | None:
    naam = request.user.get_username()
    try:
        leg_inzage_vast(
            actor=naam,
            rol=rol_van_verzoek(request),
            persoon_id=zaak.persoon_id,
            scherm="beheer: termijn van een zaak",
            opening=geldige_opening(naam, zaak.persoon_id),
            kanaal=DESK,
        )
    except InzageNietVastgelegd as fout:
        return geweigerd(request, fout)
    return None
