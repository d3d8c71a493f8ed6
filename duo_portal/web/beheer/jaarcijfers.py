"""The figures of a year at the desk: tables beside what was published, bars, CSV and PDF. No person is here."""

from itertools import groupby
from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from duo_portal.audit import bedrijfsdatum
from duo_portal.verantwoording import uitvoer
from duo_portal.verantwoording.jaarcijfers import Eenheid, JaarOnbekend, Tabel, lees_jaar
from duo_portal.web.grafiek import Staaf, staafgrafiek

from .deskpaginas import Deskpagina, registreer_deskpagina

RECHT = "verantwoording.view_jaarcijfers"
MEESTE_STAVEN = 8


@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """The year that is running."""
    return pagina(request, bedrijfsdatum.vandaag().year)


@require_safe
def pagina(request: HttpRequest, jaar: int) -> HttpResponse:
    """The tables of a year; `?vorm=csv` or `pdf` gives a file."""
    vandaag = bedrijfsdatum.vandaag()
    try:
        tabellen = lees_jaar(jaar, vandaag=vandaag)
    except JaarOnbekend as fout:
        raise Http404(str(fout)) from fout
    vorm = request.GET.get("vorm", "")
    if vorm == "csv":
        return _bestand(uitvoer.als_csv(tabellen, jaar), "text/csv; charset=utf-8", jaar, "csv")
    if vorm == "pdf":
        return _bestand(uitvoer.als_pdf(tabellen, jaar, op=vandaag), "application/pdf", jaar, "pdf")
    context = admin.site.each_context(request) | {
        "title": gettext("Jaarcijfers %(jaar)s") % {"jaar": jaar},
        "jaar": jaar,
        "jaren": range(vandaag.year, vandaag.year - 4, -1),
        "delen": _delen(tabellen, jaar),
        "kolommen": [gettext("Wat"), (gettext("Bij ons"), "getal"),
                     (gettext("Gepubliceerd"), "getal"), gettext("Bron")],
    }  # fmt: skip
    return TemplateResponse(request, "verantwoording/jaarcijfers.html", context)


def _bestand(inhoud: str | bytes, soort: str, jaar: int, achtervoegsel: str) -> HttpResponse:
    naam = f"jaarcijfers-{jaar}.{achtervoegsel}"
    kop = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return HttpResponse(inhoud, content_type=soort, headers=kop)


def _delen(tabellen: list[Tabel], jaar: int) -> list[dict[str, Any]]:
    titels = {t.naam: (t.titel, t.bron) for t in tabellen}
    delen = []
    for naam, groep in groupby(uitvoer.regels(tabellen, jaar), key=lambda r: r.tabel):
        rijen = list(groep)
        titel, bron = titels.get(naam, (gettext("Alleen gepubliceerd"), ""))
        delen.append({"naam": naam, "titel": titel, "bron": bron,
                      "rijen": [uitvoer.cellen(r) for r in rijen], "grafiek": _grafiek(titel, rijen)})  # fmt: skip
    return delen


def _grafiek(titel: str, rijen: list[uitvoer.Regel]) -> SafeString | str:
    """Bars of the amounts of a table, or else of its numbers; the table below has them all."""
    for eenheid in (Eenheid.CENTEN, Eenheid.STUKS, Eenheid.PERSONEN):
        gekozen = [r for r in rijen if r.eenheid is eenheid and r.waarde and r.waarde > 0]
        if len(gekozen) > 1:
            hoogste = sorted(gekozen, key=lambda r: -(r.waarde or 0))[:MEESTE_STAVEN]
            staven = [Staaf(str(i), r.waarde or 0, f"{r.titel}: {uitvoer.als_tekst(r.waarde, eenheid)}")
                      for i, r in enumerate(hoogste, start=1)]  # fmt: skip
            return staafgrafiek(titel, gettext("Nummer"), gettext("Wat"), staven)
    return ""


def registreer() -> None:
    """Give the pages their address; the first one stands in the bar."""
    registreer_deskpagina(
        Deskpagina("jaarcijfers/", "jaarcijfers", begin, RECHT, _("Jaarcijfers"), 80)
    )
    registreer_deskpagina(Deskpagina("jaarcijfers/<int:jaar>/", "jaarcijfers_jaar", pagina, RECHT))
