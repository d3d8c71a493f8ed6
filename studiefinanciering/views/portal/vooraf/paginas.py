"""The pages: each reads, none keeps anything."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.generic.base import View

from duo_portal.audit import bedrijfsdatum
from duo_portal.web.templatetags.bedragen import euro
from studiefinanciering.inzien.gevolg import eerste_te_betalen
from studiefinanciering.regelingen.instelbaar.rondes import kleine_regelingen
from studiefinanciering.uitbetalen.plannen import laatste_dag_om_mee_te_doen

from . import proef, recht, regeling, verandert
from .formulieren import Proefformulier, Rechtformulier, proefbegin

MAP = "portal/vooraf"


class Start(View):
    """What one can look up without signing in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The index, with what opens soon."""
        return render(
            request, f"{MAP}/start.html", {"openingen": regeling.openingen(bedrijfsdatum.vandaag())}
        )


class Recht(View):
    """Could I get it?"""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The questions."""
        form = Rechtformulier(op=bedrijfsdatum.vandaag())
        return render(request, f"{MAP}/recht.html", {"form": form})

    def post(self, request: HttpRequest) -> HttpResponse:
        """The answer above the questions, which stay as they were filled in."""
        op = bedrijfsdatum.vandaag()
        form = Rechtformulier(request.POST, op=op)
        context: dict[str, Any] = {"form": form}
        if form.is_valid():
            maand = eerste_te_betalen(op)
            context |= {
                "oordeel": recht.beoordeel(form.cleaned_data, op),
                "maand": maand.eerste_dag,
                "uiterlijk": laatste_dag_om_mee_te_doen(maand),
            }
        return render(request, f"{MAP}/recht.html", context)


class Proefberekening(View):
    """How much would it be?"""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The questions, filled in where most answer the same."""
        op = bedrijfsdatum.vandaag()
        form = Proefformulier(op=op, initial=proefbegin(op))
        return render(request, f"{MAP}/proefberekening.html", {"form": form})

    def post(self, request: HttpRequest) -> HttpResponse:
        """The amounts with every step; a refusal stands at its field."""
        form = Proefformulier(request.POST, op=bedrijfsdatum.vandaag())
        context: dict[str, Any] = {"form": form}
        if form.is_valid():
            try:
                context |= _tabel(proef.bereken(form.cleaned_data))
                context["mist_inkomen"] = proef.mist_inkomen(form.cleaned_data)
            except proef.NietTeBerekenen as fout:
                form.add_error(fout.veld or None, str(fout))
        return render(request, f"{MAP}/proefberekening.html", context)


def _tabel(uitkomst: proef.Proef) -> dict[str, Any]:
    """The amounts as a table of the reader's language."""
    return {
        "uitkomst": uitkomst,
        "kolommen": [_("Onderdeel"), (_("Per maand"), "getal")],
        "rijen": [(naam, euro(centen)) for naam, centen in uitkomst.delen],
        "voet": (_("Totaal"), euro(uitkomst.totaal)),
    }


class Regeling(View):
    """What changes for me?"""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The schemes with their days; for who is signed in also what the own file says."""
        op = bedrijfsdatum.vandaag()
        burger = getattr(request, "burger", None)
        context = {
            "openingen": regeling.openingen(op),
            "veranderingen": verandert.overzicht(),
            "eenmalige": regeling.eenmalige(op, burger),
            "kleine": kleine_regelingen(op),
            "is_aangemeld": burger is not None,
        }
        return render(request, f"{MAP}/regeling.html", context)
