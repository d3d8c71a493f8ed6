"""`make up` as an operator sees it: it serves, heals, and leaves nothing behind."""

import os
import signal
import sys
import urllib.request
from pathlib import Path

import psutil
import pytest

from duo_portal.embedded.keys import free_port
from duo_portal.embedded.pair import Pair
from tests.harnas.processen import Proces, Starter, pid_leeft, wacht_tot

OWN_SERVERS = {"DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL"}


def _running(proces: Proces, word: str) -> list[psutil.Process]:
    return [
        child
        for child in psutil.Process(proces.pid).children()
        if child.status() != psutil.STATUS_ZOMBIE and word in " ".join(child.cmdline())
    ]


@pytest.mark.slow
def test_up_serves_heals_and_leaves_nothing(var_dir: Path, processen: Starter) -> None:
    port = str(free_port())
    env = {name: value for name, value in os.environ.items() if name not in OWN_SERVERS}
    # The settings of a desk, in the folder of a test: web and worker must find the servers by VAR_DIR alone.
    env |= {"DJANGO_SETTINGS_MODULE": "duo_portal.settings", "DJANGO_ENV": "development"}
    env |= {"VAR_DIR": str(var_dir), "WEB_PORT": port, "POSTGRES_SHARED_BUFFERS": "128MB"}
    up = processen.start("up", [sys.executable, "-m", "duo_portal.embedded", "up"], env)
    processen.wait_for(up, "serving on", seconds=120)

    worker_log = var_dir / "log" / "worker.log"
    wacht_tot(lambda: worker_log.read_text().count(" ready.") == 1, seconden=60, wat="worker klaar")
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/_healthz/readyz") as answer:
        assert answer.status == 200
    (worker,) = _running(up, " worker ")
    pool = [child.pid for child in worker.children()]
    os.kill(worker.pid, signal.SIGKILL)
    wacht_tot(lambda: worker_log.read_text().count(" ready.") == 2, seconden=60, wat="worker terug")
    assert not any(map(pid_leeft, [worker.pid, *pool]))

    everything = up.child_pids()
    servers = Pair.at(var_dir).status()
    assert all(servers.values())
    up.sein(signal.SIGINT)
    assert up.popen.wait(timeout=60) == 0
    assert not any(map(pid_leeft, everything))
    assert Pair.at(var_dir).status() == {"postgres": None, "valkey": None}
