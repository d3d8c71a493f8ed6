"""The buttons of a student's page. Each has a page that shows the effect first; only its form acts.

A page is about a person, so opening it is on record. The form carries the fingerprint of the effect that was
shown and a key of its own: sent twice, one thing happens.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.audit.models import Handeling as Vastlegging
from duo_portal.foundation.period import Maand, maanden
from duo_portal.identity.models import Blokkade
from duo_portal.identity.rollen import VierOgenVereist, rol_van
from duo_portal.web.logging import maskeer
from studiefinanciering.models import Student, Uitbetaalmelding
from studiefinanciering.operations import aanhouden
from studiefinanciering.operations.aanvragen import AanvraagGeweigerd
from studiefinanciering.operations.herzien import (
    Aanleiding,
    GeenBesluit,
    HerzieningTeLaat,
    herzien,
)
from studiefinanciering.operations.stopzetten import stopzetten
from studiefinanciering.operations.uitkomst import Uitkomst

from . import rechten
from .kolommen import bedrag
from .teksten import MEDEWERKER, bankreden_tekst
from .vooraf import Effect, bekijk_vooraf

if TYPE_CHECKING:
    from .studenten import StudentAdmin

GEWEIGERD = (
    AanvraagGeweigerd,
    GeenBesluit,
    HerzieningTeLaat,
    VierOgenVereist,
    aanhouden.BlokkadeNietOpTeHeffen,
    aanhouden.RedenOntbreekt,
)
MAANDEN_VOORUIT = 13
SJABLOON = "admin/studiefinanciering/student/bevestigen.html"


def adressen(beheer: "StudentAdmin") -> list[URLPattern]:
    """The addresses of the confirm pages, by reference of the file."""
    paginas: list[tuple[str, str, Callable[..., HttpResponse], str]] = [
        ("herzien/", "herzien", herzien_pagina, rechten.BESLIS),
        ("stopzetten/", "stopzetten", stopzetten_pagina, rechten.BESLIS),
        ("aanhouden/", "aanhouden", aanhouden_pagina, rechten.HOUD_AAN),
        ("blokkade/<int:blokkade_id>/opheffen/", "opheffen", opheffen_pagina, rechten.HEF_OP),
    ]
    return [
        path(
            f"<uuid:kenmerk>/{pad}",
            beheer.admin_site.admin_view(partial(_bewaakt, beheer, pagina, recht)),
            name=f"studiefinanciering_student_{naam}",
        )
        for pad, naam, pagina, recht in paginas
    ]


@dataclass(frozen=True, slots=True)
class Handeling:
    """One confirm page at work: who asks, about which student."""

    beheer: "StudentAdmin"
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


def _bewaakt(
    beheer: "StudentAdmin",
    pagina: Callable[..., HttpResponse],
    recht: str,
    request: HttpRequest,
    kenmerk: UUID,
    **rest: Any,
) -> HttpResponse:
    """First the rights, then the record of the look, then the page."""
    student = beheer.get_object(request, str(kenmerk))
    if student is None:
        raise Http404
    if not beheer.has_view_permission(request, student) or not request.user.has_perm(recht):
        raise PermissionDenied
    geweigerd = beheer._leg_inzage_vast(request, str(kenmerk), pagina.__name__.partition("_")[0])  # noqa: SLF001
    return geweigerd or pagina(Handeling(beheer, request, student), **rest)


def _beslissing(
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


def herzien_pagina(h: Handeling) -> HttpResponse:
    """Decide anew with the facts of now."""

    def doe() -> Uitkomst:
        return herzien(
            persoon_id=h.student.pk, aanleiding=Aanleiding(reden=MEDEWERKER), actor=h.actor
        )

    return _beslissing(
        h,
        "desk_herzien",
        doe,
        gelukt=gettext("Er is opnieuw beslist."),
        title=gettext("Opnieuw beslissen"),
        uitleg=gettext("Alle besluiten worden opnieuw berekend met de gegevens van nu."),
    )


def stopzetten_pagina(h: Handeling) -> HttpResponse:
    """Stop from a month that has not begun."""
    eerste = Maand.van(bedrijfsdatum.vandaag()).volgende
    keuzes = [str(maand) for maand in maanden(eerste, eerste + MAANDEN_VOORUIT)]
    gekozen = h.request.POST.get("per") or h.request.GET.get("per") or keuzes[0]
    if gekozen not in keuzes:
        gekozen = keuzes[0]

    def doe() -> Uitkomst:
        per = Maand.parse(gekozen)
        return stopzetten(
            persoon_id=h.student.pk, per=per, sleutel=h.sleutel, actor=h.actor, kanaal="desk"
        )

    return _beslissing(
        h,
        "desk_stopzetten",
        doe,
        gelukt=gettext("De studiefinanciering stopt vanaf %(maand)s.") % {"maand": gekozen},
        title=gettext("Stopzetten"),
        uitleg=gettext("De studiefinanciering stopt vanaf de maand die u kiest."),
        maanden=keuzes,
        gekozen=gekozen,
    )


def aanhouden_pagina(h: Handeling) -> HttpResponse:
    """Hold the payments."""
    soorten = [
        soort
        for soort in Blokkade.Reden
        if soort not in (Blokkade.Reden.OVERLIJDEN, Blokkade.Reden.RETOUR)
    ]
    keuzes = [(str(soort), gettext(str(soort.label))) for soort in soorten]
    fout = ""
    gekozen = h.request.POST.get("soort", "")
    try:
        if h.is_bevestigd and gekozen in dict(keuzes):
            aanhouden.houd_aan(
                persoon_id=h.student.pk,
                soort=Blokkade.Reden(gekozen),
                actor=h.actor,
                reden=h.reden,
                rol=h.rol,
            )
            return h.terug(gettext("De betalingen zijn aangehouden."))
    except GEWEIGERD as geweigerd:
        fout = gettext(str(geweigerd))
    return h.toon(
        fout=fout,
        title=gettext("Betalingen aanhouden"),
        uitleg=gettext(
            "Vanaf vandaag wordt niets betaald. Wat de student tegoed heeft, blijft staan en wordt "
            "betaald als u de blokkade opheft."
        ),
        soorten=keuzes,
        gekozen_soort=gekozen,
    )


def opheffen_pagina(h: Handeling, blokkade_id: int) -> HttpResponse:
    """Lift a hold."""
    blokkade = Blokkade.objects.filter(pk=blokkade_id, persoon_id=h.student.pk).first()
    if blokkade is None:
        raise Http404
    fout = ""
    try:
        if h.is_bevestigd:
            aanhouden.hef_op(blokkade_id=blokkade.pk, actor=h.actor, reden=h.reden, rol=h.rol)
            return h.terug(gettext("De blokkade is opgeheven."))
    except GEWEIGERD as geweigerd:
        fout = gettext(str(geweigerd))
    return h.toon(
        fout=fout,
        title=gettext("Blokkade opheffen"),
        uitleg=gettext(
            "De student krijgt weer geld. Wat nog openstaat gaat mee met de volgende run."
        ),
        blokkade=blokkade,
        gezet_door=aanhouden.gezet_door(blokkade),
        andere=Blokkade.objects.filter(persoon_id=h.student.pk, opgeheven_op=None)
        .exclude(pk=blokkade.pk)
        .count(),
        teruggekomen=_teruggekomen(h.student.pk),
    )


def _teruggekomen(persoon_id: int) -> list[str]:
    """The last payments that the bank refused or sent back: what will be due again."""
    meldingen = Uitbetaalmelding.objects.filter(uitbetaling__persoon_id=persoon_id)
    return [
        f"{bedrag(m.uitbetaling.bedrag_centen)}, {m.op}: {bankreden_tekst(m.code)}"
        for m in meldingen.select_related("uitbetaling").order_by("-pk")[:3]
    ]
