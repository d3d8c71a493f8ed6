"""Drafts and receipts live sixty days after they were last touched; what was sent lives on in the file."""

from datetime import date, datetime, time, timedelta

from duo_portal.foundation.clock import AMSTERDAM

from .concept import Concept

BEWAAR_DAGEN = 60


def verwijder_oude_concepten(op: date) -> int:
    """Delete what was last saved sixty days or more before `op`; how many. Again changes nothing."""
    grens = datetime.combine(op - timedelta(days=BEWAAR_DAGEN - 1), time.min, AMSTERDAM)
    aantal, _ = Concept.objects.filter(bewaard_at__lt=grens).delete()
    return aantal
