"""`make up` and `make demo`: servers, migrations and the three processes, until Ctrl-C.

A DATABASE_URL or REDIS_URL of the user's own replaces the embedded server of that kind.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from .errors import EmbeddedError
from .keys import fill_environment
from .pair import Pair
from .supervisor import Service, Supervisor

_ROOT = Path(__file__).resolve().parents[2]
_QUEUES = "payments,letters,default,beat"
_DEMO_OPTIONS = ("STUDENTS", "MBO", "SEED")


class _Stop(Exception):
    pass


def up(pair: Pair) -> int:
    """Serve what is there until SIGINT or SIGTERM."""
    with _everything(pair) as (supervisor, env):
        _serve(supervisor, env)
    return 0


def demo(pair: Pair) -> int:
    """Run `manage.py demo` beside real workers; then serve, unless SERVE=0. Returns the demo's exit code."""
    options = [
        word
        for name in _DEMO_OPTIONS
        if os.environ.get(name)
        for word in (f"--{name.lower()}", os.environ[name])
    ]
    with _everything(pair) as (supervisor, env):
        command = subprocess.Popen(_manage("demo", *options), env=env)
        try:
            while command.poll() is None:
                supervisor.tick()
                time.sleep(0.2)
        finally:
            if command.poll() is None:
                command.terminate()
                command.wait()
        if command.returncode == 0 and env.get("SERVE", "1") != "0":
            _serve(supervisor, env)
        return int(command.returncode)


@contextmanager
def _everything(pair: Pair) -> Iterator[tuple[Supervisor, dict[str, str]]]:
    """Start all that is needed; at the end stop what was started here, whatever happened."""
    ours = [name for name, pid in pair.status().items() if pid is None]
    with _signals():
        supervisor: Supervisor | None = None
        try:
            pair.start(
                postgres=not os.environ.get("DATABASE_URL"), valkey=not os.environ.get("REDIS_URL")
            )
            env = environment(pair.var_dir)
            _prepare(env)
            supervisor = Supervisor(services(env), pair.var_dir / "log", env)
            supervisor.start()
            yield supervisor, env
        except _Stop:
            sys.stderr.write("stopping\n")
        finally:
            # A second Ctrl-C must not leave half of it running.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            if supervisor is not None:
                supervisor.stop()
            if "valkey" in ours:
                pair.valkey.stop()
            if "postgres" in ours:
                pair.postgres.stop()


def environment(var_dir: Path) -> dict[str, str]:
    """The environment of the processes: the user's own, completed with the embedded servers' addresses."""
    env = {**os.environ, "VAR_DIR": str(var_dir)}
    fill_environment(env)
    return env


def services(env: dict[str, str]) -> Sequence[Service]:
    """The three processes that make the portal live."""
    python = sys.executable
    celery = [python, "-m", "celery", "-A", "duo_portal"]
    worker = [*celery, "worker", "-Q", _QUEUES, "-O", "fair", "--loglevel", "INFO"]
    return [
        Service(
            "web",
            [
                python, "-m", "gunicorn", "duo_portal.wsgi", "--bind", f"127.0.0.1:{_port(env)}",
                "--worker-class", "gthread", "--workers", env.get("WEB_WORKERS", "2"), "--threads", env.get("WEB_THREADS", "2"),
                "--no-control-socket",
            ],
            {"DATABASE_POOL": "on"},
        ),
        Service(
            "worker",
            [*worker, "--concurrency", env.get("WORKER_CONCURRENCY", "2")],
            # SIGTERM becomes a soft shutdown: an unfinished task goes back to the queue.
            {"REMAP_SIGTERM": "SIGQUIT"},
        ),
        Service("beat", [*celery, "beat", "--loglevel", "INFO", "--pidfile", ""]),
    ]  # fmt: skip


def _port(env: dict[str, str]) -> str:
    return env.get("WEB_PORT", "8000")


def _manage(*words: str) -> list[str]:
    return [sys.executable, str(_ROOT / "manage.py"), *words]


def _prepare(env: dict[str, str]) -> None:
    os.chdir(_ROOT)
    for words in (
        ["migrate", "--verbosity", "0"],
        ["collectstatic", "--noinput", "--verbosity", "0"],
    ):
        if subprocess.run(_manage(*words), env=env, check=False).returncode != 0:
            raise EmbeddedError(f"`manage.py {words[0]}` failed; nothing was started.")


def _serve(supervisor: Supervisor, env: dict[str, str]) -> None:
    sys.stderr.write(f"serving on http://127.0.0.1:{_port(env)}/ - Ctrl-C stops\n")
    while True:
        supervisor.tick()
        time.sleep(0.2)


@contextmanager
def _signals() -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _Stop

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
