"""The buttons of a student's page: decide anew, stop, hold payments, lift a hold.

Each has a page that shows the effect first (`bevestigen`). A page is about a person, so opening it is on record.
"""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand, maanden
from duo_portal.identity.models import Blokkade
from duo_portal.web.zoeken import DossierAdmin
from studiefinanciering.models import Student, Uitbetaalmelding
from studiefinanciering.operations import aanhouden
from studiefinanciering.operations.herzien import Aanleiding, herzien
from studiefinanciering.operations.stopzetten import stopzetten
from studiefinanciering.operations.uitkomst import Uitkomst

from . import rechten
from .bevestigen import GEWEIGERD, Handeling, beslissing
from .kolommen import bedrag
from .teksten import MEDEWERKER, bankreden_tekst

MAANDEN_VOORUIT = 13


def adressen(beheer: DossierAdmin[Student]) -> list[URLPattern]:
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
            beheer.admin_site.admin_view(partial(bewaakt, beheer, pagina, recht)),
            name=f"studiefinanciering_student_{naam}",
        )
        for pad, naam, pagina, recht in paginas
    ]


def bewaakt(
    beheer: DossierAdmin[Student],
    pagina: Callable[..., HttpResponse],
    recht: str,
    request: HttpRequest,
    kenmerk: UUID,
    *,
    scherm: str = "",
    **rest: Any,
) -> HttpResponse:
    """First the rights, then the record of the look, then the page."""
    student = beheer.get_object(request, str(kenmerk))
    if student is None:
        raise Http404
    if not beheer.has_view_permission(request, student) or not request.user.has_perm(recht):
        raise PermissionDenied
    scherm = scherm or pagina.__name__.partition("_")[0]
    geweigerd = beheer._leg_inzage_vast(request, str(kenmerk), scherm)  # noqa: SLF001
    return geweigerd or pagina(Handeling(beheer, request, student), **rest)


def herzien_pagina(h: Handeling) -> HttpResponse:
    """Decide anew with the facts of now."""

    def doe() -> Uitkomst:
        return herzien(
            persoon_id=h.student.pk, aanleiding=Aanleiding(reden=MEDEWERKER), actor=h.actor
        )

    return beslissing(
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

    return beslissing(
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
