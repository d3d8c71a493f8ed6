"""Workers are killed, stopped and doubled in mid-chunk, while lines are frozen and while money is booked."""

import os
import random
import re
import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from duo_portal.batches.bel import rinkel
from duo_portal.batches.models import Chunk
from tests.harnas.processen import Proces, StartWorker, pid_leeft, wacht_tot

from .straat import TABEL, Straat

pytestmark = pytest.mark.chaos
STAPPEN = ["berekenen", "boeken"]
BOEKEN_EN_LANG_OOK_BEREKENEN = [pytest.param("berekenen", marks=pytest.mark.slow), "boeken"]
StartBeat = Callable[..., Proces]


@pytest.mark.parametrize("stap", STAPPEN)
def test_kill_van_een_poolkind(
    stap: str,
    straat: Straat,
    zaad: random.Random,
    start_worker: StartWorker,
    start_beat: StartBeat,
) -> None:
    straat.vertraag(TABEL[stap], 0.3)
    worker = start_worker(straat.env, concurrency=1)
    start_beat(straat.env)
    straat.tot_aan(stap)
    for klaar in sorted(zaad.sample(range(1, 7), 2)):
        straat.halverwege(stap, klaar)
        (kind,) = worker.child_pids()
        os.kill(kind, signal.SIGKILL)
        wacht_tot(lambda kind=kind: not pid_leeft(kind), wat="poolkind weg")
        assert worker.leeft()
    if stap == "berekenen":
        straat.teken_en_geef_vrij()
    straat.loopt_af()
    assert Chunk.objects.filter(stap__naam=stap, pogingen__gt=1, status="klaar").exists()
    straat.klopt()


@pytest.mark.parametrize("stap", BOEKEN_EN_LANG_OOK_BEREKENEN)
def test_kill_van_de_hele_worker(
    stap: str, straat: Straat, start_worker: StartWorker, start_beat: StartBeat
) -> None:
    straat.vertraag(TABEL[stap], 0.3)
    worker = start_worker(straat.env, concurrency=2)
    straat.tot_aan(stap)
    straat.halverwege(stap)
    pids = [worker.pid, *worker.child_pids()]
    worker.kill_tree()
    assert not any(map(pid_leeft, pids))
    start_worker(straat.env, concurrency=2)
    start_beat(straat.env)
    if stap == "berekenen":
        straat.teken_en_geef_vrij()
    straat.loopt_af()
    straat.klopt()


def test_stilgezet_tijdens_boeken_en_weer_gewekt(
    straat: Straat,
    instellingen: Callable[..., Path],
    start_worker: StartWorker,
    start_beat: StartBeat,
) -> None:
    instellingen(RUN_STIL_SECONDEN="2")
    straat.vertraag(TABEL["boeken"], 0.4)
    hangt = start_worker(straat.env, concurrency=1)
    straat.tot_aan("boeken")
    straat.halverwege("boeken")
    (kind,) = hangt.child_pids()
    os.kill(kind, signal.SIGSTOP)
    hangt.sein(signal.SIGSTOP)
    (sessie,) = straat.in_de_weer("boeken")
    start_worker(straat.env, concurrency=1)
    start_beat(straat.env)
    straat.loopt_af()
    assert sessie not in straat.in_de_weer("boeken")
    assert Chunk.objects.filter(stap__naam="boeken", pogingen=2, status="klaar").count() == 1
    os.kill(kind, signal.SIGCONT)
    hangt.sein(signal.SIGCONT)
    wacht_tot(lambda: "werk onderbroken (verbinding" in hangt.tekst(), wat="de zombie merkt het")
    assert pid_leeft(kind)
    straat.klopt()


def test_een_bel_opnieuw_geleverd_terwijl_de_eerste_boekt(
    straat: Straat,
    instellingen: Callable[..., Path],
    start_worker: StartWorker,
    start_beat: StartBeat,
) -> None:
    instellingen(CELERY_VISIBILITY_TIMEOUT="1", CELERY_RESTORE_SECONDEN="1")
    straat.vertraag(TABEL["boeken"], 0.6)
    worker = start_worker(straat.env, concurrency=3)
    straat.tot_aan("boeken")
    straat.halverwege("boeken")
    al_gezien = len(worker.tekst())

    def opnieuw() -> bool:
        """A message that the booking worker has, by its id, was received once more."""
        ids = Counter(re.findall(r"tasks\.bel\[(.+?)\] received", worker.tekst()))
        nieuw = re.findall(r"tasks\.bel\[(.+?)\] received", worker.tekst()[al_gezien:])
        return any(ids[bel] > 1 for bel in nieuw)

    wacht_tot(lambda: opnieuw() and straat.in_de_weer("boeken"), wat="dezelfde bel nog eens")
    for _ in range(4):
        rinkel(straat.run().pk)
    start_beat(straat.env)
    straat.loopt_af()
    assert set(Chunk.objects.values_list("pogingen", flat=True)) == {1}
    straat.klopt()
