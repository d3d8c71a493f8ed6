"""From step to step: starting, closing, stopping. Always under the row lock of the run.

The lock is FOR NO KEY UPDATE: it does not disturb rows that point at the run, and the worker that
finishes last waits for it and then sees every chunk of the others.
"""

import logging
from collections.abc import Mapping
from numbers import Integral
from typing import Any

from django.db import connection, transaction

from .bel import rinkel
from .models import Chunk, DbKlok, Run, Stap
from .soorten import Runsoort, StapGeweigerd, Stapsoort, runsoort

logger = logging.getLogger(__name__)

MENS = (Stap.Soort.MENS, Stap.Soort.VRIJGAVE)


def tel_op(som: dict[str, Any], deel: Mapping[str, Any]) -> dict[str, Any]:
    """Add the whole numbers of `deel` to `som`, name by name, also in nested tables."""
    for naam, waarde in deel.items():
        if isinstance(waarde, Mapping):
            som[naam] = tel_op(dict(som.get(naam) or {}), waarde)
        elif isinstance(waarde, Integral) and not isinstance(waarde, bool):
            som[naam] = som.get(naam, 0) + int(waarde)  # also numpy's whole numbers
        else:
            som[naam] = waarde
    return som


def vergrendel(run_id: int) -> Run:
    """The run under its row lock; only inside a transaction."""
    return Run.objects.select_for_update(no_key=True).get(pk=run_id)


def huidige(run_id: int) -> Stap | None:
    """The first step that is not done, None when all are."""
    return (
        Stap.objects.filter(run_id=run_id)
        .exclude(status=Stap.Status.KLAAR)
        .order_by("volgorde")
        .first()
    )


def stapsoort_van(run: Run, stap: Stap) -> Stapsoort:
    """The description of this step; refuses rules of another version than the run was opened with."""
    soort: Runsoort = runsoort(run.soort)
    stapsoort = soort.stap(stap.naam)
    if stapsoort.rekent and soort.versie() != (run.regelversie, run.parameterset):
        raise StapGeweigerd(
            "De regels of parameters zijn veranderd sinds de run is geopend. Annuleer en open opnieuw."
        )
    return stapsoort


def start(run_id: int) -> None:
    """Start the next step: write its chunks, or wait for a person. Does nothing when another did."""
    with transaction.atomic():
        run = vergrendel(run_id)
        stap = huidige(run_id)
        if run.status != Run.Status.LOPEND or stap is None or stap.status != Stap.Status.WACHT:
            return
        stapsoort = stapsoort_van(run, stap)
        stap.status = Stap.Status.BEZIG
        stap.gestart_at = DbKlok()
        stap.save(update_fields=["status", "gestart_at"])
        if stapsoort.soort == Stap.Soort.CHUNKS and stapsoort.verdeel is not None:
            _schrijf_chunks(stap, stapsoort.verdeel(run, stap))
            rinkel(run_id)
        elif stapsoort.soort in MENS and stapsoort.enkel is None:
            wacht_op_mens(run, stap)


def _schrijf_chunks(stap: Stap, delen: Any) -> None:
    Chunk.objects.bulk_create(
        Chunk(stap=stap, volgnummer=i, van=van, tot=tot)
        for i, (van, tot) in enumerate(delen, start=1)
    )


def wacht_op_mens(run: Run, stap: Stap) -> None:
    """The step and the run wait for a signature; only inside the transaction that locks the run."""
    stap.status = Stap.Status.WACHT_OP_MENS
    stap.save(update_fields=["status", "totalen"])
    run.status = Run.Status.WACHT_OP_MENS
    run.save(update_fields=["status"])


def sluit(run_id: int) -> bool:
    """Close the chunks step whose last chunk is done. False when somebody still works on it."""
    with transaction.atomic():
        run = vergrendel(run_id)
        stap = huidige(run_id)
        if run.status != Run.Status.LOPEND or stap is None or stap.status != Stap.Status.BEZIG:
            return True
        chunks = Chunk.objects.filter(stap=stap)
        if stap.soort != Stap.Soort.CHUNKS or chunks.filter(status=Chunk.Status.OPEN).exists():
            return False
        stap.totalen = {}
        for totalen in chunks.filter(status=Chunk.Status.KLAAR).values_list("totalen", flat=True):
            tel_op(stap.totalen, totalen)
        stapsoort = stapsoort_van(run, stap)
        if stapsoort.klaar is not None:
            stap.totalen.update(tel_op({}, stapsoort.klaar(run, stap) or {}))
        maak_klaar(run, stap)
        return True


def maak_klaar(run: Run, stap: Stap) -> None:
    """The step is done and so, after the last one, the run; only inside the transaction that locks the run."""
    stap.status = Stap.Status.KLAAR
    stap.klaar_at = DbKlok()
    stap.save(
        update_fields=[
            "status",
            "klaar_at",
            "totalen",
            "getekend_door",
            "getekend_at",
            "reden",
        ]
    )
    run.totalen = {**run.totalen, stap.naam: stap.totalen}
    run.status = Run.Status.LOPEND
    if huidige(run.pk) is None:
        run.status = Run.Status.AFGEROND
        run.klaar_at = DbKlok()
    run.save(update_fields=["status", "totalen", "klaar_at"])


def weiger(run_id: int, stap_id: int, reden: str) -> None:
    """Stop the run because this step may not go on; a person cancels it or lets it go on (`hervat`)."""
    with transaction.atomic():
        run = vergrendel(run_id)
        stap = Stap.objects.get(pk=stap_id)
        if run.status != Run.Status.LOPEND or stap.status not in (
            Stap.Status.WACHT,
            Stap.Status.BEZIG,
        ):
            return
        if stap.status == Stap.Status.WACHT:
            stap.status = Stap.Status.BEZIG
            stap.save(update_fields=["status"])
        stap.status = Stap.Status.GEWEIGERD
        stap.reden = reden
        stap.save(update_fields=["status", "reden"])
        run.status = Run.Status.MISLUKT
        run.reden = reden
        run.save(update_fields=["status", "reden"])
    logger.error("run %s gestopt in stap %s: %s", run_id, stap.naam, reden)


def nog_lopend(run_id: int) -> bool:
    """At the end of a writing transaction: may it still commit? Holds off a cancellation until COMMIT."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM batches_run WHERE id = %s FOR SHARE", [run_id])
        rij = cursor.fetchone()
    return rij is not None and rij[0] == Run.Status.LOPEND
