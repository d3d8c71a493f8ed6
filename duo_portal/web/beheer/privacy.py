"""Requests about own data at the desk: the list with its light, and the page where one is decided."""

from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.inzage import (
    DESK,
    InzageNietVastgelegd,
    geldige_opening,
    leg_inzage_vast,
)
from duo_portal.cases.models import Zaak
from duo_portal.cases.termijn.stand import kleur_van, stand_van
from duo_portal.identity.rollen import rol_van
from duo_portal.privacy import registers
from duo_portal.privacy.models import Privacybesluit, Privacyverzoek
from duo_portal.privacy.verzoeken import operations
from duo_portal.web.privacy.woorden import STAND

from .deskpaginas import Deskpagina, registreer_deskpagina
from .privacyformulieren import Besluitformulier, Verlengformulier

KIJK, BESLIS = "privacy.view_privacyverzoek", "privacy.add_privacybesluit"
MAP = "admin/privacy"


def toon(
    request: HttpRequest, sjabloon: str, titel: str, status: int = 200, **wat: Any
) -> HttpResponse:
    """A page of this room."""
    context = admin.site.each_context(request) | {"title": titel, **wat}
    return TemplateResponse(request, f"{MAP}/{sjabloon}.html", context, status=status)


@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Open requests first, the most urgent on top; the last hundred that were finished below."""
    op = bedrijfsdatum.vandaag()
    zaken = Zaak.objects.filter(onderwerp=operations.ONDERWERP)
    open_ = list(zaken.filter(afgedaan_op=None).order_by("termijn_tot", "pk")[:200])
    klaar = list(zaken.exclude(afgedaan_op=None).order_by("-afgedaan_op", "-pk")[:100])
    verzoeken = Privacyverzoek.objects.in_bulk([z.onderwerp_id for z in (*open_, *klaar)])
    regels = [
        (verzoeken[z.onderwerp_id], z, (z.termijn_tot - op).days,
         kleur_van(z.termijn_tot, op, is_klaar=z.afgedaan_op is not None))
        for z in (*open_, *klaar)
    ]  # fmt: skip
    return toon(request, "verzoeken", gettext("Verzoeken over gegevens"), regels=regels)


def verzoek(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One request; a POST carries `actie` (beslissen or verlengen)."""
    rij = Privacyverzoek.objects.select_related("besluit").filter(uuid=uuid).first()
    if rij is None:
        raise Http404
    if request.method != "POST":
        return leg_vast(request, rij) or _een(request, rij)
    if not request.user.has_perm(BESLIS):
        raise PermissionDenied
    actie = request.POST.get("actie", "")
    soorten = {"beslissen": Besluitformulier, "verlengen": Verlengformulier}
    if actie not in soorten:
        return leg_vast(request, rij) or _een(request, rij, status=400)
    form = soorten[actie](request.POST)
    if form.is_valid():
        try:
            _doe(rij, actie, form.cleaned_data, request.user.get_username())
        except operations.VerzoekGeweigerd as fout:
            form.add_error(None, str(fout))
        else:
            messages.success(request, gettext("Vastgelegd."))
            return redirect(reverse("admin:privacy_verzoek", args=[rij.uuid]))
    return leg_vast(request, rij) or _een(request, rij, {actie: form}, status=422)


def _doe(rij: Privacyverzoek, actie: str, velden: dict[str, Any], actor: str) -> None:
    op = bedrijfsdatum.vandaag()
    if actie == "verlengen":
        operations.verleng(verzoek_id=rij.pk, op=op, reden=velden["reden"], actor=actor)
        return
    operations.beslis(
        verzoek_id=rij.pk,
        besluit=Privacybesluit.Besluit(velden["besluit"]),
        gronden=velden["gronden"],
        op=op,
        actor=actor,
        wettelijke_plicht=velden["wettelijke_plicht"],
        weg_op=velden["weg_op"],
    )


def leg_vast(request: HttpRequest, rij: Privacyverzoek) -> HttpResponse | None:
    """That this person's request is opened is recorded first; without a record the page stays closed."""
    gebruiker = request.user
    actor = gebruiker.get_username()
    try:
        leg_inzage_vast(
            actor=actor,
            rol=rol_van(gebruiker) if isinstance(gebruiker, User) else "",
            persoon_id=rij.persoon_id,
            scherm="beheer: privacyverzoek",
            opening=geldige_opening(actor, rij.persoon_id),
            kanaal=DESK,
        )
    except InzageNietVastgelegd as fout:
        context = admin.site.each_context(request) | {"title": "Dossier gesloten", "fout": fout}
        return TemplateResponse(request, "admin/inzage_geweigerd.html", context, status=503)
    return None


def _een(
    request: HttpRequest,
    rij: Privacyverzoek,
    gestuurd: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    zaak = operations.zaak_van(rij)
    mag = zaak.afgedaan_op is None and request.user.has_perm(BESLIS)
    formulieren = {"beslissen": Besluitformulier(), "verlengen": Verlengformulier()}
    return toon(
        request,
        "verzoek",
        gettext("Verzoek %(kenmerk)s") % {"kenmerk": zaak.kenmerk},
        status,
        verzoek=rij,
        zaak=zaak,
        stand=STAND[zaak.status],
        tekst=operations.tekst_van(rij),
        termijn=stand_van(zaak, bedrijfsdatum.vandaag()),
        besluit=getattr(rij, "besluit", None),
        f={**formulieren, **(gestuurd or {})} if mag else {},
    )


@require_safe
def alle_registers(request: HttpRequest) -> HttpResponse:
    """The registers, with the log's names."""
    return toon(
        request,
        "registers",
        gettext("Registers"),
        verwerkingen=[[v.titel, v.doel, v.grondslag, v.bewaartermijn, v.uri] for v in registers.verwerkingen()],
        verwerkingskolommen=[gettext("Verwerking"), gettext("Doel"), gettext("Grondslag"), gettext("Bewaartermijn"), gettext("Naam in het logboek")],
        verwerkers=[[v.naam, v.wat, v.gegevens, v.waar, v.stand] for v in registers.verwerkers()],
        verwerkerskolommen=[gettext("Wie"), gettext("Wat"), gettext("Welke gegevens"), gettext("Waar"), gettext("Overeenkomst")],
        dpias=[[d.titel, d.stand, d.reden] for d in registers.dpias()],
        dpiakolommen=[gettext("Onderzoek (DPIA)"), gettext("Stand"), gettext("Reden")],
    )  # fmt: skip


def registreer() -> None:
    """Give the pages their address; the list stands in the bar."""
    for pagina in (
        Deskpagina("privacy/verzoeken/", "privacy_verzoeken", lijst, KIJK, _("Privacy"), 60),
        Deskpagina("privacy/verzoek/<uuid:uuid>/", "privacy_verzoek", verzoek, KIJK),
        Deskpagina("privacy/registers/", "privacy_registers", alle_registers, KIJK),
    ):
        registreer_deskpagina(pagina)
