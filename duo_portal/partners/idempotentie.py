"""One answer per `Idempotency-Key`: a write that is sent again gives the first answer and acts no second time.

The answer is stored in the transaction of the act, so that there is never an act without its answer. Who sends
the same key at the same moment waits for the first. A refusal is not kept: the act did not happen.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.db import connection, transaction

from duo_portal.foundation import clock

from .models import Antwoord

BEWAAR_DAGEN = 30


class AnderVerzoek(ValueError):
    """The key was used before for another request."""


@dataclass(frozen=True, slots=True)
class Gegeven:
    """What was answered; `is_herhaald` when the act had been done before."""

    status: int
    inhoud: Any
    is_herhaald: bool


def eenmaal(
    *, houder: str, sleutel: str, verzoek: bytes, doe: Callable[[], tuple[int, Any]]
) -> Gegeven:
    """Do it, or give the answer to the same `verzoek` (bytes of method, address and body) under this key.

    `doe` returns status and JSON-able content and runs inside the transaction. Raises `AnderVerzoek`.
    """
    vingerafdruk = sha256(verzoek).digest()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(%s, 11))", [f"{houder}|{sleutel}"]
            )
        eerder = Antwoord.objects.filter(houder=houder, sleutel=sleutel).first()
        if eerder is not None:
            if bytes(eerder.verzoek_hash) != vingerafdruk:
                raise AnderVerzoek("Deze Idempotency-Key is al gebruikt voor een ander verzoek.")
            return Gegeven(eerder.status, eerder.inhoud, is_herhaald=True)
        status, inhoud = doe()
        Antwoord.objects.create(
            houder=houder,
            sleutel=sleutel,
            verzoek_hash=vingerafdruk,
            status=status,
            inhoud=inhoud,
        )
    return Gegeven(status, inhoud, is_herhaald=False)


def ruim_op() -> int:
    """Forget answers older than `BEWAAR_DAGEN`; the acts keep keys of their own. Returns how many."""
    grens = clock.nu() - timedelta(days=BEWAAR_DAGEN)
    verwijderd, _ = Antwoord.objects.filter(opgeslagen_at__lt=grens).delete()
    return verwijderd
