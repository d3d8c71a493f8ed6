"""Drafts in and out: find, begin, save, close. Every change locks the draft until its transaction ends."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from duo_portal.identity.burger import Burger

from .concept import Concept

Invoer = dict[str, list[str]]
"""What was typed in the fields of one step, as the browser sent it."""
TEKENS = 4_000
"""Longest value that a draft keeps: more than any field takes, so that an error can show it again."""


def concepten(burger: Burger, soort: str, onderwerp: str) -> "QuerySet[Concept]":
    """The drafts of this act of this citizen, sent ones too. Nobody else's, so a guess finds nothing."""
    return Concept.objects.filter(
        persoon_id=burger.persoon_id,
        aangemeld_id=burger.aangemeld_id,
        soort=soort,
        onderwerp=onderwerp,
    )


def open_concept(burger: Burger, soort: str, onderwerp: str) -> Concept | None:
    """The draft to go on with, when there is one."""
    return concepten(burger, soort, onderwerp).filter(verzonden_at__isnull=True).first()


def begin_concept(burger: Burger, soort: str, onderwerp: str, moment: datetime) -> Concept:
    """The open draft, begun when there is none; locked. Two tabs that begin together get the same one."""
    leeg = Concept()
    leeg.inhoud = {}
    gevonden, _ = Concept.objects.get_or_create(
        persoon_id=burger.persoon_id,
        aangemeld_id=burger.aangemeld_id,
        soort=soort,
        onderwerp=onderwerp,
        verzonden_at=None,
        defaults={
            "inhoud_versleuteld": leeg.inhoud_versleuteld,
            "inhoud_sleutel_id": leeg.inhoud_sleutel_id,
            "bewaard_at": moment,
        },
    )
    return Concept.objects.select_for_update(no_key=True).get(pk=gevonden.pk)


def bij_sleutel(
    burger: Burger, soort: str, onderwerp: str, sleutel: UUID, *, vergrendel: bool = False
) -> Concept | None:
    """The draft or receipt with this key, of this citizen."""
    vraag = concepten(burger, soort, onderwerp)
    if vergrendel:
        vraag = vraag.select_for_update(no_key=True)
    return vraag.filter(sleutel=sleutel).first()


def bewaar(
    concept: Concept, stap: str, invoer: Invoer, *, is_klaar: bool, moment: datetime
) -> None:
    """Keep what was typed in a step; `is_klaar`: it was checked and is right."""
    inhoud = concept.inhoud
    stappen = inhoud.setdefault("stappen", {})
    begrensd = {naam: [w[:TEKENS] for w in waarden] for naam, waarden in invoer.items()}
    stappen[stap] = {"invoer": begrensd, "klaar": is_klaar}
    concept.inhoud = inhoud
    concept.versie += 1
    concept.bewaard_at = moment
    concept.save()


def invoer_van(concept: Concept | None) -> Mapping[str, Mapping[str, Any]]:
    """Per step what was typed (`invoer`) and whether it was right (`klaar`)."""
    if concept is None or concept.is_verzonden:
        return {}
    stappen: dict[str, Mapping[str, Any]] = concept.inhoud.get("stappen", {})
    return stappen


def sluit(concept: Concept, *, kenmerk: str, gegevens: Mapping[str, Any], moment: datetime) -> None:
    """The draft becomes a receipt: the input goes, what the receipt shows stays."""
    concept.inhoud = {"ontvangst": dict(gegevens)}
    concept.kenmerk = kenmerk
    concept.verzonden_at = concept.bewaard_at = moment
    concept.versie += 1
    concept.save()


def gooi_weg(burger: Burger, soort: str, onderwerp: str) -> None:
    """Throw the open draft away, at the citizen's word."""
    with transaction.atomic():
        concepten(burger, soort, onderwerp).filter(verzonden_at__isnull=True).delete()
