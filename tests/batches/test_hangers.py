"""Workers that hang where the idle timeout does not reach: in mid-COPY, and between two transactions."""

import os
import signal
from collections.abc import Callable
from datetime import date
from typing import Any

import psycopg
import pytest
from django.db import connection

from duo_portal.batches.operations import open_run
from duo_portal.batches.verbinding import SLOT_CHUNK, begrens, slot, werksessie
from tests.harnas.databases import Address
from tests.harnas.processen import Proces, StartWorker, pid_leeft, wacht_tot

from .telling import ALLES, halverwege, in_de_weer, loopt_af, tel

pytestmark = pytest.mark.chaos
MAART = date(2026, 3, 1)


def _wacht_op_client(waar: Address) -> bool:
    """Seen by the same login: a worker session that is active and waits for its client in COPY."""
    with psycopg.connect(waar.url) as eigen:
        rij = eigen.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND query LIKE 'COPY%' AND state = 'active' AND wait_event = 'ClientRead'"
        ).fetchone()
    return rij == (1,)


def test_stilgezet_midden_in_copy(
    proef_db: Address,
    traag: Callable[..., None],
    start_worker: StartWorker,
    start_beat: Callable[..., Proces],
) -> None:
    traag(400, RUN_STIL_SECONDEN="2", PROEF_COPY="1")
    hangt = start_worker(proef_db.env, concurrency=1)
    run = open_run(soort="proef", periode=MAART, actor="anna")
    halverwege(proef_db)
    (kind,) = hangt.child_pids()
    os.kill(kind, signal.SIGSTOP)
    hangt.sein(signal.SIGSTOP)
    (sessie,) = in_de_weer(proef_db)
    assert _wacht_op_client(proef_db)
    start_worker(proef_db.env, concurrency=1)
    start_beat(proef_db.env)
    loopt_af(run)
    assert sessie not in in_de_weer(proef_db)
    os.kill(kind, signal.SIGCONT)
    hangt.sein(signal.SIGCONT)
    wacht_tot(lambda: "werk onderbroken (verbinding" in hangt.tekst(), wat="de zombie merkt het")
    assert pid_leeft(kind)
    assert tel(proef_db) == ALLES


def test_tussen_twee_transacties_raakt_een_stille_sessie_haar_plek_kwijt(
    proef_db: Address, settings: Any
) -> None:
    settings.RUN_STIL_SECONDEN = 0.5

    def bezet() -> bool:
        with psycopg.connect(proef_db.url) as ander:
            rij = ander.execute("SELECT pg_try_advisory_lock(%s, 5)", [SLOT_CHUNK]).fetchone()
        return rij == (False,)

    with werksessie():
        begrens()
        with slot(SLOT_CHUNK, 5) as vrij:
            assert vrij
            assert bezet()
            wacht_tot(lambda: not bezet(), seconden=5, wat="plek vrij")
    connection.close()
