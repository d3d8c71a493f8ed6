"""One pair of servers for the whole session, shared by all xdist workers."""

import fcntl
import os
import re
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
import pytest
from django.conf import settings
from psycopg import sql

from duo_portal.embedded.keys import OWNER
from duo_portal.embedded.pair import Pair

SMALL = {"shared_buffers": "128MB", "max_wal_size": "1GB", "maintenance_work_mem": "64MB"}
TEMPLATE = "test_sjabloon"


def session_dir() -> Path:
    """The folder of this session; all xdist workers and their processes share it."""
    return Path(settings.VAR_DIR)


@contextmanager
def session_lock(name: str) -> Iterator[None]:
    """One xdist worker at a time."""
    with (session_dir() / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def servers() -> Pair:
    """The running pair; the first who asks starts it, the session's end stops it."""
    pair = Pair.at(session_dir(), settings=SMALL)
    pair.start()
    return pair


def as_owner(pair: Pair, statement: str, *names: str) -> None:
    """Run one statement about databases as the owner; `names` fill its {} as identifiers."""
    with psycopg.connect(pair.keys.postgres_url(OWNER, "postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def end_session() -> None:
    """Stop what this session started and remove its folder; called once, by the controlling process."""
    end(session_dir())


def end(folder: Path) -> None:
    """Stop the servers of one test folder, the private ones in it too, and remove it."""
    for keys in sorted(folder.rglob("embedded.env"), reverse=True):
        pair = Pair.at(keys.parent)
        pair.valkey.stop()
        pair.postgres.stop("immediate")
        if pair.postgres._account().home.parent != keys.parent:
            shutil.rmtree(pair.postgres._account().home, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Clear away what killed sessions left behind: their folder carries the pid of the process that is gone."""
    for folder in Path(tempfile.gettempdir()).glob("studiefin-test-*"):
        owner = re.match(r"studiefin-test-(\d+)-", folder.name)
        if owner and folder.stat().st_uid == os.getuid() and not psutil.pid_exists(int(owner[1])):
            _end_processes(folder)
            end(folder)


def _end_processes(folder: Path) -> None:
    """Workers and web servers of a dead session carry its folder in their environment."""
    for process in psutil.process_iter():
        try:
            if process.environ().get("STUDIEFIN_TEST_DIR") == str(folder):
                process.send_signal(signal.SIGKILL)
        except psutil.Error:
            continue
