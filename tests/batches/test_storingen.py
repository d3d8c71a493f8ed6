"""Faults: processes are killed or stopped in mid-chunk; every key is done exactly once and the run ends by itself.

Each fault is a signal to a process id. The test asserts that work was in flight (a chunk held in pg_locks),
that the process is gone, and counts afterwards with SQL of its own. The last test kills a naive variant
the same way and must find it wrong.
"""

import os
import random
import re
import signal
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.db import connection

from duo_portal.batches.bel import rinkel
from duo_portal.batches.models import Chunk, Run, VastgelopenPost
from duo_portal.batches.operations import open_run
from duo_portal.celery import app
from tests.harnas.databases import Address, EigenPostgres
from tests.harnas.processen import PriveValkey, Proces, StartWorker, pid_leeft, wacht_tot

from .conftest import maak_tabellen
from .proefrun import AANTAL, DELEN
from .telling import ALLES, halverwege, in_de_weer, loopt_af, tel, weg

pytestmark = pytest.mark.chaos
MAART = date(2026, 3, 1)


def test_kill_van_een_poolkind(
    proef_db: Address, traag: Callable[..., None], zaad: random.Random, start_worker: StartWorker
) -> None:
    traag(300)
    worker = start_worker(proef_db.env, concurrency=1)
    run = open_run(soort="proef", periode=MAART, actor="anna")
    for klaar in sorted(zaad.sample(range(1, DELEN), 2)):
        halverwege(proef_db, klaar)
        (kind,) = worker.child_pids()
        os.kill(kind, signal.SIGKILL)
        wacht_tot(partial(weg, kind), wat="poolkind weg")
        assert worker.leeft()
    loopt_af(run)
    assert tel(proef_db) == ALLES
    assert Chunk.objects.filter(pogingen__gt=1).exists()


def test_kill_van_de_hele_worker_en_een_andere_neemt_over(
    proef_db: Address,
    traag: Callable[..., None],
    start_worker: StartWorker,
    start_beat: Callable[..., Proces],
) -> None:
    traag(300)
    worker = start_worker(proef_db.env, concurrency=2)
    run = open_run(soort="proef", periode=MAART, actor="anna")
    halverwege(proef_db)
    pids = [worker.pid, *worker.child_pids()]
    worker.kill_tree()
    assert not any(map(pid_leeft, pids))
    start_worker(proef_db.env, concurrency=2)
    start_beat(proef_db.env)
    loopt_af(run)
    assert tel(proef_db) == ALLES


def test_broker_gedood_en_leeg_terug(
    valkey: PriveValkey,
    proef_db: Address,
    traag: Callable[..., None],
    start_worker: StartWorker,
    start_beat: Callable[..., Proces],
) -> None:
    traag(300)
    start_worker(proef_db.env, concurrency=1)
    start_beat(proef_db.env)
    run = open_run(soort="proef", periode=MAART, actor="anna")
    halverwege(proef_db)
    gedood = valkey.kill()
    assert not pid_leeft(gedood)
    rinkel(run.pk)  # an operation in the outage: logged, never an error
    valkey.restart_leeg()
    assert valkey.pid != gedood
    loopt_af(run)
    assert tel(proef_db) == ALLES


def test_postgres_valt_om_en_komt_terug(
    eigen_postgres: EigenPostgres,
    monkeypatch: pytest.MonkeyPatch,
    traag: Callable[..., None],
    start_worker: StartWorker,
    start_beat: Callable[..., Proces],
) -> None:
    monkeypatch.setenv("EXTRA_RUNSOORTEN", "tests.batches.proefrun")
    maak_tabellen(eigen_postgres.where)
    traag(300)
    start_worker(eigen_postgres.env, concurrency=1)
    start_beat(eigen_postgres.env)
    run = open_run(soort="proef", periode=MAART, actor="anna")
    halverwege(eigen_postgres.where)
    gestopt = eigen_postgres.pid
    connection.close()
    eigen_postgres.stop_immediate()
    assert not pid_leeft(gestopt)
    eigen_postgres.restart()
    loopt_af(run)
    assert tel(eigen_postgres.where) == ALLES
    connection.close()


def test_een_stilgezette_worker_verliest_zijn_chunk_en_kan_niet_meer_schrijven(
    proef_db: Address,
    traag: Callable[..., None],
    start_worker: StartWorker,
    start_beat: Callable[..., Proces],
) -> None:
    traag(400, RUN_STIL_SECONDEN="2")
    hangt = start_worker(proef_db.env, concurrency=1)
    run = open_run(soort="proef", periode=MAART, actor="anna")
    halverwege(proef_db)
    (kind,) = hangt.child_pids()
    os.kill(kind, signal.SIGSTOP)
    hangt.sein(signal.SIGSTOP)
    (sessie,) = in_de_weer(proef_db)
    start_worker(proef_db.env, concurrency=1)
    start_beat(proef_db.env)
    loopt_af(run)
    assert sessie not in in_de_weer(proef_db)
    assert Chunk.objects.filter(pogingen=2, status="klaar").count() == 1
    os.kill(kind, signal.SIGCONT)
    hangt.sein(signal.SIGCONT)
    wacht_tot(lambda: "werk onderbroken (verbinding" in hangt.tekst(), wat="de zombie merkt het")
    assert tel(proef_db) == ALLES


def test_de_broker_levert_een_bel_opnieuw_terwijl_de_eerste_loopt(
    proef_db: Address, traag: Callable[..., None], start_worker: StartWorker, settings: Any
) -> None:
    settings.RUN_BELLEN = 1
    traag(700, CELERY_VISIBILITY_TIMEOUT="1", CELERY_RESTORE_SECONDEN="1")
    worker = start_worker(proef_db.env, concurrency=3)
    run = open_run(soort="proef", periode=MAART, actor="anna")
    halverwege(proef_db)

    def opnieuw() -> bool:
        """The same message, by its id, was received more than once."""
        return (
            max(Counter(re.findall(r"tasks\.bel\[(.+?)\] received", worker.tekst())).values()) > 1
        )

    wacht_tot(opnieuw, wat="dezelfde bel nog eens")
    assert in_de_weer(proef_db)
    for _ in range(4):
        rinkel(run.pk)
    loopt_af(run)
    assert tel(proef_db) == ALLES
    assert set(Chunk.objects.values_list("pogingen", flat=True)) == {1}


def test_een_dodelijke_persoon_blijft_alleen_achter(
    proef_db: Address,
    traag: Callable[..., None],
    zaad: random.Random,
    start_worker: StartWorker,
    start_beat: Callable[..., Proces],
) -> None:
    traag(0)
    sleutel = zaad.randrange(1, AANTAL + 1)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO proef_gif VALUES (%s, 'dodelijk')", [sleutel])
    start_worker(proef_db.env, concurrency=2)
    start_beat(proef_db.env)
    run = open_run(soort="proef", periode=MAART, actor="anna")
    loopt_af(run, 60)
    posten = VastgelopenPost.objects.values_list("sleutel", "reden")
    assert list(posten) == [(sleutel, "herhaaldelijk_afgebroken")]
    assert tel(proef_db) == (AANTAL - 1, AANTAL - 1, ALLES[2] - sleutel)


def test_twee_beats_openen_een_run(
    proef_db: Address,
    traag: Callable[..., None],
    start_worker: StartWorker,
    start_beat: Callable[..., Proces],
) -> None:
    traag(0, RUN_PLAN_SECONDEN="0.3", PROEF_PLAN="2026-03-01")
    worker = start_worker(proef_db.env, concurrency=2)
    beats = [start_beat(proef_db.env), start_beat(proef_db.env)]
    wacht_tot(lambda: worker.tekst().count("batches.tasks.plan") >= 8, wat="acht keer gepland")
    assert all(beat.leeft() for beat in beats)
    loopt_af(Run.objects.get())
    assert tel(proef_db) == ALLES


def test_de_naieve_variant_gaat_onder_dezelfde_kill_wel_mis(
    proef_db: Address, traag: Callable[..., None], start_worker: StartWorker
) -> None:
    traag(600)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO naief_deel SELECT g, g + 100 FROM generate_series(1, 301, 100) g"
        )
    worker = start_worker(proef_db.env, concurrency=1)
    app.send_task("tests.batches.naief", args=[1])
    wacht_tot(lambda: tel(proef_db, "naief")[0] > 20, wat="naïef werk onderhanden")
    (kind,) = worker.child_pids()
    os.kill(kind, signal.SIGKILL)
    wacht_tot(partial(weg, kind), wat="poolkind weg")

    def klaar() -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT bool_and(klaar) FROM naief_deel")
            return bool(cursor.fetchone()[0])

    wacht_tot(klaar, wat="naïeve run klaar")
    rijen, sleutels, som = tel(proef_db, "naief")
    assert sleutels == 400
    assert rijen > sleutels, (
        "the naive variant must pay somebody twice, or this suite proves nothing"
    )
    assert som > 400 * 401 // 2
