"""Reports of partners as a numbered stream: kept on receipt, taken in later by the app whose subject it is.

A reader remembers the last number that it took in. So a number may never become visible after a higher one: who
writes holds one lock until the end of the transaction, and numbers rise in the order of committing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import connection

from .models import Melding, Partner


@dataclass(frozen=True, slots=True)
class NieuweMelding:
    """A report: its kind, and its content encrypted by the app that will read it."""

    soort: str
    inhoud_versleuteld: bytes = field(repr=False)
    inhoud_sleutel_id: int


def ontvang(
    *, partner: Partner, meldingen: Sequence[NieuweMelding], gemeld_op: date
) -> list[Melding]:
    """Keep reports in this order and return them with their receipts; call it in a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('partners.meldingen', 11))")
    return Melding.objects.bulk_create(
        Melding(
            partner=partner,
            soort=melding.soort,
            inhoud_versleuteld=melding.inhoud_versleuteld,
            inhoud_sleutel_id=melding.inhoud_sleutel_id,
            gemeld_op=gemeld_op,
        )
        for melding in meldingen
    )


def sinds(volgnummer: int, *, tot_en_met: date) -> Iterator[Melding]:
    """Reports with a higher number, rising, told on or before `tot_en_met`."""
    nieuw = Melding.objects.filter(volgnummer__gt=volgnummer, gemeld_op__lte=tot_en_met)
    return nieuw.order_by("volgnummer").iterator(chunk_size=500)


def melding_van(partner: Partner, ontvangstbewijs: UUID) -> Melding | None:
    """A report of this partner by its receipt; None for another's."""
    return Melding.objects.filter(partner=partner, ontvangstbewijs=ontvangstbewijs).first()
