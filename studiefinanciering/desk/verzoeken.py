"""Requests about parents that a colleague decides on: one left out of account (3.14), a peiljaar that waits (3.10).

The page shows what is asked and what yes or no would do; the form decides, with a reason for the record and, for a
rejection, the ground that stands in the letter.
"""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.cases.models import Zaak
from duo_portal.cases.overgangen import OvergangGeweigerd
from duo_portal.cases.queries import open_zaken_van
from duo_portal.identity.models import Persoon
from duo_portal.web.logging import maskeer
from duo_portal.web.zoeken import DossierAdmin
from studiefinanciering.inzien.ouders import BUITEN, PEILJAAR, inkomens_van, tellende_ouders
from studiefinanciering.models import Aanvraag, Student
from studiefinanciering.operations.aanvragen import AanvraagGeweigerd
from studiefinanciering.operations.ouder_buiten import Buitengrond, beslis_ouder_buiten
from studiefinanciering.operations.peiljaar import beslis_peiljaar
from studiefinanciering.operations.uitkomst import Uitkomst
from studiefinanciering.operations.verzoekbrief import GRONDEN, Weigergrond
from studiefinanciering.rules.peiljaarverlegging import JAREN_TERUG

from . import rechten
from .bevestigen import Handeling, beslissing
from .handelingen import bewaakt

TITEL = {
    BUITEN: _("Verzoek om een ouder niet mee te tellen"),
    PEILJAAR: _("Verzoek om een ander peiljaar"),
}
ARTIKEL = {BUITEN: "Wsf 2000 art. 3.14", PEILJAAR: "Wsf 2000 art. 3.10"}
GEVRAAGD_OM = {
    Buitengrond.VERSTOORD: _("langdurig ernstig verstoorde verhouding"),
    Buitengrond.ONVINDBAAR: _("ouder onvindbaar"),
}
GROND = {
    Weigergrond.GEEN_BEWIJS: _("geen of te weinig bewijs"),
    Weigergrond.NIET_ERNSTIG: _("niet langdurig ernstig verstoord"),
    Weigergrond.CONFLICT_OM_GELD: _("conflict over geld voor de studie"),
    Weigergrond.OUDER_VINDBAAR: _("ouder is te vinden"),
    Weigergrond.GEEN_TERUGVAL: _("geen terugval van 15 procent"),
    Weigergrond.INKOMEN_ONBEKEND: _("inkomen niet aangetoond"),
}
_BESLIS: dict[str, Callable[..., Uitkomst]] = {
    BUITEN: beslis_ouder_buiten,
    PEILJAAR: beslis_peiljaar,
}
JA, NEE = "ja", "nee"


def open_verzoeken(persoon_id: int) -> list[dict[str, object]]:
    """Requests of a student that wait for a decision, most urgent first."""
    return [
        {
            "titel": TITEL[zaak.onderwerp],
            "kenmerk": zaak.kenmerk,
            "termijn_tot": zaak.termijn_tot,
            "adres": reverse("admin:studiefinanciering_verzoek", args=[zaak.pk]),
        }
        for zaak in open_zaken_van(persoon_id).filter(onderwerp__in=TITEL)
    ]


def adressen(beheer: DossierAdmin[Student]) -> list[URLPattern]:
    """The page of one request, by its case."""

    def pagina(request: HttpRequest, zaak_id: int) -> HttpResponse:
        zaak = Zaak.objects.filter(pk=zaak_id, onderwerp__in=TITEL).first()
        student = Student.objects.filter(pk=zaak.persoon_id).first() if zaak else None
        if zaak is None or student is None:
            raise Http404
        beslis = partial(verzoek_pagina, zaak=zaak)
        return bewaakt(beheer, beslis, rechten.BESLIS, request, student.kenmerk, scherm="verzoek")

    adres = beheer.admin_site.admin_view(pagina)
    return [path("verzoek/<int:zaak_id>/", adres, name="studiefinanciering_verzoek")]


def verzoek_pagina(h: Handeling, zaak: Zaak) -> HttpResponse:
    """Grant or reject one request."""
    aanvraag = Aanvraag.objects.get(zaak_id=zaak.pk)
    gronden = GRONDEN[aanvraag.soort]
    besluit = h.request.POST.get("besluit") or h.request.GET.get("besluit")
    wijst_toe = besluit != NEE
    gekozen = h.request.POST.get("grond", "")
    grond = gekozen if gekozen in gronden else str(gronden[0])

    def doe() -> Uitkomst:
        try:
            return _BESLIS[zaak.onderwerp](
                zaak_id=zaak.pk,
                wijst_toe=wijst_toe,
                actor=h.actor,
                reden=maskeer(h.request.POST.get("reden", "").strip())[:500],
                grond="" if wijst_toe else grond,
            )
        except OvergangGeweigerd:
            raise AanvraagGeweigerd(gettext("Over dit verzoek is al besloten.")) from None

    return beslissing(
        h,
        "desk_verzoek",
        doe,
        gelukt=gettext("Het besluit is genomen. De student krijgt een brief."),
        title=str(TITEL[zaak.onderwerp]),
        uitleg=gettext("Kies eerst uw besluit en bekijk wat het doet. Daarna bevestigt u het."),
        knop=gettext("Wijs toe") if wijst_toe else gettext("Wijs af"),
        verzoek=zaak,
        artikel=ARTIKEL[zaak.onderwerp],
        wat=_wat(aanvraag),
        besluiten=[(JA, gettext("Toewijzen")), (NEE, gettext("Afwijzen"))],
        besluit=JA if wijst_toe else NEE,
        gronden=[] if wijst_toe else [(str(g), GROND[g]) for g in gronden],
        gekozen_grond=grond,
    )


def _wat(aanvraag: Aanvraag) -> list[tuple[str, str]]:
    """What is asked, and of which parent something is known; no amounts."""
    if aanvraag.soort == "ouder_buiten":
        ouder = Persoon.objects.get(pk=aanvraag.inhoud["ouder"])
        return [
            (gettext("Ouder"), str(ouder)),
            (gettext("Grond"), str(GEVRAAGD_OM[Buitengrond(aanvraag.inhoud["grond"])])),
            (gettext("Vanaf"), f"{aanvraag.ingangsmaand:%Y-%m}"),
        ]
    jaar, peiljaar = int(aanvraag.inhoud["jaar"]), int(aanvraag.inhoud["peiljaar"])
    regels = [(gettext("Voor"), str(jaar)), (gettext("Gevraagd peiljaar"), str(peiljaar))]
    ouders = tellende_ouders(aanvraag.persoon_id, aanvraag.ingangsmaand)
    for inkomensjaar in (jaar - JAREN_TERUG, peiljaar):
        bekend = inkomens_van(ouders, inkomensjaar)
        stand = gettext("%(bekend)s van %(ouders)s ouders") % {
            "bekend": len(bekend),
            "ouders": len(ouders),
        }
        regels.append((gettext("Inkomen %(jaar)s bekend") % {"jaar": inkomensjaar}, stand))
    return regels
