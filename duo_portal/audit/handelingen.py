"""Recording acts, each at most once per key.

The pattern of an operation that must not happen twice, inside one transaction:

    if (eerder := eenmalig(sleutel)) is not None:
        return eerder.uitkomst
    ...  # act
    vastleggen(soort="...", actor=actor, sleutel=sleutel, uitkomst={...})
"""

from collections.abc import Mapping
from typing import Any

from django.db import connection

from duo_portal.audit.models import Handeling

SYSTEEM = "systeem"
"""The actor of what no person did. It may prepare and open, never decide as a second pair of eyes."""


class BuitenTransactie(RuntimeError):
    """`eenmalig` was called outside a transaction, where its lock would be gone at once."""


def eenmalig(sleutel: str) -> Handeling | None:
    """The act recorded earlier under this key, or None; holds the key until the transaction ends.

    A second caller with the same key waits here and then sees the outcome of the first. Raises
    `BuitenTransactie` outside `transaction.atomic()`.
    """
    if not connection.in_atomic_block:
        raise BuitenTransactie(
            "Roep eenmalig() aan binnen transaction.atomic(), samen met de handeling."
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))", [sleutel])
    return Handeling.objects.filter(sleutel=sleutel).first()


def vastleggen(
    *,
    soort: str,
    actor: str,
    rol: str = "",
    betrokkene_id: int | None = None,
    sleutel: str | None = None,
    reden: str = "",
    uitkomst: Mapping[str, Any] | None = None,
) -> Handeling:
    """Record an act, in the transaction of the act itself.

    `actor` is a user name or `SYSTEEM`; `uitkomst` is what a repeat of the act returns (JSON, no BSN, no
    IBAN, no free text of a citizen). Raises IntegrityError when `sleutel` was used before.
    """
    return Handeling.objects.create(
        soort=soort,
        actor=actor,
        rol=rol,
        betrokkene_id=betrokkene_id,
        sleutel=sleutel,
        reden=reden,
        uitkomst=dict(uitkomst or {}),
    )
