"""For anybody, without a key: work out a month, and read the figures of the law with their sources."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from duo_portal.foundation.invoer import RegelFout
from duo_portal.foundation.law import LawReference
from duo_portal.foundation.money import tekst
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from duo_portal.web.api.basis import ApiView
from duo_portal.web.api.drempel import PubliekPerAdres
from duo_portal.web.api.problemen import Ongeldig
from duo_portal.web.api.velden import Invoer, kameel
from studiefinanciering.proefberekening.antwoorden import antwoorden
from studiefinanciering.rules.parameters import bekende_wet

from .regelwoorden import vertaal
from .vormen_rekenen import (
    EENHEDEN,
    OuderVraag,
    ParametersAntwoord,
    ParametersVraag,
    ProefberekeningAntwoord,
    ProefberekeningVraag,
    procent,
    stapwaarde,
)

TAG = ["Rekenen"]


class _Openbaar(ApiView):
    authentication_classes = ()
    permission_classes = ()
    throttle_classes = (PubliekPerAdres,)


class Proefberekeningen(_Openbaar):
    """Work out one month; nothing is kept."""

    @extend_schema(
        operation_id="reken",
        tags=TAG,
        summary="Reken een maand studiefinanciering uit",
        description="Dezelfde regels als bij een besluit. Er wordt niets bewaard.",
        request=ProefberekeningVraag,
        responses={200: OpenApiResponse(ProefberekeningAntwoord, "De bedragen en waarom.")},
    )
    def post(self, request: Request) -> Response:
        """The parts, their sum, and the steps."""
        gevraagd = _naar_binnen(request.data)
        try:
            (regel,) = antwoorden([json.dumps(gevraagd).encode()], bekende_wet())
        except RegelFout as fout:
            raise Ongeldig(_fout(fout), code="regel") from None
        berekend = json.loads(regel)
        stappen = [stap_naar_buiten(stap) for stap in berekend["uitleg"]]
        return Response(ProefberekeningAntwoord({**berekend, "uitleg": stappen}).data)


def _naar_binnen(data: Any) -> dict[str, Any]:
    """Outside names to the command's; a name that does not exist is refused here, values by the command."""
    if not isinstance(data, Mapping):
        raise Ongeldig(_("Stuur een object."))
    vraag = _hernoem(data, ProefberekeningVraag())
    if isinstance(vraag.get("ouders"), list):
        ouders: dict[int, Any] = {}
        for plek, ouder in enumerate(vraag["ouders"]):
            try:
                if isinstance(ouder, Mapping):
                    vraag["ouders"][plek] = _hernoem(ouder, OuderVraag())
            except ValidationError as fout:
                ouders[plek] = fout.detail
        if ouders:
            raise Ongeldig({"ouders": ouders})
    return vraag


def _hernoem(data: Mapping[str, Any], vorm: Invoer) -> dict[str, Any]:
    vorm.weiger_onbekend(data)
    return {str(vorm.fields[buiten].source): waarde for buiten, waarde in data.items()}


def _fout(fout: RegelFout) -> Any:
    """ "regel 1: ouders[0].vrije_voet: …" → {"ouders": {"0": {"vrijeVoet": […]}}}."""
    _regel, veld, zin = str(fout).split(": ", 2)
    wat = vertaal(zin)
    if veld == "json":
        return [wat]
    boom: Any = [wat]
    for deel in reversed(veld.replace("[", ".").replace("]", "").split(".")):
        boom = {kameel(deel): boom}
    return boom


def stap_naar_buiten(stap: Mapping[str, Any]) -> dict[str, Any]:
    """A step of an explanation (`Stap.als_dict`) in the words of the API."""
    eenheid = stap["eenheid"]
    return {
        "naam": stap["naam"],
        "waarde": stapwaarde(stap["waarde"], eenheid),
        "eenheid": EENHEDEN.get(eenheid, eenheid),
        "artikel": stap["artikel"],
        "link": link(stap["artikel"]),
    }


@lru_cache(maxsize=512)
def link(artikel: str) -> str:
    """The article in the public statute book; empty for other sources."""
    try:
        return LawReference.parse(artikel).link
    except ValueError:
        return ""


class ParametersOp(_Openbaar):
    """The figures of the law on a day."""

    vraag_class: ClassVar[Any] = ParametersVraag

    @extend_schema(
        operation_id="parameters",
        tags=TAG,
        summary="De bedragen en grenzen van de wet op een dag",
        description="Elk getal met zijn artikel, waar het is gelezen, en hoe zeker het is.",
        responses={200: OpenApiResponse(ParametersAntwoord, "Wat er die dag geldt.")},
    )
    def get(self, request: Request) -> Response:
        """Every series that is known on the day; a day outside the known law gives an empty list."""
        dag: date = self.vraag["op"]
        wet = bekende_wet()
        rijen = list(_op(wet, dag)) if 1900 <= dag.year <= 9998 else []
        return Response(
            ParametersAntwoord(
                {"op": dag, "vingerafdruk": wet.fingerprint, "parameters": rijen}
            ).data
        )


def _op(wet: Parameters, dag: date) -> Iterator[dict[str, Any]]:
    maand = Maand.van(dag)
    for naam in wet.namen():
        begin, eind = wet.periode(naam)
        if begin <= maand < eind:
            tabelnaam, _punt, kolom = naam.rpartition(".")
            yield _parameter(wet, naam, wet.tabellen[tabelnaam], kolom, dag)


def _parameter(
    wet: Parameters, naam: str, tabel: Mapping[str, Any], kolom: str, dag: date
) -> dict[str, Any]:
    rijen = [r for r in tabel["values"] if kolom in r and _dag(r["from"]) <= dag]
    rij = max(rijen, key=lambda r: _dag(r["from"]))
    eenheid, artikel = wet.eenheid(naam), str(wet.wet(naam))
    return {
        "naam": naam,
        "waarde": _waarde(wet.waarde(naam, dag), eenheid),
        "eenheid": eenheid,
        "artikel": artikel,
        "link": link(artikel),
        "bron": rij.get("source", tabel.get("source", "")),
        "zekerheid": rij.get("confidence", tabel.get("confidence", "")),
        "opmerking": rij.get("remark", tabel.get("remark", "")),
        "geldig_vanaf": _dag(rij["from"]),
        "bekend_tot": wet.periode(naam)[1],
    }


def _dag(waarde: Any) -> date:
    return waarde if isinstance(waarde, date) else date.fromisoformat(waarde)


def _waarde(waarde: int, eenheid: str) -> str:
    if eenheid.startswith("euro"):
        return tekst(waarde)
    return procent(waarde) if eenheid.startswith("procent") else str(waarde)
