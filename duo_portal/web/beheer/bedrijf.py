"""How the house runs now: runs, auditor, queues, letters, terms; what needs somebody stands on top."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.models import Zaak
from duo_portal.verantwoording import bedrijf

from .deskpaginas import Deskpagina, registreer_deskpagina

RECHT = "verantwoording.view_controleronde"


@require_safe
def pagina(request: HttpRequest) -> HttpResponse:
    """One page, read at once."""
    op = bedrijfsdatum.vandaag()
    metingen = bedrijf.meters(op)
    context: dict[str, Any] = admin.site.each_context(request) | {
        "title": gettext("Bedrijf"),
        "auditor": bedrijf.auditorstand(),
        "aandacht": [m for m in metingen if m.vraagt_aandacht],
        "metingen": [(m.titel, m.waarde) for m in metingen],
        "metingkolommen": [gettext("Wat"), (gettext("Aantal"), "getal")],
        "termijnen": _termijnen(bedrijf.verwacht_vandaag(op)),
        "termijnkolommen": [gettext("Soort zaak"), (gettext("Deze week"), "getal"),
                            (gettext("Te laat"), "getal"), gettext("Eerste dag")],
        "runs": bedrijf.laatste_runs(),
    }  # fmt: skip
    return TemplateResponse(request, "verantwoording/bedrijf.html", context)


def _termijnen(rijen: list[dict[str, Any]]) -> list[list[Any]]:
    namen = dict(Zaak.Soort.choices)
    return [
        [namen.get(r["soort"], r["soort"]), r["aantal"], r["te_laat"], f"{r['eerste']:%d-%m-%Y}"]
        for r in rijen
    ]


def registreer() -> None:
    """Give the page its address and a place in the bar."""
    registreer_deskpagina(Deskpagina("bedrijf/", "bedrijf", pagina, RECHT, _("Bedrijf"), 70))
