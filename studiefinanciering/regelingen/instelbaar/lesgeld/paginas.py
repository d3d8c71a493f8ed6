"""My lesgeld in the portal: bills, what is open, under which reference, and the choice to pay in parts."""

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from duo_portal.cases.bezwaar import termijn
from studiefinanciering.models import Lesgeldfactuur, Lesgeldplan
from studiefinanciering.views.portal.lezen.basis import Leespagina

from . import plannen, regels
from .regels import LesgeldKanNiet
from .stand import Factuurstand, standen
from .woorden import WOORDEN

SJABLOON = "portal/regelingen/lesgeld.html"


class Lesgeldpagina(Leespagina):
    """Bills of the open file."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """All bills."""
        return render(request, SJABLOON, _context(self.burger.persoon_id, self.op))


class Termijnen(Leespagina):
    """Ask to pay a bill in parts."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Done, or the page again with why not."""
        factuur = Lesgeldfactuur.objects.filter(
            uuid=uuid, persoon_id=self.burger.persoon_id
        ).first()
        if factuur is None:
            raise Http404
        try:
            plannen.betaal_in_termijnen(factuur_id=factuur.pk, op=self.op, actor=self.burger.actor)
        except LesgeldKanNiet as fout:
            context = _context(self.burger.persoon_id, self.op) | {"fout": WOORDEN[fout.code]}
            return render(request, SJABLOON, context, status=422)
        return redirect("mijn:lesgeld")


def _context(persoon_id: int, op: date) -> dict[str, Any]:
    return {
        "facturen": [
            (stand, termijn.bezwaar_tot(stand.factuur.factuur_op), _mag_termijnen(stand, op))
            for stand in standen(persoon_id, op)
        ],
        "op": op,
        "iban": settings.BANK_OPDRACHTGEVER_IBAN,
        "naam": settings.BANK_OPDRACHTGEVER_NAAM,
    }


def _mag_termijnen(stand: Factuurstand, op: date) -> bool:
    """Whether asking for parts would be granted now."""
    if stand.plan.soort != Lesgeldplan.Soort.INEENS or stand.open_centen <= 0:
        return False
    try:
        regels.in_termijnen(stand.open_centen, op, stand.factuur.studiejaar)
    except LesgeldKanNiet:
        return False
    return True
