"""What the calendar brings, asked every night: lapsed interest, claims after the end of a right, first years,
the year notice.

Each part asks "what ought to have happened by this day", so a night that was missed is made up by the next.
"""

from datetime import date

from django.db import transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import SYSTEEM, eenmalig, vastleggen
from duo_portal.foundation.period import Maand

from ..regelingen.instelbaar.lesgeld.plannen import bewaak
from .eerstejaar import zet_eerste_jaar_om
from .jaarbericht import zet_jaarbericht_klaar
from .rente_verval import laat_rente_vervallen
from .terugvorderen import vorder_terug


def doe_dagelijks(*, op: date | None = None, actor: str = SYSTEEM) -> dict[str, int]:
    """Do all of it for a day (default: the business date); counts by part. Again changes nothing."""
    dag = op or bedrijfsdatum.vandaag()
    uit = {"eerste_jaren": _eerste_jaren(dag, actor)}
    uit["rente_vervallen"] = len(laat_rente_vervallen(op=dag))
    uit["jaarbericht"] = zet_jaarbericht_klaar(dag)
    uit["lesgeld_vervallen"] = bewaak(dag)
    stand = vorder_terug(op=dag, actor=actor)
    return uit | {f"vordering_{naam}": aantal for naam, aantal in sorted(stand.aantal.items())}


def _eerste_jaren(dag: date, actor: str) -> int:
    """First years convert on 1 January only; asked once a month, for facts that came late."""
    sleutel = f"eerstejaar:{Maand.van(dag)}"
    with transaction.atomic():
        if eenmalig(sleutel) is not None:
            return 0
        uitkomst = zet_eerste_jaar_om(op=dag, actor=actor)
        vastleggen(soort="eerstejaar", actor=actor, sleutel=sleutel, uitkomst=uitkomst.totalen())
    return uitkomst.herzien
