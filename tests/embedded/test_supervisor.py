"""What dies is restarted, what crashes again and again waits longer, and all end together."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from duo_portal.embedded import supervisor as module
from duo_portal.embedded.supervisor import Service, Supervisor
from tests.harnas.processen import pid_leeft, wacht_tot

SLEEPS = [sys.executable, "-c", "import time; print('hier', flush=True); time.sleep(60)"]
FALLS = [sys.executable, "-c", "raise SystemExit(3)"]
PARENT = """
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print("hier", flush=True)
time.sleep(60)
"""
HAS_CHILD = [sys.executable, "-c", PARENT]


@pytest.fixture
def supervise(tmp_path: Path) -> Iterator[Callable[..., Supervisor]]:
    """Start a supervisor over one command."""
    made: list[Supervisor] = []

    def start(argv: list[str]) -> Supervisor:
        made.append(Supervisor([Service("proef", argv)], tmp_path, dict(os.environ)))
        made[-1].start()
        return made[-1]

    yield start
    for one in made:
        one.stop()


def _pid(supervisor: Supervisor) -> int | None:
    supervisor.tick()
    return supervisor.pids()["proef"]


def test_a_killed_process_comes_back(supervise: Callable[..., Supervisor]) -> None:
    supervisor = supervise(SLEEPS)
    first = _pid(supervisor)
    assert first is not None
    os.kill(first, signal.SIGKILL)
    wacht_tot(lambda: _pid(supervisor) not in {None, first}, seconden=10)


def test_the_children_of_a_killed_process_die_with_it(
    supervise: Callable[..., Supervisor], tmp_path: Path
) -> None:
    supervisor = supervise(HAS_CHILD)
    wacht_tot(lambda: "hier" in (tmp_path / "proef.log").read_text(), seconden=10)
    first = _pid(supervisor)
    assert first is not None
    child = psutil.Process(first).children()[0].pid
    os.kill(first, signal.SIGKILL)
    wacht_tot(lambda: _pid(supervisor) not in {None, first}, seconden=10)
    wacht_tot(lambda: not pid_leeft(child), seconden=5, wat="het kind is weg")


def test_what_keeps_falling_waits_longer_each_time(supervise: Callable[..., Supervisor]) -> None:
    service = supervise(FALLS).services[0]
    supervisor = Supervisor([service], Path(os.devnull), {})
    pauses = []
    for _ in range(3):
        service.started_at = now = time.monotonic()
        supervisor._note_fall(service, now)
        pauses.append(service.not_before - now)
    assert pauses == sorted(set(pauses))
    supervisor._note_fall(service, service.started_at + module._STEADY_SECONDS + 1)
    assert service.falls == 1


def test_stop_ends_all(supervise: Callable[..., Supervisor]) -> None:
    supervisor = supervise(SLEEPS)
    pid = _pid(supervisor)
    assert pid is not None
    supervisor.stop()
    assert not pid_leeft(pid)
