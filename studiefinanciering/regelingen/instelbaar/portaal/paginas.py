"""My small schemes, and one decision with its days and the way to object."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from duo_portal.cases.bezwaar import termijn
from studiefinanciering.models import Regelingaanvraag, Regelingbesluit
from studiefinanciering.views.portal.lezen.basis import Leespagina

from ..aanvragen import ONDERWERP
from ..definitie import definities
from ..rondes import alle_rondes, open_ronde
from ..stand import stand_van, standen_van
from .woorden import STAND

MAP = "portal/regelingen"


class MijnRegelingen(Leespagina):
    """What was asked for and what came of it; what can be asked for now."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The list."""
        return render(request, f"{MAP}/lijst.html", lijst(self.burger.persoon_id, self.op))


class Besluitpagina(Leespagina):
    """A decision: what, why, when, and until when one can object."""

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """The page of one decision of this person."""
        gevonden = Regelingbesluit.objects.filter(
            uuid=uuid, persoon_id=self.burger.persoon_id
        ).first()
        if gevonden is None:
            raise Http404
        stand = stand_van(Regelingaanvraag.objects.get(pk=gevonden.aanvraag_id))
        is_laatste = stand.besluit is not None and stand.besluit.pk == gevonden.pk
        context = {
            "besluit": gevonden,
            "reden": gevonden.voorstel.reden,
            "stand": stand,
            "is_laatste": is_laatste,
            "op": self.op,
            "rijen": termijnrijen(stand.termijnen) if is_laatste else [],
            "bezwaar_tot": termijn.bezwaar_tot(gevonden.besluit_op),
        }
        return render(request, f"{MAP}/besluit.html", context)


def lijst(persoon_id: int, op: Any) -> dict[str, Any]:
    """Mine, and what is open for who did not ask yet."""
    from duo_portal.cases.models import Zaak

    standen = standen_van(persoon_id)
    zaken = {
        zaak.onderwerp_id: zaak
        for zaak in Zaak.objects.filter(persoon_id=persoon_id, onderwerp=ONDERWERP)
    }
    gevraagd = {(s.aanvraag.regeling, s.aanvraag.ronde) for s in standen}
    rondes, te_vragen = alle_rondes(), []
    for code, d in definities().items():
        ronde = open_ronde(code, op, rondes.get(code, ()))
        if ronde is not None and (code, ronde.ronde) not in gevraagd:
            te_vragen.append((d, ronde))
    return {"standen": [(s, zaken.get(s.aanvraag.pk)) for s in standen], "te_vragen": te_vragen}


def termijnrijen(termijnen: Any) -> list[tuple[Any, int, Any]]:
    """(day, cents, words) of every part."""
    return [(t.betaal_op, t.bedrag_centen, STAND[t.stand]) for t in termijnen]
