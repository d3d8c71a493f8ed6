"""The public pages of the draws, and the file with which anybody can redo one. No sign-in, nothing about a person."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase, HttpResponseGone
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.generic.base import View

from uitwonendencontrole.models import Geloot, Trekking, Verbinding

from .publicatie import publicatie_van

SCRIPT = Path(__file__).with_name("nareken.py")


class Trekkingen(View):
    """Every draw that was promised, the latest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """A line a draw, with the way to its own page."""
        trekkingen = [publicatie_van(v) for v in _alle().order_by("-pk")]
        return render(request, "portal/controle/trekkingen.html", {"trekkingen": trekkingen})


class EenTrekking(View):
    """One draw: all that was fixed beforehand, what came out, and the verifier. Enough to check it with this page alone."""

    def get(self, request: HttpRequest, kader: UUID) -> HttpResponse:
        """The page; its script reads the file below it and sends nothing."""
        publicatie = publicatie_van(get_object_or_404(_alle(), kader__uuid=kader))
        return render(request, "portal/controle/trekking.html", {"t": publicatie})


class Loting(View):
    """One draw as a file: all that `nareken.py` needs once it was held, the promise and the frame before."""

    def get(self, request: HttpRequest, kader: UUID) -> HttpResponseBase:
        """The file, in parts: a frame can hold half a million pseudonyms. 410 once its term is over."""
        verbinding = get_object_or_404(_alle(), kader__uuid=kader)
        if not publicatie_van(verbinding).is_openbaar:
            return HttpResponseGone(_("Deze lijst is niet meer openbaar. De termijn is voorbij."))
        antwoord = StreamingHttpResponse(_bestand(verbinding), content_type="application/json")
        antwoord["Content-Disposition"] = 'attachment; filename="loting.json"'
        return antwoord


class Script(View):
    """The script of thirty lines that redoes a draw with Python alone."""

    def get(self, request: HttpRequest) -> FileResponse:
        """The source, byte for byte."""
        return FileResponse(
            SCRIPT.open("rb"),
            as_attachment=True,
            filename=SCRIPT.name,
            content_type="text/x-python",
        )


def _alle() -> QuerySet[Verbinding]:
    return Verbinding.objects.select_related("kader", "kader__annulering", "trekking")


def _bestand(verbinding: Verbinding) -> Iterator[str]:
    """The JSON of `rules.steekproef.bestand`, without holding the whole frame at once."""
    kop: dict[str, Any] = {
        "verbintenis": verbinding.tekst,
        "commitment": bytes(verbinding.hash).hex(),
        "ronde": verbinding.ronde,
    }
    trekking = Trekking.objects.filter(verbinding=verbinding).first()
    if trekking:
        kop["randomness"] = bytes(trekking.toeval).hex()
        kop["signature"] = bytes(trekking.handtekening).hex()
        kop["zaad"] = bytes(trekking.zaad).hex()
        kop["grens"] = bytes(trekking.grens).hex()
    yield json.dumps(kop)[:-1] + ', "getrokken": ['
    geloot = Geloot.objects.filter(trekking=trekking).order_by("volgnummer")
    if trekking:
        yield from _hex(geloot.values_list("pseudoniem", flat=True))
    yield '], "pseudoniemen": ['
    leden = verbinding.kader.leden.order_by("plaats")
    yield from _hex(leden.values_list("pseudoniem", flat=True))
    yield "]}\n"


def _hex(rijen: Any) -> Iterator[str]:
    """Pseudonyms as JSON strings, a thousand at a time."""
    deel: list[str] = []
    voor = ""
    for rij in rijen.iterator(chunk_size=20_000):
        deel.append(f'"{bytes(rij).hex()}"')
        if len(deel) == 1000:
            yield voor + ",".join(deel)
            deel, voor = [], ","
    if deel:
        yield voor + ",".join(deel)
