"""Undivided steps, and the computation before a signature: one transaction each, by one worker at a time."""

import logging

from django.db import connection, transaction
from django.db.models import F

from .fouten import Oordeel, oordeel
from .models import Run, Stap
from .soorten import NogNiet, StapGeweigerd, Stapsoort
from .stappen import maak_klaar, tel_op, vergrendel, wacht_op_mens, weiger
from .verbinding import SLOT_STAP, slot

logger = logging.getLogger(__name__)

MAX_POGINGEN = 5


def doe_enkel(run: Run, stap: Stap, stapsoort: Stapsoort) -> bool:
    """Do the step; False when another worker has it or it must wait for something outside.

    Its errors stop the run, lost connections do not.
    """
    with slot(SLOT_STAP, stap.pk) as vrij:
        if not vrij:
            return False
        Stap.objects.filter(pk=stap.pk, status=Stap.Status.BEZIG).update(pogingen=F("pogingen") + 1)
        try:
            with transaction.atomic():
                _schrijf(run, stap, stapsoort)
        except StapGeweigerd:
            raise
        except NogNiet as wacht:
            # Waiting is no failed attempt; the sweeper rings again.
            Stap.objects.filter(pk=stap.pk).update(pogingen=F("pogingen") - 1)
            logger.info("run %s, stap %s wacht: %s", run.pk, stap.naam, wacht)
            return False
        except Exception as fout:  # noqa: BLE001 - judged there
            _beoordeel(run, stap, fout)
        return True


def _schrijf(run: Run, stap: Stap, stapsoort: Stapsoort) -> None:
    vers = (
        Stap.objects.select_for_update(no_key=True, skip_locked=True)
        .filter(pk=stap.pk, status=Stap.Status.BEZIG)
        .first()
    )
    if vers is None or stapsoort.enkel is None:
        return
    if vers.pogingen > MAX_POGINGEN:
        raise StapGeweigerd("De stap brak telkens af zonder foutmelding; kijk in het logboek.")
    vers.totalen = tel_op({}, stapsoort.enkel(run, vers, connection) or {})
    run = vergrendel(run.pk)
    if run.status != Run.Status.LOPEND:
        transaction.set_rollback(True)
        return
    if stapsoort.klaar is not None:
        vers.totalen.update(tel_op({}, stapsoort.klaar(run, vers) or {}))
    if vers.soort == Stap.Soort.ENKEL:
        maak_klaar(run, vers)
    else:
        wacht_op_mens(run, vers)


def _beoordeel(run: Run, stap: Stap, fout: Exception) -> None:
    soort = oordeel(fout, connection)
    if soort is Oordeel.LANGZAAM:
        logger.warning("run %s, stap %s duurde te lang", run.pk, stap.naam)
        return
    if soort is not Oordeel.INHOUD:
        if soort is not Oordeel.VERBINDING:
            Stap.objects.filter(pk=stap.pk).update(pogingen=F("pogingen") - 1)
        raise fout
    logger.error("run %s, stap %s mislukt", run.pk, stap.naam, exc_info=fout)
    weiger(run.pk, stap.pk, f"Fout in de stap: {type(fout).__name__}.")
