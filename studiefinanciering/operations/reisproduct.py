"""Reisproduct: the student reports that it was taken off the card.

Asking for it, and no longer asking for it, is a change of a wish (`wijzigen`). The report changes no right and no
fine: what counts is what the carriers say. It ends the warnings, and is there to show in a dispute (3.27(7)).
"""

from datetime import date

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.foundation.period import Maand
from studiefinanciering.inzien.reis import GESTOPT, reismaanden

from .aanvragen import AanvraagGeweigerd


class StopdagKanNiet(AanvraagGeweigerd):
    """The day lies ahead, or before there was a travel product."""


def meld_stopgezet(*, persoon_id: int, op: date, sleutel: str, actor: str) -> date:
    """The product was taken off the card on day `op`; the same `sleutel` again gives the first day.

    Raises `StopdagKanNiet`.
    """
    handeling = f"{GESTOPT}:{sleutel}"
    with transaction.atomic():
        if (eerder := eenmalig(handeling)) is not None:
            return date.fromisoformat(eerder.uitkomst["op"])
        if op > bedrijfsdatum.vandaag():
            raise StopdagKanNiet("Deze dag is nog niet geweest. Kies vandaag of een eerdere dag.")
        maanden = reismaanden(persoon_id)
        if not maanden or op < Maand.van_index(min(maanden)).eerste_dag:
            raise StopdagKanNiet("Op deze dag had u nog geen reisproduct. Kies een latere dag.")
        vastleggen(
            soort=GESTOPT,
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=handeling,
            uitkomst={"op": op.isoformat()},
        )
    return op
