"""Step berekenen: freeze decided − booked for a range of persons, in one statement."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.batches.models import Run, Stap
from duo_portal.foundation.clock import AMSTERDAM

from .rekeningen import Rekeningcontrole
from .sql import sql

MARGE = timedelta(minutes=10)
"""A decision or reversal stamped this long before the run before was opened may still have been on its way
to a COMMIT; the time limits on transactions are shorter. Comparing a month too many does no harm."""
HET_BEGIN = datetime(1900, 1, 1, tzinfo=UTC)

UITBETALING, EENMALIG = "uitbetaling", "eenmalige_uitbetaling"
KLEINE_REGELINGEN = "kleine_regelingen"
"""A run over the same payment lines that freezes parts of awards of its own (regelingen/instelbaar)."""
COMPONENTEN = {UITBETALING: (1, 19), EENMALIG: (20, 99)}
"""Which component codes a kind of run pays: the monthly ones, or the one-off schemes."""


def verdeel(run: Run, stap: Stap) -> Iterator[tuple[int, int]]:
    """Ranges [van, tot) of about RUN_PERSONEN_PER_CHUNK persons with a decision, together covering all of them."""
    per_chunk = settings.RUN_PERSONEN_PER_CHUNK
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT persoon_id FROM (SELECT persoon_id, row_number() OVER (ORDER BY persoon_id) AS n"
            " FROM studiefinanciering_student) AS s WHERE (n - 1) %% %s = 0 ORDER BY 1",
            [per_chunk],
        )
        grenzen = [rij[0] for rij in cursor.fetchall()]
        cursor.execute("SELECT max(persoon_id) + 1 FROM studiefinanciering_student")
        einde = cursor.fetchone()
    if grenzen and einde:
        yield from zip(grenzen, [*grenzen[1:], einde[0]], strict=True)


def sleutels(run: Run, stap: Stap, van: int, tot: int) -> list[int]:
    """The persons in a range, so that a poisoned chunk is halved at real people."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT persoon_id FROM studiefinanciering_student"
            " WHERE persoon_id >= %s AND persoon_id < %s ORDER BY 1",
            [van, tot],
        )
        return [rij[0] for rij in cursor.fetchall()]


def bereken(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    """Freeze the lines of persons [van, tot); totals: lines and cents (signed) of this chunk."""
    # The accounts are deciphered while the database works out what is due: two cores, one chunk.
    with Rekeningcontrole(run, van, tot, verbinding, peildag(run)) as rekeningen:
        with verbinding.cursor() as cursor:
            cursor.execute(sql("berekenen"), _gegevens(run, van, tot))
            rijen = cursor.fetchall()
        onbruikbaar = rekeningen.houd_aan(verbinding)
    return {
        "regels": sum(rij[2] for rij in rijen),
        "som_centen": sum(int(rij[3]) for rij in rijen),
        "onbruikbare_rekeningen": onbruikbaar,
    }


def vorige_run(run: Run) -> Run | None:
    """The last run of this kind that was not cancelled: from its cut-off on something may be new."""
    return (
        Run.objects.filter(soort=run.soort, id__lt=run.pk)
        .exclude(status=Run.Status.GEANNULEERD)
        .order_by("-peilmoment", "-id")
        .first()
    )


def peildag(run: Run) -> date:
    """The day of the cut-off: what may be executed by then is paid."""
    return run.peilmoment.astimezone(AMSTERDAM).date()


def _gegevens(run: Run, van: int, tot: int) -> dict[str, Any]:
    vorige = vorige_run(run)
    component_van, component_tot = COMPONENTEN[run.soort]
    return {
        "run_id": run.pk,
        "soort": run.soort,
        "maand": run.periode,
        "van": van,
        "tot": tot,
        "peilmoment": run.peilmoment,
        "dag": peildag(run),
        "vorig_peilmoment": vorige.peilmoment if vorige else HET_BEGIN,
        "vorige_dag": peildag(vorige) if vorige else HET_BEGIN.date(),
        "vorige_opslag": vorige.geopend_at - MARGE if vorige else HET_BEGIN,
        "component_van": component_van,
        "component_tot": component_tot,
    }
