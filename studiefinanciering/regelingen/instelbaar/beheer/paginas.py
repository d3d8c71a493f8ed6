"""The desk: all schemes with what waits, one application, the rounds of one scheme. Every act is done once and by name."""

from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.inzage import leg_inzage_vast
from duo_portal.cases.models import Zaak
from duo_portal.identity.models import Persoon
from duo_portal.web.beheer.deskpaginas import Deskpagina, registreer_deskpagina
from studiefinanciering.models import Regelingaanvraag, Regelingjaar, Regelingvoorstel

from .. import beslissen, rondes, toetsen
from ..aanvragen import ONDERWERP
from ..definitie import Definitie, RegelingOnbekend, definitie, definities
from ..rechten import BESLIS, STEL_VAST
from ..stand import stand_van
from ..weigering import RegelingGeweigerd
from .formulieren import Rondeformulier, Voorstelformulier
from .woorden import antwoordrijen, feitnaam

MAP = "admin/studiefinanciering/regelingen"
ZIE = "studiefinanciering.view_regelingaanvraag"
HOEVEEL = 50


@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Every scheme with its open round, and the applications that wait, the nearest term first."""
    op = bedrijfsdatum.vandaag()
    per = rondes.alle_rondes()
    wacht = Zaak.objects.filter(onderwerp=ONDERWERP, afgedaan_op=None).order_by("termijn_tot", "pk")
    gezien = list(wacht[:HOEVEEL])
    aanvragen = Regelingaanvraag.objects.in_bulk([z.onderwerp_id for z in gezien])
    return _toon(
        request,
        "lijst",
        gettext("Regelingen"),
        regelingen=[
            (d, rondes.open_ronde(d.code, op, per.get(d.code, ())), bool(per.get(d.code)))
            for d in definities().values()
        ],
        wachtend=[
            (z, definitie(aanvragen[z.onderwerp_id].regeling), aanvragen[z.onderwerp_id].ronde)
            for z in gezien
        ],
        mag_beslissen=request.user.has_perm(BESLIS),
    )


def zaak(request: HttpRequest, zaak_id: int) -> HttpResponse:
    """One application: answers, conditions, what the table gives; propose, or decide as a second person."""
    gevonden = Zaak.objects.filter(pk=zaak_id, onderwerp=ONDERWERP).first()
    if gevonden is None:
        raise Http404
    aanvraag = Regelingaanvraag.objects.select_related("persoon").get(pk=gevonden.onderwerp_id or 0)
    leg_inzage_vast(
        actor=request.user.get_username(),
        rol="",
        persoon_id=aanvraag.persoon_id,
        scherm="beheer: kleine regeling",
    )
    form = Voorstelformulier(request.POST if request.POST.get("actie") == "voorstel" else None)
    if request.method == "POST" and _doe(request, aanvraag, form):
        return redirect(reverse("admin:kleine_regeling_zaak", args=[zaak_id]))
    status = 422 if request.method == "POST" else 200
    d = definitie(aanvraag.regeling)
    return _toon(
        request,
        "zaak",
        gettext("%(regeling)s, zaak %(kenmerk)s")
        % {"regeling": d.naam, "kenmerk": gevonden.kenmerk},
        status,
        zaak=gevonden,
        aanvraag=aanvraag,
        definitie=d,
        antwoorden=antwoordrijen(d, aanvraag.antwoorden),
        stand=stand_van(aanvraag),
        voorstel=_open_voorstel(aanvraag),
        form=form,
        ik=request.user.get_username(),
        **_berekening(aanvraag, d),
    )


def ronde(request: HttpRequest, code: str) -> HttpResponse:
    """The rounds of one scheme: settle one, agree to one of a colleague."""
    try:
        d = definitie(code)
    except RegelingOnbekend as fout:
        raise Http404 from fout
    actor, op = request.user.get_username(), bedrijfsdatum.vandaag()
    form = Rondeformulier(
        request.POST if request.POST.get("actie") == "ronde" else None, definitie=d
    )
    if request.method == "POST" and _doe_ronde(request, form, actor, op):
        return redirect(reverse("admin:kleine_regeling_rondes", args=[code]))
    return _toon(
        request,
        "rondes",
        gettext("Rondes van %(regeling)s") % {"regeling": d.naam},
        422 if request.method == "POST" else 200,
        definitie=d,
        rondes=rondes.rondes(code),
        open=[
            (r, r.door != actor)
            for r in Regelingjaar.objects.filter(regeling=code, goedgekeurd_op=None)
        ],
        form=form,
    )


def _doe(request: HttpRequest, aanvraag: Regelingaanvraag, form: Voorstelformulier) -> bool:
    """Carry out what was sent; False shows the page again with what was typed."""
    actor, op = request.user.get_username(), bedrijfsdatum.vandaag()
    try:
        match request.POST.get("actie"):
            case "voorstel" if form.is_valid():
                beslissen.stel_voor(
                    aanvraag_id=aanvraag.pk,
                    is_toekenning=form.cleaned_data["dictum"] == "toekennen",
                    reden=form.cleaned_data["reden"],
                    op=op,
                    actor=actor,
                    aanleiding="herziening" if aanvraag.besluiten.exists() else "aanvraag",
                )
            case "beslis":
                beslissen.beslis(voorstel_id=_nummer(request, aanvraag), op=op, actor=actor)
            case _:
                return False
    except RegelingGeweigerd as fout:
        if form.is_bound:
            form.add_error(None, str(fout))
        else:
            messages.error(request, str(fout))
        return False
    messages.success(request, gettext("Vastgelegd."))
    return True


def _doe_ronde(request: HttpRequest, form: Rondeformulier, actor: str, op: Any) -> bool:
    try:
        if request.POST.get("actie") == "ronde":
            if not form.is_valid():
                return False
            rondes.stel_voor(form.nieuw, actor=actor, op=op)
        else:
            nummer = request.POST.get("nummer", "")
            rondes.keur_goed(int(nummer) if nummer.isdecimal() else 0, actor=actor, op=op)
    except RegelingGeweigerd as fout:
        if form.is_bound:
            form.add_error(None, str(fout))
        else:
            messages.error(request, str(fout))
        return False
    messages.success(request, gettext("Vastgelegd."))
    return True


def _nummer(request: HttpRequest, aanvraag: Regelingaanvraag) -> int:
    nummer = request.POST.get("voorstel", "")
    if not nummer.isdecimal() or not aanvraag.voorstellen.filter(pk=int(nummer)).exists():
        raise RegelingGeweigerd(gettext("Dit voorstel bestaat niet."))
    return int(nummer)


def _open_voorstel(aanvraag: Regelingaanvraag) -> Regelingvoorstel | None:
    laatste = aanvraag.voorstellen.order_by("-pk").first()
    return None if laatste is None or hasattr(laatste, "besluit") else laatste


def _berekening(aanvraag: Regelingaanvraag, d: Definitie) -> dict[str, Any]:
    """What the conditions and the table say now, or why they say nothing."""
    jaar = rondes.ronde(aanvraag.regeling, aanvraag.ronde)
    if jaar is None:
        return {"toetsen": [], "uitkomst": None}
    geboren = Persoon.objects.values_list("geboortedatum", flat=True).get(pk=aanvraag.persoon_id)
    leeftijd = toetsen.leeftijd_op(geboren, jaar.van)
    uitkomst = beslissen.reken(aanvraag)
    return {
        "toetsen": [
            (t.is_voldaan, feitnaam(d, t.voorwaarde.feit) if t.is_voldaan else t.anders)
            for t in toetsen.toets(d, aanvraag.antwoorden, leeftijd)
        ],
        "uitkomst": uitkomst,
        "rij": d.rij(uitkomst.rij).naam if uitkomst.rij else "",
        "jaar": jaar,
    }


def _toon(
    request: HttpRequest, sjabloon: str, titel: str, status: int = 200, **context: Any
) -> HttpResponse:
    alles = admin.site.each_context(request) | {"title": titel, **context}
    return TemplateResponse(request, f"{MAP}/{sjabloon}.html", alles, status=status)


def registreer() -> None:
    """Addresses at the desk; called when the app is ready."""
    for deel in (
        Deskpagina("regelingen/", "kleine_regelingen", lijst, ZIE, _("Regelingen"), 35),
        Deskpagina("regelingen/zaak/<int:zaak_id>/", "kleine_regeling_zaak", zaak, BESLIS),
        Deskpagina("regelingen/<slug:code>/rondes/", "kleine_regeling_rondes", ronde, STEL_VAST),
    ):
        registreer_deskpagina(deel)
