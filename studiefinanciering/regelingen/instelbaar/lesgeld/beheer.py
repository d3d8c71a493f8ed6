"""Lesgeld at the desk: bills with something open, and one bill with its refund."""

from typing import Any
from uuid import UUID

from django import forms
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
from duo_portal.web.beheer.deskpaginas import Deskpagina, registreer_deskpagina
from duo_portal.web.stappen.formulier import Bedragveld
from studiefinanciering.models import Lesgeldfactuur, Lesgeldteruggave

from ..beheer.formulieren import Deskformulier
from ..rechten import LESGELD
from . import teruggeven
from .regels import LesgeldKanNiet
from .stand import stand_van
from .woorden import TERUGGAVEREDEN, WOORDEN

MAP = "admin/studiefinanciering/regelingen"
ZIE = "studiefinanciering.view_lesgeldfactuur"
HOEVEEL = 50
_DAG: dict[str, Any] = {"attrs": {"type": "date"}, "format": "%Y-%m-%d"}


class Teruggaveformulier(Deskformulier):
    """What one colleague fills in."""

    reden = forms.ChoiceField(label=_("Reden"), choices=list(TERUGGAVEREDEN.items()))
    uitgeschreven_op = forms.DateField(label=_("Uitgeschreven op"), widget=forms.DateInput(**_DAG))
    gevraagd_op = forms.DateField(label=_("Gevraagd op"), widget=forms.DateInput(**_DAG))
    bedrag = Bedragveld(label=_("Bedrag dat minder verschuldigd is"))
    grond = forms.CharField(
        label=_("Waarop dit bedrag berust"),
        help_text=_("Deze tekst komt in de brief."),
        widget=forms.Textarea(attrs={"rows": 3}),
        min_length=5,
        max_length=500,
    )


@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """The newest bills, and refunds that wait for a second person."""
    open_ = Lesgeldteruggave.objects.filter(besloten_op=None).select_related("factuur")
    context = admin.site.each_context(request) | {
        "title": gettext("Lesgeld"),
        "facturen": Lesgeldfactuur.objects.order_by("-studiejaar", "-pk")[:HOEVEEL],
        "wachtend": open_.order_by("pk")[:HOEVEEL],
        "mag": request.user.has_perm(LESGELD),
    }
    return TemplateResponse(request, f"{MAP}/lesgeld_lijst.html", context)


def factuur(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One bill: how it is paid; propose a refund, or decide on one of a colleague."""
    gevonden = Lesgeldfactuur.objects.filter(uuid=uuid).first()
    if gevonden is None:
        raise Http404
    actor, op = request.user.get_username(), bedrijfsdatum.vandaag()
    leg_inzage_vast(actor=actor, rol="", persoon_id=gevonden.persoon_id, scherm="beheer: lesgeld")
    form = Teruggaveformulier(request.POST if request.POST.get("actie") == "voorstel" else None)
    if request.method == "POST" and _doe(request, gevonden, form, actor, op):
        return redirect(reverse("admin:lesgeld_factuur", args=[uuid]))
    context = admin.site.each_context(request) | {
        "title": gettext("Lesgeld voor %(jaar)s") % {"jaar": gevonden.jaar},
        "stand": stand_van(gevonden, op),
        "teruggaven": [(t, TERUGGAVEREDEN[t.reden]) for t in gevonden.teruggaven.order_by("-pk")],
        "ik": actor,
        "form": form,
    }
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, f"{MAP}/lesgeld.html", context, status=status)


def _doe(
    request: HttpRequest, f: Lesgeldfactuur, form: Teruggaveformulier, actor: str, op: Any
) -> bool:
    """Carry out what was sent; False shows the page again with what was typed."""
    actie = request.POST.get("actie", "")
    try:
        if actie == "voorstel":
            if not form.is_valid():
                return False
            g = form.cleaned_data
            teruggeven.stel_voor(
                factuur_id=f.pk,
                actor=actor,
                voorstel=teruggeven.Voorstel(
                    reden=g["reden"],
                    uitgeschreven_op=g["uitgeschreven_op"],
                    gevraagd_op=g["gevraagd_op"],
                    bedrag_centen=g["bedrag"],
                    grond=g["grond"],
                ),
            )
        elif actie in ("toekennen", "afwijzen"):
            open_ = f.teruggaven.filter(besloten_op=None).first()
            if open_ is None:
                raise LesgeldKanNiet("al_besloten")
            teruggeven.beslis(
                teruggave_id=open_.pk, is_toegekend=actie == "toekennen", op=op, actor=actor
            )
        else:
            return False
    except LesgeldKanNiet as fout:
        if form.is_bound:
            form.add_error(None, str(WOORDEN[fout.code]))
        else:
            messages.error(request, str(WOORDEN[fout.code]))
        return False
    messages.success(request, gettext("Vastgelegd."))
    return True


def registreer() -> None:
    """Addresses at the desk; called when the app is ready."""
    for deel in (
        Deskpagina("lesgeld/", "lesgeld", lijst, ZIE, _("Lesgeld"), 36),
        Deskpagina("lesgeld/<uuid:uuid>/", "lesgeld_factuur", factuur, LESGELD),
    ):
        registreer_deskpagina(deel)
