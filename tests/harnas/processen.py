"""Real processes for tests: Celery workers, beat, the web server, a private Valkey, and how to kill them."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest
from django.conf import settings

from duo_portal.embedded.keys import Keys, free_port
from duo_portal.embedded.valkey import Valkey

ROOT = Path(__file__).resolve().parents[2]


def wacht_tot(is_zo: Callable[[], object], *, seconden: float = 30, wat: str = "") -> None:
    """Wait until `is_zo()` holds; fail the test by name when it does not in time."""
    until = time.monotonic() + seconden
    while not is_zo():
        if time.monotonic() > until:
            pytest.fail(f"na {seconden} s nog niet: {wat or is_zo}", pytrace=False)
        time.sleep(0.05)


@dataclass
class Proces:
    """A process of ours in a session of its own, with its log."""

    popen: subprocess.Popen[bytes]
    log: Path
    url: str = ""

    @property
    def pid(self) -> int:
        return self.popen.pid

    def child_pids(self) -> list[int]:
        """The living pool children (grandchildren too), oldest first."""
        try:
            children = psutil.Process(self.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return []
        return [c.pid for c in children if c.status() != psutil.STATUS_ZOMBIE]

    def leeft(self) -> bool:
        return self.popen.poll() is None

    def tekst(self) -> str:
        return self.log.read_text(errors="replace")

    def sein(self, signaal: int) -> None:
        """Send a signal to the main process only."""
        os.kill(self.pid, signaal)

    def kill_tree(self) -> None:
        """kill -9 of the process and all its children; returns when they are gone."""
        victims = [self.pid, *self.child_pids()]
        for pid in victims:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.popen.wait(timeout=10)
        wacht_tot(lambda: not any(map(pid_leeft, victims)), seconden=10, wat="processen weg")

    def stop(self, seconden: float = 15) -> int:
        """Ask it to stop (SIGTERM); kill it when it does not listen. Returns the exit code."""
        if self.leeft():
            self.sein(signal.SIGCONT)
            self.sein(signal.SIGTERM)
            try:
                return self.popen.wait(timeout=seconden)
            except subprocess.TimeoutExpired:
                self.kill_tree()
        return int(self.popen.returncode)


def pid_leeft(pid: int) -> bool:
    """Whether a process is there and not a zombie."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@dataclass
class Starter:
    """Starts processes of one test and stops them all at its end."""

    folder: Path
    started: list[Proces] = field(default_factory=list)

    def start(self, name: str, argv: list[str], env: Mapping[str, str], url: str = "") -> Proces:
        """Start `argv` from the root of the project; output goes to a log file."""
        log = self.folder / f"{name}-{len(self.started)}.log"
        with log.open("wb") as output:
            popen = subprocess.Popen(
                argv, cwd=ROOT, env={**env, "PYTHONUNBUFFERED": "1"}, stdin=subprocess.DEVNULL,
                stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        proces = Proces(popen, log, url)
        self.started.append(proces)
        return proces

    def wait_for(self, proces: Proces, words: str, seconds: float = 40) -> Proces:
        """Wait until the log says `words`; a process that died fails the test with its log."""

        def said() -> bool:
            if not proces.leeft():
                pytest.fail(f"proces is gestopt:\n{proces.tekst()[-3000:]}", pytrace=False)
            return words in proces.tekst()

        wacht_tot(said, seconden=seconds, wat=f"{words!r} in {proces.log}")
        return proces


@pytest.fixture
def processen(tmp_path: Path) -> Iterator[Starter]:
    """Start any process; all are stopped (or killed) when the test ends."""
    starter = Starter(tmp_path)
    yield starter
    for proces in reversed(starter.started):
        if proces.leeft():
            proces.kill_tree()


StartWorker = Callable[..., Proces]


@pytest.fixture
def start_worker(processen: Starter) -> StartWorker:
    """`start_worker(kloon_db.env, concurrency=2, queues=None)`: a real Celery worker, ready for work."""

    def start(env: Mapping[str, str], concurrency: int = 2, queues: str | None = None) -> Proces:
        name = f"w{len(processen.started)}-{os.getpid()}@%h"
        argv = [
            sys.executable, "-m", "celery", "-A", "duo_portal", "worker", "-n", name, "-O", "fair",
            "-Q", queues or ",".join(settings.WORKER_QUEUES), "--concurrency", str(concurrency),
            "--loglevel", "INFO", "--without-gossip", "--without-mingle",
        ]  # fmt: skip
        proces = processen.start("worker", argv, {**env, "REMAP_SIGTERM": "SIGQUIT"})
        return processen.wait_for(proces, " ready.")

    return start


@pytest.fixture
def start_beat(processen: Starter, tmp_path: Path) -> Callable[..., Proces]:
    """`start_beat(kloon_db.env)`: a real Celery beat with a schedule file of its own."""

    def start(env: Mapping[str, str]) -> Proces:
        schedule = tmp_path / f"beat-{len(processen.started)}"
        argv = [
            sys.executable, "-m", "celery", "-A", "duo_portal", "beat", "-s", str(schedule),
            "--loglevel", "INFO",
        ]  # fmt: skip
        return processen.wait_for(processen.start("beat", argv, env), "beat: Starting")

    return start


@pytest.fixture
def start_web(processen: Starter) -> Callable[..., Proces]:
    """`start_web(kloon_db.env).url`: a real gunicorn on a free loopback port, for browser tests."""

    def start(env: Mapping[str, str]) -> Proces:
        where = f"127.0.0.1:{free_port()}"
        argv = [
            sys.executable, "-m", "gunicorn", "duo_portal.wsgi", "--bind", where,
            "--worker-class", "gthread", "--threads", "4", "--no-control-socket",
        ]  # fmt: skip
        proces = processen.start("web", argv, env, url=f"http://{where}")
        return processen.wait_for(proces, "Booting worker")

    return start


@dataclass
class PriveValkey:
    """A Valkey of one test, to kill and to bring back."""

    server: Valkey

    @property
    def url(self) -> str:
        return self.server.keys.redis_url()

    @property
    def pid(self) -> int:
        pid = self.server.pid
        if pid is None:
            raise RuntimeError("deze Valkey draait niet")
        return pid

    def kill(self) -> int:
        """kill -9; returns the pid that is now gone."""
        pid = self.pid
        os.kill(pid, signal.SIGKILL)
        wacht_tot(lambda: not pid_leeft(pid), wat="Valkey weg")
        return pid

    def restart(self) -> None:
        """Come back on the same port with what the append-only file kept."""
        self.server.start()

    def restart_leeg(self) -> None:
        """Come back on the same port with nothing: the broker lost everything."""
        self.server.stop()
        shutil.rmtree(self.server.home)
        self.server.start()


@pytest.fixture
def valkey() -> Iterator[PriveValkey]:
    """A private Valkey; with `kloon_db` in the same test it is the clone's broker."""
    # The folder lies inside the session's, so that a killed session is cleared away whole.
    folder = Path(tempfile.mkdtemp(prefix="valkey-", dir=settings.VAR_DIR))
    server = Valkey(folder, Keys.read_or_make(folder))
    server.start()
    yield PriveValkey(server)
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)
