"""Reading: who can be in a frame, and what somebody may know about a draw."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from duo_portal.foundation.period import Maand
from studiefinanciering import queries as studiefinanciering

from .models import Verbinding


def uitwonenden_op(peildatum: date) -> QuerySet[Any, Any]:
    """The ids of everybody with a living-away grant in force in the month of `peildatum`; nothing else about them."""
    return studiefinanciering.uitwonenden(Maand.van(peildatum))


def trekkingen_van(persoon_id: int) -> QuerySet[Verbinding]:
    """The published draws with this person in the frame, the latest first."""
    gevonden = Verbinding.objects.filter(kader__leden__persoon_id=persoon_id)
    return gevonden.select_related("kader", "kader__annulering", "trekking").order_by("-pk")
