"""The public page of the entry, and the same as JSON."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic.base import View

from duo_portal.foundation.clock import AMSTERDAM
from uitwonendencontrole.models import Trekking

from .inschrijving import inschrijving
from .velden import VELDEN


def gegevens() -> dict[str, str]:
    """The entry as it is today: in use from the first draw on."""
    eerste = Trekking.objects.order_by("pk").values_list("op", flat=True).first()
    begin = eerste.astimezone(AMSTERDAM).date() if eerste else None
    return inschrijving(begindatum=begin, adres=reverse("controle:eerlijk"))


class Register(View):
    """The entry in plain sight: every field of the standard with its text (Dutch, as the standard asks)."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        tekst = gegevens()
        rijen = [(veld, tekst[veld.naam]) for veld in VELDEN if tekst.get(veld.naam)]
        return render(request, "portal/controle/register.html", {"rijen": rijen})


class Bestand(View):
    """The same as a file."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """JSON, in the order of the standard."""
        antwoord = JsonResponse(gegevens(), json_dumps_params={"indent": 2, "ensure_ascii": False})
        antwoord["Content-Disposition"] = 'attachment; filename="algoritmeregister.json"'
        return antwoord
