"""The list of work of the desk: asked for with a click, worked out one at a time by whoever looks."""

from datetime import date, timedelta

import structlog
from django.db import DatabaseError, transaction

from duo_portal.foundation import clock

from .doorrekenen import lees, reken_door
from .models import Opdracht
from .simulatoren import SimulatorOnbekend
from .voorstel import OngeldigVoorstel

_log = structlog.get_logger(__name__)
OPGEGEVEN_NA = timedelta(minutes=30)
"""Who has been busy for so long has died: it is worked out again."""
MEESTE_OPEN = 20


class TeDruk(RuntimeError):
    """So many simulations wait that another one is refused for now."""


def vraag(*, tekst: str, naam: str, peildatum: date, actor: str) -> Opdracht:
    """Put one on the list. Raises `OngeldigVoorstel`, `SimulatorOnbekend`, `TeDruk`."""
    lees(tekst, naam)
    open_ = Opdracht.Status.WACHT, Opdracht.Status.BEZIG
    if Opdracht.objects.filter(status__in=open_).count() >= MEESTE_OPEN:
        raise TeDruk("Er wachten al veel doorrekeningen. Probeer het straks opnieuw.")
    return Opdracht.objects.create(
        simulator=naam, voorstel=tekst, peildatum=peildatum, gevraagd_door=actor
    )


def reken_wachtende() -> int:
    """Work out everything that waits, the oldest first; how many. Two who look never take the same one."""
    aantal = 0
    while (opdracht := _neem()) is not None:
        _reken(opdracht)
        aantal += 1
    return aantal


def _neem() -> Opdracht | None:
    with transaction.atomic():
        Opdracht.objects.filter(
            status=Opdracht.Status.BEZIG, begonnen_at__lt=clock.nu() - OPGEGEVEN_NA
        ).update(status=Opdracht.Status.WACHT)
        wacht = Opdracht.objects.select_for_update(skip_locked=True)
        opdracht = wacht.filter(status=Opdracht.Status.WACHT).order_by("pk").first()
        if opdracht is not None:
            opdracht.status, opdracht.begonnen_at = Opdracht.Status.BEZIG, clock.nu()
            opdracht.save(update_fields=["status", "begonnen_at"])
    return opdracht


def _reken(opdracht: Opdracht) -> None:
    try:
        with transaction.atomic():
            opdracht.doorrekening = reken_door(
                tekst=opdracht.voorstel,
                naam=opdracht.simulator,
                peildatum=opdracht.peildatum,
                actor=opdracht.gevraagd_door,
            )
        opdracht.status = Opdracht.Status.KLAAR
    except (OngeldigVoorstel, SimulatorOnbekend) as fout:
        opdracht.status, opdracht.melding = Opdracht.Status.MISLUKT, str(fout)[:500]
    except (DatabaseError, ValueError, LookupError, ArithmeticError, MemoryError):
        _log.exception("doorrekening_mislukt", opdracht=opdracht.pk)
        opdracht.status = Opdracht.Status.MISLUKT
        opdracht.melding = "De berekening is niet gelukt. De beheerder vindt de oorzaak in het log."
    opdracht.klaar_at = clock.nu()
    opdracht.save(update_fields=["status", "melding", "doorrekening", "klaar_at"])
