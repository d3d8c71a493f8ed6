"""Drafts and receipts of the portal as a kind of record with a term.

Stands here because the portal lies above `privacy`. They go by themselves, as the form says; what went is reported.
"""

from collections.abc import Sequence
from datetime import datetime

from duo_portal.privacy.bewaren.bronnen import sleutels
from duo_portal.privacy.bewaren.registratie import registreer_bewaartermijn
from duo_portal.web.stappen.concept import Concept


def _zoek(grens: datetime) -> list[str]:
    return sleutels(Concept.objects.filter(bewaard_at__lt=grens))


def _vernietig(_voorstel: int, namen: Sequence[str], grens: datetime) -> int:
    """One that was opened again in the meantime stays."""
    return Concept.objects.filter(pk__in=namen, bewaard_at__lt=grens).delete()[0]


def registreer() -> None:
    """Make it known."""
    registreer_bewaartermijn("concepten", zoek=_zoek, vernietig=_vernietig)
