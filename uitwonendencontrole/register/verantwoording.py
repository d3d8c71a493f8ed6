"""The public account of a year: draws, what came of them, objections, stops, restitutions. No sign-in, nobody in it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.generic.base import View

from duo_portal.audit import bedrijfsdatum
from duo_portal.web.grafiek import Staaf, staafgrafiek
from duo_portal.web.templatetags.bedragen import euro
from uitwonendencontrole.models import Meetperiode
from uitwonendencontrole.openbaar import tonen, woorden
from uitwonendencontrole.openbaar.publicatie import publicatie_van

from . import jaar as cijfers

EERSTE = 2023


class Jaarpagina(View):
    """One year."""

    def get(self, request: HttpRequest, jaar: int) -> HttpResponse:
        """The page; 404 for a year before the first draws or still to come."""
        vandaag = bedrijfsdatum.vandaag()
        if not EERSTE <= jaar <= vandaag.year:
            raise Http404
        stappen = cijfers.trechter(jaar, vandaag)
        mensen, centen = cijfers.herstel(jaar)
        context = {
            "jaar": jaar,
            "jaren": range(vandaag.year, EERSTE - 1, -1),
            "trekkingen": [publicatie_van(t.verbinding) for t in cijfers.trekkingen(jaar)],
            "grafiek": _grafiek(jaar, stappen),
            "stapkolommen": [_("Stap"), (_("Aantal"), "getal"), (_("Uit een totaal van"), "getal")],
            "stappen": [[_fase(s.fase), _tekst(s.aantal), _tekst(s.van)] for s in stappen],
            "telkolommen": [_("Uitkomst"), (_("Aantal"), "getal")],
            "uitkomsten": [[naam, _tekst(n)] for naam, n in cijfers.uitkomsten(jaar)],
            "bezwaren": [[naam, _tekst(n)] for naam, n in cijfers.bezwaren(jaar)],
            "stops": cijfers.stops(jaar),
            "hersteld": mensen,
            "hersteld_tekst": _tekst(mensen),
            "hersteld_euro": euro(centen) if centen else "",
            "perioden": [_periode(p) for p in cijfers.perioden(jaar)],
        }
        return render(request, "portal/controle/verantwoording.html", context)


def _fase(rij: str) -> str:
    return str(woorden.FASEN.get(rij, rij))


def _tekst(aantal: int | None) -> str:
    return _("te weinig om te tonen") if aantal is None else woorden.getal(aantal)


def _grafiek(jaar: int, stappen: list[cijfers.Stapcijfer]) -> SafeString | str:
    """Bars of what may be shown, from two on; the table below has every stage, also those with too few."""
    staven = [
        Staaf(str(nummer), s.aantal, f"{_fase(s.fase)}: {_tekst(s.aantal)}")
        for nummer, s in enumerate(stappen, 1)
        if s.aantal
    ]
    titel = _("Hoe ver de controles van %(jaar)s kwamen") % {"jaar": jaar}
    return staafgrafiek(titel, _("Stap"), _("Aantal"), staven) if len(staven) > 1 else ""


def _periode(periode: Meetperiode) -> dict[str, Any]:
    regels = [r for r in periode.rapport["fasen"] if r["groep"] != "nl"]
    gezien = [r for r in regels if r["oordeel"] != "te_weinig"]
    soort = periode.rapport["oordeel"]
    return {
        "eindigt_op": periode.eindigt_op,
        "oordeel": woorden.OORDELEN[soort],
        "soort": woorden.SOORTEN[soort],
        "bron": periode.bron,
        "verhoudingen": tonen.verhoudingen(str(periode.eindigt_op.year), gezien) if gezien else "",
        "te_weinig": len(gezien) < len(regels),
    }
