"""Everything held about somebody, as JSON in pieces: the right of access (art. 15 GDPR) and to take it along (art. 20).

One document: who it is about, when it was made, how to read it, and per table every row with all its columns and
both times (`geldig`: what it is about, `bekend`: when we knew it, `opgeslagen_at`: the clock). It is read and sent row
by row, so that a long file takes no memory. What is somebody else's is left out (docs/decisions/0012).
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction

from duo_portal.audit.handelingen import SYSTEEM
from duo_portal.web.stappen.concept import Concept

from .uitvoer_velden import Bron, als_json, bronnen, naam, velden, waarde

FORMAAT = "mijn-studiefinanciering/inzage/1"
TOELICHTING = {
    "bedragen": "hele centen",
    "perioden": "van de eerste dag tot, en niet met, de dag bij 'tot'; null = open",
    "geldig": "waar het gegeven over gaat",
    "bekend": "vanaf en tot wanneer wij dit voor waar hielden",
    "opgeslagen_at": "wanneer het werkelijk is opgeslagen",
    "wie": "medewerkers staan hier niet met hun naam",
}


def wie_is(actor: str, persoon_id: int) -> str:
    """Who acted, without a name: the person, somebody for them, the administration itself, or a colleague."""
    if actor == f"burger:{persoon_id}":
        return "uzelf"
    if actor.startswith("burger:"):
        return "iemand anders"
    return "automatisch" if actor in {SYSTEEM, "intake", "demo"} else "medewerker"


def als_json_stukken(persoon_id: int, gemaakt_at: datetime) -> Iterator[str]:
    """The document in pieces; one transaction, so that it is one state of the file."""
    kop = {
        "formaat": FORMAAT,
        "gemaakt_at": als_json(gemaakt_at),
        "toelichting": TOELICHTING,
    }
    yield json.dumps(kop, ensure_ascii=False)[:-1] + ', "tabellen": {'
    with transaction.atomic():
        for i, bron in enumerate(bronnen()):
            yield f"{', ' if i else ''}{json.dumps(bron.naam)}: ["
            for j, rij in enumerate(rijen(bron, persoon_id)):
                yield f"{', ' if j else ''}{json.dumps(rij, ensure_ascii=False)}"
            yield "]"
    yield "}}"


def rijen(bron: Bron, persoon_id: int) -> Iterator[dict[str, Any]]:
    """The rows of one table about this person."""
    alle = velden(bron.model, bron.pad)
    eigen = bron.model._default_manager.filter(**{bron.pad: persoon_id, **bron.extra})
    if bron.model is Concept:
        eigen = eigen.filter(aangemeld_id=persoon_id)  # what somebody else is filling in is theirs
    for rij in eigen.order_by("pk").iterator(chunk_size=500):
        yield {naam(v): waarde(rij, v, lambda actor: wie_is(actor, persoon_id)) for v in alle}
