"""Step bevestigen: wait until the bank took every file and its money stands on the account.

What the bank sends is taken in by `lees_bank` (beat asks every minute), never by the step itself; refused lines and
money are the business of `ontvangen`.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.batches.models import Run, Stap
from duo_portal.batches.soorten import NogNiet
from duo_portal.gateways.models import Afschriftregel, BankBestand
from terugbetalen.models import Incassomelding

from .aanleveren import VERVANGING

GENOMEN = (BankBestand.Status.GEACCEPTEERD, BankBestand.Status.DEELS)


def bevestig(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """Count of files that the bank took and credited; raises `NogNiet` while one of them is open.

    A file that was refused as a whole counts once its replacement does (`aanleveren.vervang`).
    """
    bestanden = te_bevestigen(run)
    open_ = [bestand.msg_id for bestand in bestanden if not is_bevestigd(bestand)]
    if open_:
        raise NogNiet(f"De bank heeft nog niet geantwoord op {', '.join(open_)}.")
    return {"bestanden_bevestigd": len(bestanden)}


def te_bevestigen(run: Run) -> list[BankBestand]:
    """The files that count: the last one of every part."""
    laatste: dict[int, BankBestand] = {}
    for bestand in BankBestand.objects.filter(run_id=run.pk).order_by("volgnummer"):
        laatste[(bestand.volgnummer or 0) % VERVANGING] = bestand
    return list(laatste.values())


def is_bevestigd(bestand: BankBestand) -> bool:
    """Whether the bank accepted the file and credited it; nothing is credited when every line was refused."""
    if bestand.status not in GENOMEN:
        return False
    bijgeschreven = Afschriftregel.objects.filter(
        msg_id=bestand.msg_id, bedrag_centen__gt=0, status=Afschriftregel.Status.GEMATCHT
    )
    return bijgeschreven.exists() or _geweigerd(bestand) >= bestand.aantal


def _geweigerd(bestand: BankBestand) -> int:
    return Incassomelding.objects.filter(bron=bestand.msg_id).count()
