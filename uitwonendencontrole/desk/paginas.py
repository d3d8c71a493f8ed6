"""Work per role, one case without a name, and its documents. Opening a case is the reason; each look is recorded."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib.admin import site
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from duo_portal.audit.inzage import DESK, InzageNietVastgelegd, leg_inzage_vast
from duo_portal.cases.models import Stuk
from duo_portal.foundation.period import Maand
from duo_portal.web.beheer.dossier.toegang import geweigerd, rol_van_verzoek
from duo_portal.web.zaken.bestanden import als_bestand
from studiefinanciering.operations.woonsituatie import Grond
from uitwonendencontrole.controleren import queries
from uitwonendencontrole.controleren.operations.besluiten import bereken_boete
from uitwonendencontrole.controleren.operations.voornemen import reken_door
from uitwonendencontrole.controleren.overgangen import OvergangGeweigerd
from uitwonendencontrole.models import Controle, Herziening, Stand
from uitwonendencontrole.rules.boete import Verwijt

from . import rechten
from .daden import DADEN, Daad, laatste, mogelijk
from .insturen import Ingestuurd, neem_in, versie_van

LIJSTEN = (
    ("beoordelaar", _("Beoordelen"), rechten.BEOORDEEL),
    ("tweede", _("Meekijken"), rechten.TWEEDE),
    ("voornemen", _("Voornemen"), rechten.NEEM_VOOR),
    ("beslisser", _("Besluiten"), rechten.BESLIS),
    ("boete", _("Boete"), rechten.BEBOET),
    ("bezwaar", _("Bezwaar en beroep"), rechten.BEZWAAR),
)
GEHOORD = frozenset({Stand.VOORNEMEN, Stand.BESLUIT_HERZIENING, Stand.BESLUIT_BOETE, Stand.BEZWAAR, Stand.BEROEP, Stand.HERROEPEN, Stand.ONHERROEPELIJK})  # fmt: skip
"""Where somebody is heard or decided about, and so can be known."""


@require_safe
def werk(request: HttpRequest) -> HttpResponse:
    """What waits for this colleague, per role; no persons, so no look."""
    wie, standen = request.user.get_username(), dict(Stand.choices)
    lijsten = [
        (naam, titel, [(w, standen[w.stand]) for w in queries.werk_voor(wie, naam)])
        for naam, titel, recht in LIJSTEN
        if request.user.has_perm(recht)
    ]
    context = site.each_context(request) | {
        "title": gettext("Uitwonendencontrole: mijn werk"),
        "lijsten": lijsten,
    }
    return TemplateResponse(request, "controle_desk/werk.html", context)


def zaak(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One check; a POST carries `actie`."""
    controle = controle_of_404(uuid)
    if (dicht := leg_vast(request, controle, "zaak")) is not None:
        return dicht
    gestuurd = Ingestuurd()
    if request.method == "POST":
        gestuurd = neem_in(request, controle, DADEN)
        if gestuurd.is_gedaan:
            return HttpResponseRedirect(reverse("admin:controle_zaak", args=[uuid]))
    kan = mogelijk(DADEN, controle, request.user)
    herziening = Herziening.objects.filter(controle=controle).select_related("boete").first()
    context = site.each_context(request) | {
        "title": gettext("Controle"),
        "zaak": queries.blind(controle),
        "controle": controle,
        "stand": controle.get_stand_display(),
        "oordeel": laatste(controle),
        "oordelen": controle.beoordelingen.select_related("tweede").order_by("pk"),
        "bevindingen": controle.bevindingen.order_by("pk"),
        "bezoek": controle.bezoeken.select_related("verslag").order_by("-pk").first(),
        "voornemen": controle.voornemens.order_by("-pk").first(),
        "gesprekken": controle.gesprekken.order_by("pk"),
        "herziening": herziening,
        "boete": getattr(herziening, "boete", None),
        "dossier": _dossier(request, controle),
        "log": queries.log_van(controle.pk),
        "verschil": gestuurd.verschil,
        "formulieren": formulieren(kan, controle, gestuurd, request.user.get_username()),
        **_vooraf(controle, kan, request.user.get_username()),
        **_boete(herziening, kan),
    }
    return TemplateResponse(request, "controle_desk/zaak.html", context, status=gestuurd.status)


@require_safe
def stuk(request: HttpRequest, uuid: UUID, stuk: UUID) -> HttpResponse:
    """A document that was sent as evidence, as a download."""
    controle = controle_of_404(uuid)
    gevonden = Stuk.objects.filter(uuid=stuk, persoon_id=controle.persoon_id).first()
    if gevonden is None or not controle.bewijs.filter(stuk=stuk).exists():
        raise Http404
    return leg_vast(request, controle, "bewijsstuk") or als_bestand(gevonden)


def formulieren(
    kan: Mapping[str, Daad], controle: Controle, gestuurd: Ingestuurd, actor: str
) -> list[dict[str, Any]]:
    """The form of each act that can be done: as it was sent, else empty."""
    versie = versie_van(controle)
    return [
        {
            "naam": naam,
            "titel": daad.titel,
            "form": gestuurd.form
            if gestuurd.naam == naam
            else daad.formulier(controle=controle, naam=naam, versie=versie, actor=actor),
        }
        for naam, daad in kan.items()
    ]


def controle_of_404(uuid: UUID) -> Controle:
    """The check behind a key."""
    gevonden = Controle.objects.filter(uuid=uuid).first()
    if gevonden is None:
        raise Http404
    return gevonden


def leg_vast(request: HttpRequest, controle: Controle, scherm: str) -> HttpResponse | None:
    """Record the look, with the check as its reason; the refusal when that fails."""
    try:
        leg_inzage_vast(
            actor=request.user.get_username(),
            rol=rol_van_verzoek(request),
            persoon_id=controle.persoon_id,
            scherm=f"controle: {scherm}",
            reden="Uitwonendencontrole",
            wat=str(controle.uuid),
            kanaal=DESK,
        )
    except InzageNietVastgelegd as fout:
        return geweigerd(request, fout)
    return None


def _dossier(request: HttpRequest, controle: Controle) -> str:
    """The way to the person file, for who hears or decides; a reviewer gets no name."""
    mag = any(request.user.has_perm(recht) for recht in rechten.NAAM)
    if not mag or controle.stand not in GEHOORD:
        return ""
    return reverse("admin:dossier", args=[controle.persoon.uuid])


def _vooraf(controle: Controle, kan: Mapping[str, Daad], actor: str) -> dict[str, Any]:
    """The amounts per month that an intention or a decision of today would bring, tried and turned back."""
    if not {"voornemen", "herzie"} & set(kan):
        return {}
    try:
        rijen = reken_door(controle, grond=Grond.WIST_OF_KON_WETEN, actor=actor)
    except OvergangGeweigerd as fout:
        return {"vooraf_fout": str(fout)}
    return {
        "vooraf": [(m, oud, nieuw, oud - nieuw) for m, oud, nieuw in rijen],
        "vooraf_samen": sum(max(oud - nieuw, 0) for _m, oud, nieuw in rijen),
    }


def _boete(herziening: Herziening | None, kan: Mapping[str, Daad]) -> dict[str, Any]:
    """What each degree of blame comes to."""
    if herziening is None or "beboet" not in kan:
        return {}
    return {"boetes": [(v, *bereken_boete(herziening, verwijt=v)) for v in Verwijt]}


def maandrijen(maanden: list[list[Any]]) -> list[tuple[Any, int, int, int]]:
    """(first day, before, after, difference) of the months of a decision, cents."""
    return [(Maand.parse(m).eerste_dag, oud, nieuw, oud - nieuw) for m, oud, nieuw in maanden]
