"""The public pages: they read what was published and keep nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.generic.base import View

from duo_portal.audit import bedrijfsdatum
from uitwonendencontrole.fairness import historie
from uitwonendencontrole.register.jaar import openbare_stop
from uitwonendencontrole.rules.stopregel import GRENZEN

from . import tonen, woorden


class Eerlijk(View):
    """Is the check fair? The monitor in plain words, with the old selections as a warning example."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Everything on one page, so that it can be printed and quoted."""
        context = {
            "selecties": [tonen.selectie(naam) for naam in historie.SELECTIES],
            "steekproeven": [tonen.steekproef(naam) for naam in historie.STEEKPROEVEN],
            "kolommen_samenstelling": [
                _("Onderwerp"),
                (_("Afwijking (chi-kwadraat)"), "getal"),
                (_("Kans bij een eerlijke loting"), "getal"),
                _("Oordeel"),
            ],
            "kolommen_kracht": [
                _("Herkomst"),
                (_("Deel van alle studenten"), "getal"),
                (_("Aantal gelote studenten"), "getal"),
                (_("Zichtbaar vanaf (keer zo vaak)"), "getal"),
            ],
            "kracht": tonen.kracht(),
            "grenzen": GRENZEN,
            "onder": woorden.getal(GRENZEN.signaal_onder, 1),
            "boven": woorden.getal(GRENZEN.signaal_boven, 2),
            "alarm": woorden.getal(GRENZEN.alarm_boven),
            "stop": openbare_stop(),
            "jaar": bedrijfsdatum.vandaag().year,
        }
        return render(request, "portal/controle/eerlijk.html", context)


class Rapport(View):
    """The published report as data, for who wants to check it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The file as it was published, byte for byte."""
        antwoord = HttpResponse(historie.RAPPORT.read_bytes(), content_type="application/json")
        antwoord["Content-Disposition"] = 'attachment; filename="biasmonitor-historie.json"'
        return antwoord
