"""Error pages in the reader's language: what is the matter and what to do, never a trace.

Django is told of them in `duo_portal/urls.py` (handler400 and so on) and by CSRF_FAILURE_VIEW. The page for a broken
server (500) must not fail itself: when drawing it goes wrong too, a bare page in both languages is all there is.
"""

import logging
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Tekst = str | Promise
log = logging.getLogger(__name__)

KAAL = """<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>Storing</title></head>
<body><h1>Er ging iets mis bij ons</h1>
<p>Probeer het over een paar minuten opnieuw. U hoeft niets te melden.</p>
<p lang="en">Something went wrong on our side. Please try again in a few minutes.</p></body></html>
"""


@dataclass(frozen=True, slots=True)
class Foutpagina:
    """The words of one error."""

    titel: Tekst
    uitleg: Tekst
    doen: tuple[Tekst, ...]


PAGINAS = {
    400: Foutpagina(
        _("Dit verzoek begrijpen wij niet"),
        _("Uw browser stuurde iets wat wij niet kunnen lezen. Er is niets veranderd."),
        (_("Ga terug en probeer het opnieuw."),),
    ),
    403: Foutpagina(
        _("Deze pagina is niet voor u"),
        _("U bent ingelogd, maar u mag deze pagina niet zien."),
        (_("Controleer of u met de juiste rol bent ingelogd."),),
    ),
    404: Foutpagina(
        _("Deze pagina bestaat niet"),
        _("De pagina is verplaatst, of het adres klopt niet."),
        (_("Controleer of het adres goed is getypt."),),
    ),
    500: Foutpagina(
        _("Er ging iets mis bij ons"),
        _("Dit ligt niet aan u. De storing is vastgelegd, u hoeft niets te melden."),
        (
            _("Probeer het over een paar minuten opnieuw."),
            _("Was u iets aan het versturen? Kijk eerst bij uw berichten of het is aangekomen."),
        ),
    ),
}
CSRF = Foutpagina(
    _("Het formulier is niet verstuurd"),
    _("De beveiliging van het formulier klopt niet meer. Er is niets veranderd."),
    (
        _("Ga terug, vernieuw de pagina en verstuur het formulier opnieuw."),
        _("Stond de pagina lang open? Dan bent u misschien uitgelogd. Log opnieuw in."),
        _("Sta cookies toe voor deze website."),
    ),
)


def _toon(request: HttpRequest, code: int, pagina: Foutpagina) -> HttpResponse:
    inhoud = {"titel": pagina.titel, "uitleg": pagina.uitleg, "doen": pagina.doen, "code": code}
    return HttpResponse(render_to_string("errors/fout.html", inhoud, request), status=code)


def onleesbaar(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return _toon(request, 400, PAGINAS[400])


def verboden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return _toon(request, 403, PAGINAS[403])


def niet_gevonden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return _toon(request, 404, PAGINAS[404])


def storing(request: HttpRequest) -> HttpResponse:
    """500; what went wrong stands in the log."""
    try:
        return _toon(request, 500, PAGINAS[500])
    except Exception:  # whatever is broken, the visitor gets an answer
        log.exception("the page for a broken server could not be drawn")
        return HttpResponse(KAAL, status=500)


def niet_verstuurd(request: HttpRequest, reason: str = "", **_extra: Any) -> HttpResponse:
    """403 for a form whose token is missing or old."""
    return _toon(request, 403, CSRF)
