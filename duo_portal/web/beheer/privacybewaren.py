"""Retention at the desk: the table of terms, proposals to destroy, a second person's decision, and the report."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity.rollen import VierOgenVereist
from duo_portal.privacy.bewaren import operations
from duo_portal.privacy.models import Vernietigingsvoorstel
from duo_portal.web.privacy.openbaar import bewaarkolommen, bewaarrijen

from .deskpaginas import Deskpagina, registreer_deskpagina
from .privacy import toon
from .privacyformulieren import Voorstelformulier

KIJK, BESLIS = "privacy.view_vernietigingsvoorstel", "privacy.change_vernietigingsvoorstel"


@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Terms and proposals."""
    return toon(
        request,
        "bewaren",
        gettext("Bewaren en vernietigen"),
        voorstellen=Vernietigingsvoorstel.objects.order_by("-pk")[:100],
        mag=request.user.has_perm(BESLIS),
        kolommen=bewaarkolommen(),
        rijen=bewaarrijen(),
    )


@require_POST
def stel_voor(request: HttpRequest) -> HttpResponse:
    """Propose now instead of tonight; then somebody else decides."""
    gemaakt = operations.stel_voor(bedrijfsdatum.vandaag(), actor=request.user.get_username())
    messages.success(request, gettext("Voorstellen gemaakt: %(aantal)s") % {"aantal": len(gemaakt)})
    return redirect(reverse("admin:privacy_bewaren"))


def voorstel(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One proposal with its report; a POST carries `actie` (goedkeuren or afwijzen)."""
    rij = Vernietigingsvoorstel.objects.filter(uuid=uuid).first()
    if rij is None:
        raise Http404
    if request.method != "POST":
        return _een(request, rij, Voorstelformulier())
    if not request.user.has_perm(BESLIS):
        raise PermissionDenied
    form, actie = Voorstelformulier(request.POST), request.POST.get("actie", "")
    doe = {"goedkeuren": operations.keur_goed, "afwijzen": operations.wijs_af}.get(actie)
    if doe is None or not form.is_valid():
        return _een(request, rij, form, status=422 if doe else 400)
    try:
        doe(
            voorstel_id=rij.pk,
            actor=request.user.get_username(),
            reden=form.cleaned_data["reden"],
        )
    except (operations.VoorstelGeweigerd, VierOgenVereist) as fout:
        form.add_error(None, str(fout))
        return _een(request, rij, form, status=422)
    messages.success(request, gettext("Vastgelegd."))
    return redirect(reverse("admin:privacy_voorstel", args=[rij.uuid]))


def _een(
    request: HttpRequest, rij: Vernietigingsvoorstel, form: Voorstelformulier, status: int = 200
) -> HttpResponse:
    is_open = rij.status == Vernietigingsvoorstel.Status.VOORGESTELD
    partijen = rij.partijen.order_by("nummer")
    return toon(
        request,
        "voorstel",
        gettext("Vernietigen: %(soort)s") % {"soort": rij.soort},
        status,
        voorstel=rij,
        form=form if is_open and request.user.has_perm(BESLIS) else None,
        kolommen=[gettext("Partij"), (gettext("Genoemd"), "getal"), (gettext("Vernietigd"), "getal"),
                  gettext("Wanneer"), gettext("Kenmerk van de sleutels")],
        partijen=[
            [p.nummer, p.genoemd, p.vernietigd, f"{p.opgeslagen_at:%d-%m-%Y %H:%M}", bytes(p.sleutels_hash).hex()[:16]]
            for p in partijen[:500]
        ],
    )  # fmt: skip


def registreer() -> None:
    """Give the pages their address; the list of requests leads here."""
    for pagina in (
        Deskpagina("privacy/bewaren/", "privacy_bewaren", lijst, KIJK),
        Deskpagina("privacy/bewaren/voorstellen/", "privacy_stel_voor", stel_voor, BESLIS),
        Deskpagina("privacy/voorstel/<uuid:uuid>/", "privacy_voorstel", voorstel, KIJK),
    ):
        registreer_deskpagina(pagina)
