"""Claim, work, commit: what a worker does from the first ring until nothing is free.

Of each chunk first the attempt is counted and committed; then one transaction locks the chunk, does the
work and marks it done. The row lock is the lease: a killed worker loses it with its connection, a hung
one when the session limits of `verbinding` end its transaction. What comes back is only ever "open" or
"klaar", so nothing needs to be cleaned up.
"""

import enum
import json
import logging
import time
from collections.abc import Iterator, Mapping
from random import SystemRandom
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from .bel import rinkel
from .enkel import doe_enkel
from .fouten import Oordeel, oordeel
from .models import Chunk, Run, Stap
from .soorten import StapGeweigerd, Stapsoort
from .splitsen import splits
from .stappen import huidige, nog_lopend, sluit, stapsoort_van, start, tel_op, weiger
from .verbinding import SLOT_CHUNK, begrens, slot, werksessie

logger = logging.getLogger(__name__)

MAX_POGINGEN = 3
# Attempts in a row that may fail on locks, connection or room before we leave it to the sweeper.
_GEDULD = 12


class Slag(enum.Enum):
    """What one turn achieved."""

    VERDER = "verder"
    NIETS_VRIJ = "niets_vrij"


class RunGeannuleerd(Exception):
    """The run was cancelled while this chunk was at work: its transaction is rolled back."""


def werk_af(run_id: int) -> int:
    """Work on this run until nothing is free, a person is needed or the time is up.

    Returns the number of turns. Raises the last error when lock, connection or room stays bad for
    `_GEDULD` turns in a row; the sweeper rings again.
    """
    slagen = mislukt = 0
    einde = time.monotonic() + settings.RUN_BEL_SECONDEN
    with werksessie():
        while True:
            if time.monotonic() > einde:
                rinkel(run_id, 1)
                return slagen
            try:
                begrens()
                if _slag(run_id) is Slag.NIETS_VRIJ:
                    return slagen
                slagen, mislukt = slagen + 1, 0
            except Exception as fout:
                mislukt += 1
                if not _is_tijdelijk(fout) or mislukt >= _GEDULD:
                    raise
                _wacht_even(fout, mislukt)


def _is_tijdelijk(fout: Exception) -> bool:
    return oordeel(fout, connection) in (
        Oordeel.HERHAAL,
        Oordeel.VERBINDING,
        Oordeel.MIDDELEN,
    )


def _wacht_even(fout: Exception, keer: int) -> None:
    soort = oordeel(fout, connection)
    logger.warning("werk onderbroken (%s, %s), poging %d", soort.value, type(fout).__name__, keer)
    if soort is Oordeel.VERBINDING:
        connection.close()
    # Jitter keeps workers that were hit together from coming back together.
    time.sleep(SystemRandom().uniform(0.5, 1.0) * min(0.05 * 2**keer, 5.0))


def _slag(run_id: int) -> Slag:
    """One turn: start a step, do one piece of work, or close a step."""
    run = Run.objects.get(pk=run_id)
    stap = huidige(run_id)
    if run.status != Run.Status.LOPEND or stap is None:
        return Slag.NIETS_VRIJ
    try:
        return _doe(run, stap)
    except StapGeweigerd as fout:
        weiger(run_id, stap.pk, str(fout))
    except Exception as fout:
        if oordeel(fout, connection) is not Oordeel.INHOUD:
            raise
        # Chunks and single steps judge their own errors: this one is in verdeel, klaar or the register.
        logger.exception("run %s, stap %s: kan niet starten of sluiten", run_id, stap.naam)
        weiger(
            run_id,
            stap.pk,
            f"Fout bij starten of sluiten van de stap: {type(fout).__name__}.",
        )
    return Slag.NIETS_VRIJ


def _doe(run: Run, stap: Stap) -> Slag:
    if stap.status == Stap.Status.WACHT:
        start(run.pk)
        return Slag.VERDER
    if stap.status != Stap.Status.BEZIG:
        return Slag.NIETS_VRIJ
    stapsoort = stapsoort_van(run, stap)
    if stap.soort != Stap.Soort.CHUNKS:
        return Slag.VERDER if doe_enkel(run, stap, stapsoort) else Slag.NIETS_VRIJ
    if _doe_chunk(run, stap, stapsoort):
        return Slag.VERDER
    return Slag.VERDER if sluit(run.pk) else Slag.NIETS_VRIJ


def _doe_chunk(run: Run, stap: Stap, stapsoort: Stapsoort) -> bool:
    """Do one free chunk; False when none is free."""
    for chunk_id in _open_chunks(stap):
        with slot(SLOT_CHUNK, chunk_id) as vrij:
            if not vrij:
                continue
            poging = _tel_poging(chunk_id, 1)
            if poging is None:
                continue
            if poging > MAX_POGINGEN:
                splits(run, stap, stapsoort, chunk_id, None)
            else:
                _verwerk(run, stap, stapsoort, chunk_id)
            return True
    return False


def _open_chunks(stap: Stap) -> Iterator[int]:
    """Ids of open chunks, whole ones before the halves of a failed one: healthy people come first."""
    ids = Chunk.objects.filter(stap=stap, status=Chunk.Status.OPEN).order_by("volgnummer")
    yield from ids.values_list("pk", flat=True)


def _tel_poging(chunk_id: int, erbij: int) -> int | None:
    """Count the attempt and commit it, before the work that may kill us. None when it is taken or done."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE batches_chunk SET pogingen = pogingen + %s WHERE id = ("
            " SELECT id FROM batches_chunk WHERE id = %s AND status = 'open'"
            " FOR NO KEY UPDATE SKIP LOCKED) RETURNING pogingen",
            [erbij, chunk_id],
        )
        rij = cursor.fetchone()
    return None if rij is None else int(rij[0])


def _verwerk(run: Run, stap: Stap, stapsoort: Stapsoort, chunk_id: int) -> None:
    try:
        with transaction.atomic():
            _schrijf(run, stap, stapsoort, chunk_id)
    except (RunGeannuleerd, StapGeweigerd) as fout:
        if isinstance(fout, StapGeweigerd):
            raise
    except Exception as fout:
        soort = oordeel(fout, connection)
        if soort is Oordeel.INHOUD:
            splits(run, stap, stapsoort, chunk_id, fout)
            return
        if soort in (Oordeel.HERHAAL, Oordeel.MIDDELEN):
            _tel_poging(chunk_id, -1)  # nobody's data: this attempt does not count
        if soort is not Oordeel.LANGZAAM:
            raise
        logger.warning("run %s, stap %s: een chunk duurde te lang", run.pk, stap.naam)


def _schrijf(run: Run, stap: Stap, stapsoort: Stapsoort, chunk_id: int) -> None:
    """The one writing transaction of a chunk."""
    chunk = (
        Chunk.objects.select_for_update(no_key=True, skip_locked=True)
        .filter(pk=chunk_id, status=Chunk.Status.OPEN)
        .first()
    )
    if chunk is None or stapsoort.werk is None:
        return
    totalen: Mapping[str, Any] = stapsoort.werk(run, stap, chunk.van, chunk.tot, connection) or {}
    if not nog_lopend(run.pk):
        raise RunGeannuleerd
    _markeer_klaar(chunk_id, totalen)


def _markeer_klaar(chunk_id: int, totalen: Mapping[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE batches_chunk SET status = 'klaar', totalen = %s, klaar_at = clock_timestamp(),"
            " duur_ms = extract(epoch FROM clock_timestamp() - now()) * 1000"
            " WHERE id = %s AND status = 'open'",
            [json.dumps(tel_op({}, totalen)), chunk_id],
        )
        if cursor.rowcount != 1:
            raise RuntimeError("De chunk was niet meer open: niets van dit werk wordt bewaard.")
