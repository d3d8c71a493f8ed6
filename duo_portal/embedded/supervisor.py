"""Keeps web, worker and beat alive: starts them, restarts what dies, ends them all together.

Deliberately small. It owns no state and decides nothing about work: the list of work stands in Postgres,
so a process that dies loses nothing but time.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

GRACE_SECONDS = 30.0  # longer than Celery's soft shutdown, so that a task can hand itself back
_BACKOFF = (0.5, 1, 2, 5, 10, 30)  # seconds before each next restart
_STEADY_SECONDS = 60.0  # after so long alive, the next fall counts as the first


@dataclass
class Service:
    """One process to keep alive."""

    name: str
    argv: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    falls: int = 0
    not_before: float = 0.0


class Supervisor:
    """Call `start`, then `tick` a few times a second, then `stop`. `folder` receives one log each."""

    def __init__(self, services: Sequence[Service], folder: Path, env: Mapping[str, str]) -> None:
        self.services = services
        self.folder = folder
        self.env = env

    def start(self) -> None:
        """Start every service."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for service in self.services:
            self._start(service)

    def tick(self) -> None:
        """Notice what died, and restart it when its pause is over."""
        now = time.monotonic()
        for service in self.services:
            if service.process is not None and service.process.poll() is not None:
                self._note_fall(service, now)
            if service.process is None and now >= service.not_before:
                self._start(service)

    def stop(self) -> None:
        """End all: a polite SIGTERM to each, and kill -9 to the whole group when the grace is over."""
        living = [s.process for s in self.services if s.process and s.process.poll() is None]
        for process in living:
            process.terminate()
        until = time.monotonic() + GRACE_SECONDS
        for process in living:
            try:
                process.wait(timeout=max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        for service in self.services:
            service.process = None

    def pids(self) -> dict[str, int | None]:
        """Process id of each service, None while it waits for its restart."""
        return {s.name: s.process.pid if s.process else None for s in self.services}

    def _start(self, service: Service) -> None:
        with (self.folder / f"{service.name}.log").open("ab") as log:
            # A session of its own: Ctrl-C reaches us only, and the end is in order.
            service.process = subprocess.Popen(
                service.argv,
                env={**self.env, **service.env},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        service.started_at = time.monotonic()

    def _note_fall(self, service: Service, now: float) -> None:
        process, service.process = service.process, None
        if now - service.started_at > _STEADY_SECONDS:
            service.falls = 0
        pause = _BACKOFF[min(service.falls, len(_BACKOFF) - 1)]
        service.falls += 1
        service.not_before = now + pause
        if process is not None:
            _end_group(process.pid)
            sys.stderr.write(
                f"{service.name} stopped with code {process.returncode}; again in {pause} s "
                f"(see {self.folder / service.name}.log)\n"
            )


def _end_group(leader: int) -> None:
    """A dead leader may leave children (a worker's pool) that would work on beside its successor."""
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return
