"""Opening a run: at most one open per kind, whoever asks and how often."""

from datetime import date, datetime

from django.db import connection, transaction

from duo_portal.audit.bedrijfsdatum import moment
from duo_portal.audit.handelingen import SYSTEEM, vastleggen
from duo_portal.foundation.clock import AMSTERDAM

from ..bel import rinkel
from ..models import Run, Stap
from ..soorten import Runsoort, runsoort

_OPEN = (Run.Status.LOPEND, Run.Status.WACHT_OP_MENS, Run.Status.MISLUKT)


class RunAlGeopend(Exception):
    """There is such a run, or another of this kind is open; `run` says which, by whom and when."""

    def __init__(self, run: Run) -> None:
        self.run = run
        moment_tekst = run.geopend_at.astimezone(AMSTERDAM).strftime("%d-%m-%Y om %H:%M")
        super().__init__(
            f"De run {run} is al geopend door {run.geopend_door} op {moment_tekst} "
            f"({run.get_status_display().lower()})."
        )


class MagNietOpenen(PermissionError):
    """This kind of run is opened by a person only."""


def open_run(
    *,
    soort: str,
    periode: date,
    actor: str,
    nummer: int | None = None,
    peilmoment: datetime | None = None,
) -> Run:
    """Open the run (soort, periode, nummer) and ring the workers.

    `periode` is the first day of a month; `nummer` defaults to 1, or to the next one when the earlier were
    cancelled; `peilmoment` (aware) is what is frozen as known, by default the business moment. Raises
    RunAlGeopend when the same run or another open run of this kind is there, OnbekendeRunsoort,
    MagNietOpenen. The same call twice opens one run.
    """
    beschrijving = runsoort(soort)
    if actor == SYSTEEM and not beschrijving.mag_systeem:
        raise MagNietOpenen(
            f"Een run {soort} wordt door een medewerker geopend, niet door het systeem."
        )
    if periode.day != 1:
        raise ValueError(f"De periode van een run is de eerste van een maand, niet {periode}.")
    with transaction.atomic():
        _een_tegelijk(soort)
        eerder = _in_de_weg(soort, periode, nummer)
        if eerder is None:
            run = _maak(beschrijving, periode, actor, nummer, peilmoment or moment())
            vastleggen(
                soort="run_openen",
                actor=actor,
                sleutel=f"run_openen:{soort}:{periode:%Y-%m}:{run.nummer}",
                uitkomst={"run": run.pk, "run_naam": str(run)},
            )
            rinkel(run.pk)
            return run
        vastleggen(
            soort="run_openen_geweigerd",
            actor=actor,
            uitkomst={"run": eerder.pk, "geopend_door": eerder.geopend_door},
        )
    raise RunAlGeopend(eerder)


def _een_tegelijk(soort: str) -> None:
    """For a friendly answer; that there is one run is kept by the unique keys."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 71))", [f"run:{soort}"])


def _in_de_weg(soort: str, periode: date, nummer: int | None) -> Run | None:
    van_soort = Run.objects.filter(soort=soort)
    van_periode = van_soort.filter(periode=periode)
    if nummer is not None:
        zelfde = van_periode.filter(nummer=nummer)
    else:
        zelfde = van_periode.exclude(status=Run.Status.GEANNULEERD)
    return zelfde.first() or van_soort.filter(status__in=_OPEN).first()


def _maak(
    soort: Runsoort, periode: date, actor: str, nummer: int | None, peilmoment: datetime
) -> Run:
    regelversie, parameterset = soort.versie()
    run = Run.objects.create(
        soort=soort.naam,
        periode=periode,
        nummer=nummer or _volgend_nummer(soort.naam, periode),
        peilmoment=peilmoment,
        regelversie=regelversie,
        parameterset=parameterset,
        geopend_door=actor,
    )
    Stap.objects.bulk_create(
        Stap(run=run, naam=s.naam, titel=s.titel, soort=s.soort, volgorde=i)
        for i, s in enumerate(soort.stappen, start=1)
    )
    return run


def _volgend_nummer(soort: str, periode: date) -> int:
    laatste = Run.objects.filter(soort=soort, periode=periode).order_by("nummer").last()
    return 1 if laatste is None else laatste.nummer + 1
