"""A month: through the engine by worker processes, or by hand with the same guards."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.batches.operations import geef_vrij, open_run, teken
from duo_portal.foundation.clock import AMSTERDAM
from duo_portal.foundation.period import Maand
from studiefinanciering.uitbetalen.boeken import boek
from studiefinanciering.uitbetalen.plannen import opent_op

from . import vullen
from .omgeving import ROOT

_STAPPEN = (
    "berekenen",
    "controleren",
    "vrijgeven",
    "boeken",
    "aanleveren",
    "versturen",
    "bevestigen",
)
GEDULD = 3600


@dataclass
class Werker:
    """A worker process that does what is asked: `werk_af` of a run."""

    env: dict[str, str]
    popen: subprocess.Popen[str] = field(init=False)

    def __post_init__(self) -> None:
        self.popen = subprocess.Popen(
            [sys.executable, "-m", "tests.performance.werker"], cwd=ROOT, env=self.env, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self.lees()

    def vraag(self, run_id: int) -> None:
        """Begin to work on a run."""
        assert self.popen.stdin is not None
        self.popen.stdin.write(f"{run_id}\n")
        self.popen.stdin.flush()

    def lees(self) -> dict[str, Any]:
        """Wait for the answer: samples of memory (moment, bytes), peak in bytes, turns."""
        assert self.popen.stdout is not None
        regel = self.popen.stdout.readline()
        if not regel:
            raise RuntimeError("de werker is gestopt")
        return json.loads(regel)

    def stop(self) -> None:
        """No more work."""
        assert self.popen.stdin is not None
        self.popen.stdin.close()
        self.popen.wait(timeout=60)


def werk(werkers: Sequence[Werker], run_id: int) -> list[dict[str, Any]]:
    """All workers on this run until none finds anything to do."""
    for werker in werkers:
        werker.vraag(run_id)
    return [werker.lees() for werker in werkers]


def open_maand(maand: date) -> Run:
    """Open the run of a month on the day that it would be opened."""
    dag = opent_op(Maand.van(maand))
    bedrijfsdatum.zet(dag, "bench")
    return open_run(
        soort="uitbetaling", periode=maand, actor="bench",
        peilmoment=datetime(dag.year, dag.month, dag.day, 8, tzinfo=AMSTERDAM),
    )  # fmt: skip


def door_de_motor(maand: date, werkers: Sequence[Werker]) -> dict[str, Any]:
    """A whole month; seconds per step by the clock of the database, and memory of the workers per step."""
    run = open_maand(maand)
    vullen.controlepunt()
    antwoorden = [werk(werkers, run.pk)]
    teken(run=run, stap="controleren", actor="anna", reden="bench")
    antwoorden.append(werk(werkers[:1], run.pk))
    geef_vrij(run=run, actor="bram")
    vullen.controlepunt()
    antwoorden.append(werk(werkers, run.pk))
    run.refresh_from_db()
    if run.status != Run.Status.LOPEND or run.reden:
        raise RuntimeError(f"de run hoort op de bank te wachten: {run.status} {run.reden}")
    uitkomst = {"run": run.pk, "maand": str(maand), **_duren(run), "werkers": len(werkers)}
    uitkomst["totalen"] = run.totalen
    uitkomst["piek_bytes"] = max(a["piek"] for ronde in antwoorden for a in ronde)
    uitkomst |= _per_stap(run, [a for ronde in antwoorden for a in ronde])
    sluit_af(run)
    return uitkomst


def _duren(run: Run) -> dict[str, float]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT naam, extract(epoch FROM klaar_at - gestart_at)::float8 FROM batches_stap"
            " WHERE run_id = %s AND naam IN ('berekenen', 'boeken', 'aanleveren')",
            [run.pk],
        )
        return dict(cursor.fetchall())


def _per_stap(run: Run, antwoorden: list[dict[str, Any]]) -> dict[str, Any]:
    """Highest memory of a worker, and processor seconds of workers and their sessions, per step."""
    pieken, cpu = {}, {}
    for stap in run.stappen.filter(naam__in=("berekenen", "boeken", "aanleveren")):
        van, tot = stap.gestart_at.timestamp(), stap.klaar_at.timestamp()
        pieken[stap.naam], cpu[stap.naam] = 0, 0.0
        for antwoord in antwoorden:
            binnen = [m for m in antwoord["monsters"] if van - 0.1 <= m[0] <= tot]
            if binnen:
                pieken[stap.naam] = max(pieken[stap.naam], *(m[1] for m in binnen), 0)
                cpu[stap.naam] += binnen[-1][2] - binnen[0][2]
    return {"piek_per_stap": pieken, "cpu": cpu}


def zet_stap(run: Run, naam: str, *, door: str = "") -> None:
    """By hand: the step `naam` from waiting to busy, or (with a name) to signed and done."""
    with connection.cursor() as cursor:
        if door:
            wacht = "UPDATE batches_stap SET status = 'wacht_op_mens' WHERE run_id = %s AND naam = %s AND soort IN ('mens', 'vrijgave')"
            cursor.execute(wacht, [run.pk, naam])
            cursor.execute(
                "UPDATE batches_stap SET status = 'klaar', klaar_at = clock_timestamp(),"
                " getekend_door = CASE WHEN soort IN ('mens', 'vrijgave') THEN %s END,"
                " getekend_at = CASE WHEN soort IN ('mens', 'vrijgave') THEN clock_timestamp() END"
                " WHERE run_id = %s AND naam = %s",
                [door, run.pk, naam],
            )
        else:
            cursor.execute(
                "UPDATE batches_stap SET status = 'bezig', gestart_at = clock_timestamp()"
                " WHERE run_id = %s AND naam = %s AND status = 'wacht'",
                [run.pk, naam],
            )


def sluit_af(run: Run) -> None:
    """The bank is not part of this bench: the rest of the steps are closed by hand."""
    for naam in _STAPPEN:
        if not run.stappen.filter(naam=naam, status="klaar").exists():
            zet_stap(run, naam)
            zet_stap(run, naam, door="anna" if naam == "controleren" else "bram")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE batches_run SET status = 'afgerond', klaar_at = clock_timestamp() WHERE id = %s",
            [run.pk],
        )


def vul_maand(maand: date, aantal: int) -> None:
    """An earlier month: lines straight from the decisions, booked by the statements of the run."""
    run = open_maand(maand)
    delen = vullen.bereiken(aantal)
    zet_stap(run, "berekenen")

    def regels(van: int, tot: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                vullen.REGELS_VAN_MAAND, {"run": run.pk, "maand": maand, "van": van, "tot": tot}
            )

    vullen.met_twee(regels, delen)
    vrijgegeven(run)
    vullen.met_twee(lambda van, tot: _boek(run, van, tot), delen)
    sluit_af(run)


def vrijgegeven(run: Run) -> None:
    """From frozen lines to a run that may be booked, signed by two."""
    for naam, wie in (("berekenen", "bram"), ("controleren", "anna"), ("vrijgeven", "bram")):
        if naam != "berekenen":
            zet_stap(run, naam)
        zet_stap(run, naam, door=wie)
    zet_stap(run, "boeken")


def _boek(run: Run, van: int, tot: int) -> None:
    boek(run, run.stappen.get(naam="boeken"), van, tot, connection)


def maanden(eerste: date, aantal: int) -> list[date]:
    """`aantal` months from `eerste`."""
    begin = Maand.van(eerste).index
    return [Maand.van_index(begin + i).eerste_dag for i in range(aantal)]


def werkers(env: dict[str, str], aantal: int) -> list[Werker]:
    """Worker processes on the database of `env`."""
    return [Werker({**os.environ, **env}) for _ in range(aantal)]
