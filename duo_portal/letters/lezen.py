"""Inbox: which letters somebody has, which are unread, and that one was opened."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from duo_portal.audit.voorbereid import voorbereide_cursor
from duo_portal.letters.models import Brief, GelezenOp


def postvak(persoon_id: int) -> QuerySet[Brief]:
    """The letters of a person, newest first, with `is_gelezen`; those that lapsed are left out."""
    gelezen = GelezenOp.objects.filter(brief=OuterRef("pk"))
    return (
        Brief.objects.filter(persoon_id=persoon_id)
        .exclude(status=Brief.Status.VERVALLEN)
        .annotate(is_gelezen=Exists(gelezen))
        .order_by("-aangemaakt_op", "-pk")
    )


def aantal_ongelezen(persoon_id: int) -> int:
    """How many letters nobody opened yet. Every page asks it, so the statement is written out and kept prepared."""
    with voorbereide_cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM letters_brief b WHERE b.persoon_id = %(persoon)s AND b.status <> %(vervallen)s"
            " AND NOT EXISTS (SELECT FROM letters_gelezenop g WHERE g.brief_id = b.id)",
            {"persoon": persoon_id, "vervallen": Brief.Status.VERVALLEN.value},
        )
        return int(cursor.fetchone()[0])


def brief_van(persoon_id: int, uuid: UUID) -> Brief | None:
    """A letter by its address, when it is of this person."""
    return postvak(persoon_id).filter(uuid=uuid).first()


def markeer_gelezen(brief: Brief, door_id: int) -> None:
    """Record that a person opened the letter; again changes nothing."""
    GelezenOp.objects.bulk_create([GelezenOp(brief=brief, door_id=door_id)], ignore_conflicts=True)
