"""A confirm page at work: who asks, the effect that is shown, and the form that alone acts.

The form carries the fingerprint of the effect that was shown and a key of its own: sent twice, one thing
happens; when the outcome is another one by the time of the click, the page is shown again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.audit.models import Handeling as Vastlegging
from duo_portal.identity.rollen import VierOgenVereist, rol_van
from duo_portal.web.logging import maskeer
from duo_portal.web.zoeken import DossierAdmin
from studiefinanciering.models import Student
from studiefinanciering.operations import aanhouden
from studiefinanciering.operations.aanvragen import AanvraagGeweigerd
from studiefinanciering.operations.herzien import GeenBesluit, HerzieningTeLaat
from studiefinanciering.operations.uitkomst import Uitkomst
from studiefinanciering.operations.verzoekbrief import WeigergrondOntbreekt

from .vooraf import Effect, bekijk_vooraf

GEWEIGERD = (
    AanvraagGeweigerd,
    GeenBesluit,
    HerzieningTeLaat,
    VierOgenVereist,
    WeigergrondOntbreekt,
    aanhouden.BlokkadeNietOpTeHeffen,
    aanhouden.RedenOntbreekt,
)
SJABLOON = "admin/studiefinanciering/student/bevestigen.html"


@dataclass(frozen=True, slots=True)
class Handeling:
    """One confirm page at work: who asks, about which student."""

    beheer: DossierAdmin[Student]
    request: HttpRequest
    student: Student

    @property
    def actor(self) -> str:
        """The colleague."""
        return self.request.user.get_username()

    @property
    def rol(self) -> str:
        """The role to record."""
        gebruiker = self.request.user
        return rol_van(gebruiker) if isinstance(gebruiker, User) else ""

    @property
    def reden(self) -> str:
        """The reason given, numbers masked; raises `RedenOntbreekt` when a form came without one."""
        reden = maskeer(self.request.POST.get("reden", "").strip())[:500]
        if not reden:
            raise aanhouden.RedenOntbreekt(gettext("Schrijf op waarom u dit doet."))
        return reden

    @property
    def is_bevestigd(self) -> bool:
        """Whether the form was sent."""
        return self.request.method == "POST"

    @property
    def sleutel(self) -> str:
        """The key of this form: of the page that was shown, or a new one."""
        gestuurd = self.request.POST.get("sleutel", "")
        try:
            return str(UUID(gestuurd))
        except ValueError:
            return str(uuid4())

    def terug(self, gelukt: str) -> HttpResponse:
        """To the file, with what was done."""
        messages.success(self.request, gelukt)
        return HttpResponseRedirect(self.dossier)

    @property
    def dossier(self) -> str:
        """Address of the file."""
        return reverse("admin:studiefinanciering_student_change", args=[self.student.kenmerk])

    def toon(self, **context: Any) -> HttpResponse:
        """The confirm page."""
        basis = self.beheer.admin_site.each_context(self.request)
        vast = {
            "opts": self.beheer.opts,
            "student": self.student,
            "dossier": self.dossier,
            "sleutel": self.sleutel,
            "reden": self.request.POST.get("reden", ""),
            "knop": context.get("title"),
        }
        return TemplateResponse(self.request, SJABLOON, basis | vast | context)


def beslissing(
    h: Handeling, soort: str, doe: Callable[[], Uitkomst], *, gelukt: str, **context: Any
) -> HttpResponse:
    """Show what `doe` would decide, and decide when the form confirms just that; `soort` names the act."""
    effect: Effect | None = None
    fout = ""
    try:
        if h.is_bevestigd and _was_al_gedaan(h, soort):
            return h.terug(gelukt)
        effect = bekijk_vooraf(h.student.pk, doe)
        if h.is_bevestigd:
            reden = h.reden
            if effect.vingerafdruk == h.request.POST.get("vingerafdruk"):
                _doe_met_reden(h, soort, doe, reden)
                return h.terug(gelukt)
            fout = gettext("De uitkomst is intussen anders. Kijk opnieuw en bevestig dan.")
    except GEWEIGERD as geweigerd:
        fout = gettext(str(geweigerd))
    return h.toon(effect=effect, fout=fout, is_besluit=True, **context)


def _was_al_gedaan(h: Handeling, soort: str) -> bool:
    return Vastlegging.objects.filter(sleutel=f"{soort}:{h.sleutel}").exists()


def _doe_met_reden(h: Handeling, soort: str, doe: Callable[[], Uitkomst], reden: str) -> None:
    """The act and why a colleague did it, together or not at all; once per form."""
    sleutel = f"{soort}:{h.sleutel}"
    with transaction.atomic():
        if eenmalig(sleutel) is not None:
            return
        uitkomst = doe()
        vastleggen(
            soort=soort,
            actor=h.actor,
            rol=h.rol,
            betrokkene_id=h.student.pk,
            sleutel=sleutel,
            reden=reden,
            uitkomst=uitkomst.als_dict(),
        )
