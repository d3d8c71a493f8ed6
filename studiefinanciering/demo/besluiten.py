"""Awards in bulk, for everybody who asked."""

from django.db import transaction

from duo_portal.foundation.period import Maand
from studiefinanciering.models import Student
from studiefinanciering.operations.toekennen import toekennen_reeks

from .runs import Vertel
from .zaaien import ACTOR


def beslis(maand: Maand, vertel: Vertel) -> None:
    """Decide for all households from `maand` to the end of the year."""
    with transaction.atomic():
        laatste = Student.objects.order_by("-gezin_id").values_list("gezin_id", flat=True).first()
        uitkomst = toekennen_reeks(
            gezin_van=0,
            gezin_tot=(laatste or 0) + 1,
            van=maand,
            tot=Maand(maand.jaar + 1, 1),
            actor=ACTOR,
        )
    vertel(f"    {uitkomst.totalen()}")
