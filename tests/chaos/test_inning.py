"""The collection run under kill -9: while lines are frozen, while terms are asked, while files are written. Nothing is asked twice."""

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from duo_portal.batches.models import Chunk, Run
from duo_portal.batches.operations.openen import RunAlGeopend
from duo_portal.gateways.bank.versleuteld_bestand import bank_sleutels, controleer
from duo_portal.gateways.models import BankBestand
from terugbetalen.models import Incassoregel, Termijn
from tests.harnas.databases import Address
from tests.harnas.processen import Proces, StartWorker, pid_leeft, wacht_tot

from .inning import TABEL, Inning
from .test_bestand import dood_kind, omvang, scherp

pytestmark = pytest.mark.chaos
StartBeat = Callable[..., Proces]
MSG_ID = "SF-202401-INC-1-001"


@pytest.fixture
def inning(kloon_db: Address, instellingen: Callable[..., Path]) -> Inning:
    """Two thousand debtors, ten chunks of two hundred."""
    return Inning(kloon_db, instellingen(), 2_000)


@pytest.mark.parametrize("stap", ["berekenen", "boeken"])
def test_kill_van_een_poolkind(
    stap: str, inning: Inning, start_worker: StartWorker, start_beat: StartBeat
) -> None:
    inning.vertraag(TABEL[stap], 0.3)
    worker = start_worker(inning.env, concurrency=1)
    start_beat(inning.env)
    inning.tot_aan(stap)
    for klaar in (1, 4):
        inning.halverwege(stap, klaar)
        (kind,) = worker.child_pids()
        os.kill(kind, signal.SIGKILL)
        wacht_tot(lambda kind=kind: not pid_leeft(kind), wat="poolkind weg")
    if stap == "berekenen":
        inning.teken_en_geef_vrij()
    inning.loopt_af()
    assert Chunk.objects.filter(stap__naam=stap, pogingen__gt=1, status="klaar").exists()
    inning.klopt()


def test_de_hele_worker_gedood_en_twee_nemen_over(
    inning: Inning, start_worker: StartWorker, start_beat: StartBeat
) -> None:
    inning.vertraag(TABEL["boeken"], 0.3)
    worker = start_worker(inning.env, concurrency=2)
    inning.tot_aan("boeken")
    inning.halverwege("boeken")
    pids = [worker.pid, *worker.child_pids()]
    worker.kill_tree()
    assert not any(map(pid_leeft, pids))
    start_worker(inning.env, concurrency=2)
    start_worker(inning.env, concurrency=2)
    start_beat(inning.env)
    inning.loopt_af()
    inning.klopt()


def test_gedood_tijdens_het_schrijven_van_het_incassobestand(
    inning: Inning, start_worker: StartWorker, start_beat: StartBeat
) -> None:
    af = inning.map / "archief" / f"{MSG_ID}.xml.enc"
    onaf = af.with_name(af.name + ".onaf")
    worker = start_worker(inning.env, concurrency=1)
    start_beat(inning.env)
    # The file is whole and renamed, but nothing is committed yet.
    inning.vertraag("gateways_bankbestand", 1.5, "AFTER UPDATE")
    inning.tot_aan("aanleveren")
    scherp(af.exists, "het hele bestand")
    eerste = controleer(af, bank_sleutels())
    dood_kind(worker)
    assert not BankBestand.objects.filter(soort="pain008").exists()
    assert not list((inning.map / "uit").glob("*"))
    inning.loopt_af()
    assert omvang(onaf) == -1
    bestand = BankBestand.objects.get(soort="pain008")
    assert (bestand.msg_id, bestand.omvang) == (MSG_ID, eerste.omvang)
    assert len(inning.loket.gezien) == 1
    inning.klopt()


def test_twee_openen_dezelfde_maand_en_een_run_ontstaat(
    inning: Inning, start_worker: StartWorker, start_beat: StartBeat
) -> None:
    uitkomsten: list[Any] = []

    def open_() -> None:
        try:
            uitkomsten.append(inning.open())
        except RunAlGeopend as fout:
            uitkomsten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=open_) for _ in range(3)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert [type(u) for u in uitkomsten].count(Run) == 1
    start_worker(inning.env, concurrency=2)
    start_worker(inning.env, concurrency=2)
    start_beat(inning.env)
    inning.teken_en_geef_vrij()
    inning.loopt_af()
    assert Incassoregel.objects.count() == Termijn.objects.count() == inning.aantal
    inning.klopt()
