"""Precedents by word or article, and outcomes per kind of case over a year."""

from datetime import date

from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from duo_portal.cases.soorten.cijfers import uitkomsten
from duo_portal.cases.soorten.precedenten import HOEVEEL, zoek
from duo_portal.web.zaken.lezen import SOORT
from duo_portal.web.zaken.verzoek.registratie import ADVISEER
from duo_portal.web.zaken.verzoek.woorden import UITKOMST_DESK

from .lijst import jaar_van

MAP = "admin/cases/verzoek"
_TEKENS = 200


def precedenten(request: HttpRequest) -> HttpResponse:
    """What was decided before, without names; searching shows nothing of a person."""
    if not request.user.has_perm(ADVISEER):
        raise PermissionDenied
    woorden = request.GET.get("woorden", "").replace("\0", "")[:_TEKENS]
    artikel = request.GET.get("artikel", "").replace("\0", "")[:_TEKENS]
    context = site.each_context(request) | {
        "title": gettext("Eerdere besluiten op maat"),
        "woorden": woorden,
        "artikel": artikel,
        "gevonden": [(UITKOMST_DESK[p.uitkomst], p) for p in zoek(woorden, artikel)],
        "hoeveel": HOEVEEL,
    }
    return TemplateResponse(request, f"{MAP}/precedenten.html", context)


def cijfers(request: HttpRequest) -> HttpResponse:
    """What came in, how it ended, on time or not."""
    jaar = jaar_van(request.GET.get("jaar", ""))
    regels = uitkomsten(date(jaar, 1, 1), date(jaar + 1, 1, 1))
    context = site.each_context(request) | {
        "title": gettext("Klachten en verzoeken, %(jaar)s") % {"jaar": jaar},
        "jaar": jaar,
        "regels": [(SOORT[r.soort], r, _hoe(r.per_uitkomst)) for r in regels],
    }
    return TemplateResponse(request, f"{MAP}/cijfers.html", context)


def _hoe(per_uitkomst: dict[str, int]) -> list[tuple[str, int]]:
    return [(str(UITKOMST_DESK[naam]), aantal) for naam, aantal in sorted(per_uitkomst.items())]
