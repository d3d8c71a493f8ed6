"""Lay letters ready: one, or all of a chunk in one statement. Nothing is rendered here.

A letter is keyed by (bron, bron_id, soort), so that a decision has one of a kind however often its step runs.
Nobody is told here: beat asks every minute what was laid ready (`verzenden`), so that no chunk waits for a broker.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import QuerySet

from duo_portal.letters.models import Brief


class BriefAndersKlaargelegd(ValueError):
    """A letter of this kind for this decision is laid ready already, with other data."""


@dataclass(frozen=True)
class NieuweBrief:
    """One letter: to whom, in which language, about which decision, and the frozen data (JSON).

    Amounts in `data` are whole cents; no BSN or IBAN belongs in it. `reageer_voor` is the first day on which
    it is too late to act on the letter: until then somebody watches whether it is read (`termijnen`).
    """

    persoon_id: int
    taal: str
    bron_id: int
    data: Mapping[str, Any]
    reageer_voor: date | None = None


def leg_klaar(brief: NieuweBrief, *, soort: str, bron: str, sjabloonversie: int) -> Brief:
    """Lay one letter ready; the same letter again is returned as it stands.

    Raises `BriefAndersKlaargelegd` when the decision has a letter of this kind with other data: a new
    decision gets a letter of its own.
    """
    leg_klaar_reeks([brief], soort=soort, bron=bron, sjabloonversie=sjabloonversie)
    gevonden = Brief.objects.get(soort=soort, bron=bron, bron_id=brief.bron_id)
    if not _zelfde(gevonden, brief, sjabloonversie):
        raise BriefAndersKlaargelegd(
            f"Besluit {bron} {brief.bron_id} heeft al een brief '{soort}' met andere gegevens; "
            "neem een nieuw besluit of kies een andere soort."
        )
    return gevonden


def leg_klaar_reeks(
    brieven: Sequence[NieuweBrief], *, soort: str, bron: str, sjabloonversie: int
) -> int:
    """Lay the letters of a chunk ready in one statement; returns how many are new.

    A caller that has its decisions in SQL already may instead `INSERT INTO letters_brief (persoon_id, soort,
    taal, bron, bron_id, sjabloonversie, data) SELECT … ON CONFLICT DO NOTHING`: all other columns, the hash
    included, are filled by the database.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO letters_brief"
            " (persoon_id, soort, taal, bron, bron_id, sjabloonversie, data, reageer_voor)"
            " SELECT persoon, %(soort)s, taal, %(bron)s, bron_id, %(versie)s, data::jsonb, voor"
            " FROM unnest(%(persoon)s::bigint[], %(taal)s::text[], %(bron_id)s::bigint[], %(data)s::text[],"
            " %(voor)s::date[]) AS rij(persoon, taal, bron_id, data, voor)"
            " ON CONFLICT (bron, bron_id, soort) DO NOTHING",
            {
                "soort": soort,
                "bron": bron,
                "versie": sjabloonversie,
                "persoon": [b.persoon_id for b in brieven],
                "taal": [b.taal for b in brieven],
                "bron_id": [b.bron_id for b in brieven],
                "data": [_json(b.data) for b in brieven],
                "voor": [b.reageer_voor for b in brieven],
            },
        )
        return int(cursor.rowcount)


def verzet(brieven: QuerySet[Brief], *, naar: Brief.Status) -> int:
    """Move letters on (klaargelegd → opgemaakt → verzonden, or vervallen); the database refuses the rest."""
    return brieven.update(status=naar)


def _json(data: Mapping[str, Any]) -> str:
    return DjangoJSONEncoder(ensure_ascii=False).encode(dict(data))


def _zelfde(gevonden: Brief, brief: NieuweBrief, sjabloonversie: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT letters_brief_hash(%s, %s, %s, %s::jsonb)",
            [gevonden.soort, brief.taal, sjabloonversie, _json(brief.data)],
        )
        return bytes(cursor.fetchone()[0]) == bytes(gevonden.hash)
