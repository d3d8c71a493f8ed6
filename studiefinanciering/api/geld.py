"""Payments and debt of the own file, from the read models that the portal shows."""

from collections import Counter
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from duo_portal.audit import bedrijfsdatum
from duo_portal.web.api.paginas import Bladeren
from studiefinanciering.inzien.betaalkalender import Regel, kalender
from studiefinanciering.inzien.schuld import Schuld, schuld
from studiefinanciering.inzien.stand import lees_stand
from studiefinanciering.inzien.verwacht import lees_vooruit
from studiefinanciering.models import Student

from .eigen import TAG, EigenView, gevonden, verwijzing
from .vormen_student import BetalingenPagina, SchuldAntwoord


class Betalingen(Bladeren, EigenView):
    """The calendar of payments."""

    @extend_schema(
        operation_id="betalingen",
        tags=TAG,
        summary="Wat is betaald, verrekend en wat nog komt",
        description="Wat nog komt is een verwachting (isZeker is false): een nieuw besluit verandert haar.",
        responses=gevonden(BetalingenPagina),
    )
    def get(self, request: Request) -> Response:
        """The latest day first."""
        student = self.student
        alles = [] if student is None else _betalingen(student)
        return Response(BetalingenPagina(self.blad(alles)).data)


class SchuldLezen(EigenView):
    """The debt."""

    @extend_schema(
        operation_id="schuld",
        tags=TAG,
        summary="Uw studieschuld vandaag",
        description="Wat vaststaat, wat met een diploma op tijd een gift wordt, en hoe het zo is gekomen.",
        responses=gevonden(SchuldAntwoord),
    )
    def get(self, request: Request) -> Response:
        """From the ledger; nothing is forecast."""
        return Response(SchuldAntwoord(_schuld(schuld(self.burger.persoon_id))).data)


def _betalingen(student: Student) -> list[dict[str, Any]]:
    stand = lees_stand(student.pk, bedrijfsdatum.vandaag())
    geteld: Counter[str] = Counter()
    uit = []
    for regel in kalender(stand, lees_vooruit(stand)):
        naam = f"{regel.soort}:{regel.dag}:{regel.maand}:{regel.kenmerk}"
        geteld[naam] += 1
        kenmerk = verwijzing(student, naam, geteld[naam])
        uit.append({"kenmerk": kenmerk, **_betaling(regel)})
    return uit[::-1]


def _betaling(regel: Regel) -> dict[str, Any]:
    return {
        "soort": str(regel.soort),
        "dag": regel.dag,
        "maand": regel.maand,
        "bedrag": regel.centen,
        "verrekend": regel.verrekend_centen,
        "bank": None if regel.stand is None else str(regel.stand),
        "bankkenmerk": regel.kenmerk,
        "is_zeker": regel.is_zeker,
        "is_aangehouden": regel.is_aangehouden,
        "delen": [
            {
                "component": deel.component.name.lower(),
                "maand": deel.maand,
                "bedrag": deel.centen,
            }
            for deel in regel.delen
        ],
    }


def _schuld(schuld: Schuld) -> dict[str, Any]:
    return {
        "totaal": schuld.totaal_centen,
        "definitief": schuld.definitief_centen,
        "voorwaardelijk": schuld.voorwaardelijk_centen,
        "delen": [
            {"soort": str(kind), "bedrag": centen, "kan_gift_worden": kind.is_voorwaardelijk}
            for kind, centen in schuld.per_kind.items()
        ],
        "termijnen": [
            {"onderwijs": termijn.onderwijs.name.lower(), "uiterlijk": termijn.uiterlijk}
            for termijn in schuld.termijnen
        ],
        "te_veel_ontvangen": schuld.te_veel_centen,
        "ov_boete": schuld.ov_boete_centen,
        "verloop": [
            {
                "maand": punt.maand,
                "definitief": punt.definitief_centen,
                "voorwaardelijk": punt.voorwaardelijk_centen,
            }
            for punt in schuld.verloop
        ],
    }
