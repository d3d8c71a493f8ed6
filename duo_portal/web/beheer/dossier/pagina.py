"""The pages of one file: the file itself, two moments compared, what would be decided today, notes, full numbers."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Notitie
from duo_portal.identity import queries
from duo_portal.web.logging import maskeer

from .besluit_nu import besluiten_nu
from .formulieren import Notitieformulier
from .panelen import lees_panelen
from .rechten import NOTEER
from .tijdreis import lees_moment, vergelijk
from .toegang import Bezoek, achter_de_deur, leg_vast

BSN, IBAN = "bsn", "iban"


@achter_de_deur("overzicht")
def dossier(bezoek: Bezoek) -> HttpResponse:
    """Everything that is known of a person, now or at an earlier moment."""
    return _teken(bezoek)


def _teken(bezoek: Bezoek, status: int = 200, **extra: Any) -> HttpResponse:
    request = bezoek.request
    vandaag = bedrijfsdatum.vandaag()
    form, moment = lees_moment(request.GET, vandaag)
    if form.errors:
        status = 422
    gelezen = lees_panelen(request.user, bezoek.persoon.pk, moment.over, moment.bekend_op)
    mag_noteren = request.user.has_perm(NOTEER)
    context = {
        "panelen": list(gelezen),
        "moment": moment,
        "is_nu": moment.bekend is None and moment.over == vandaag,
        "momentform": form,
        "notitieform": Notitieformulier() if mag_noteren else None,
        "kan_besluit": bool(besluiten_nu(request.user)),
    }
    return _pagina(bezoek, "dossier/dossier.html", str(bezoek.persoon), status, context | extra)


def _pagina(
    bezoek: Bezoek, sjabloon: str, titel: str, status: int, context: dict[str, Any]
) -> HttpResponse:
    gemeen = {"title": titel, "persoon": bezoek.persoon, "opening": bezoek.opening}
    alles = site.each_context(bezoek.request) | gemeen | context
    return TemplateResponse(bezoek.request, sjabloon, alles, status=status)


@achter_de_deur("vergelijken")
def vergelijken(bezoek: Bezoek) -> HttpResponse:
    """Two moments of the file, and what differs."""
    vandaag = bedrijfsdatum.vandaag()
    vraag = bezoek.request.GET.copy()
    if not any(naam.startswith(("eerst-", "daarna-")) for naam in vraag):
        vraag["eerst-bekend"] = (vandaag - timedelta(days=30)).isoformat()
    een, eerst = lees_moment(vraag, vandaag, prefix="eerst")
    twee, daarna = lees_moment(vraag, vandaag, prefix="daarna")
    is_goed = not een.errors and not twee.errors
    wie, persoon_id = bezoek.request.user, bezoek.persoon.pk
    context = {
        "eerstform": een,
        "daarnaform": twee,
        "eerst": eerst,
        "daarna": daarna,
        "vandaag": vandaag,
        "verschillen": vergelijk(wie, persoon_id, eerst, daarna) if is_goed else [],
        "is_goed": is_goed,
    }
    titel = gettext("Twee momenten vergelijken")
    return _pagina(bezoek, "dossier/vergelijken.html", titel, 200 if is_goed else 422, context)


@achter_de_deur("besluit van vandaag")
def besluit_vandaag(bezoek: Bezoek) -> HttpResponse:
    """What would be decided today with what is known; nothing is decided."""
    gelezen = [
        (besluit, besluit.lees(bezoek.persoon.pk)) for besluit in besluiten_nu(bezoek.request.user)
    ]
    context = {"besluiten": [(b, inhoud) for b, inhoud in gelezen if inhoud is not None]}
    titel = gettext("Welk besluit zouden wij vandaag nemen?")
    return _pagina(bezoek, "dossier/besluit_nu.html", titel, 200, context)


def noteer(request: HttpRequest, uuid: Any) -> HttpResponse:
    """Keep a note."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not request.user.has_perm(NOTEER):
        raise PermissionDenied
    return _noteer(request, uuid)


@achter_de_deur("notitie")
def _noteer(bezoek: Bezoek) -> HttpResponse:
    form = Notitieformulier(bezoek.request.POST)
    if not form.is_valid():
        return _teken(bezoek, status=422, notitieform=form)
    Notitie.objects.create(
        persoon_id=bezoek.persoon.pk,
        tekst=maskeer(form.cleaned_data["tekst"])[:2000],
        actor=bezoek.actor,
        rol=bezoek.rol,
        zaak_id=bezoek.opening.zaak_id,
    )
    messages.success(bezoek.request, gettext("De notitie is bewaard."))
    return HttpResponseRedirect(bezoek.adres())


def toon(request: HttpRequest, uuid: Any) -> HttpResponse:
    """Show one number in full; a look of its own."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    return _toon(request, uuid)


@achter_de_deur("volledig nummer")
def _toon(bezoek: Bezoek) -> HttpResponse:
    gegeven = bezoek.request.POST.get("gegeven", "")
    if gegeven not in (BSN, IBAN):
        return HttpResponseRedirect(bezoek.adres())
    if (geweigerd := leg_vast(bezoek, "volledig nummer", wat=gegeven)) is not None:
        return geweigerd
    if gegeven == BSN:
        return _teken(bezoek, volledig=("BSN", queries.bsn_van(bezoek.persoon)))
    rekening = queries.rekening_op(bezoek.persoon.pk, bedrijfsdatum.vandaag())
    tekst = queries.iban_van(rekening) if rekening else gettext("Er is geen rekening bekend.")
    return _teken(bezoek, volledig=("IBAN", tekst))
