"""A database for each test: rolled back by default, a committed clone for tests that must commit."""

import itertools
import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import environ
import kombu.pools
import psycopg
import pytest
import redis
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from duo_portal.celery import app as celery_app
from duo_portal.embedded.keys import APP, DATABASE, OWNER
from duo_portal.embedded.pair import Pair

from .processen import pid_leeft, wacht_tot
from .servers import SMALL, TEMPLATE, as_owner, end, session_dir, session_lock

_number = itertools.count(1)
_ADDRESS = ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")


def worker_name() -> str:
    """gw0, gw1 … under xdist, else `alleen`."""
    return os.environ.get("PYTEST_XDIST_WORKER", "alleen")


def _valkey_number(offset: int) -> int:
    """Each xdist worker has a hundred numbered Valkey databases: 0 for itself, the others for clones."""
    digits = "".join(filter(str.isdigit, worker_name())) or "0"
    return int(digits) * 100 % 1000 + offset % 100


@dataclass(frozen=True)
class Address:
    """Where a test's database and broker are; what `point_django` sends Django to."""

    database: str
    url: str
    owner_url: str
    redis_url: str

    @property
    def env(self) -> dict[str, str]:
        """The environment for a process that must work on the same database and broker."""
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "duo_portal.settings.test",
            "DATABASE_URL": self.url,
            "DATABASE_OWNER_URL": self.owner_url,
            "REDIS_URL": self.redis_url,
        }

    def met_optie(self, *opties: str) -> "Address":
        """The same place, for sessions with `name=value` settings of their own."""
        words = " ".join(f"-c {optie}" for optie in opties)
        return replace(self, url=f"{self.url}?options={quote(words)}")


def address(pair: Pair, database: str, redis_url: str) -> Address:
    """The address of `database` on the session's server."""
    keys = pair.keys
    return Address(
        database, keys.postgres_url(APP, database), keys.postgres_url(OWNER, database), redis_url
    )


@contextmanager
def point_django(where: Address) -> Iterator[None]:
    """Send this process (Django's default connection, Celery's client) to another database and broker."""
    target: dict[str, Any] = connections.settings["default"]
    before = {name: target.get(name) for name in _ADDRESS}
    before_settings = {
        name: getattr(settings, name)
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL")
    }
    _apply(
        target,
        {name: environ.Env.db_url_config(where.url).get(name, {}) for name in _ADDRESS},
        {
            "DATABASE_URL": where.url,
            "DATABASE_OWNER_URL": where.owner_url,
            "REDIS_URL": where.redis_url,
        },
    )
    try:
        yield
    finally:
        _apply(target, before, before_settings)


def _apply(target: dict[str, Any], login: dict[str, Any], values: dict[str, str]) -> None:
    connections.close_all()
    target.update(login)
    for name, value in values.items():
        setattr(settings, name, value)
    settings.CELERY_BROKER_URL = values["REDIS_URL"]
    celery: Any = celery_app
    celery.conf.broker_url = values["REDIS_URL"]
    kombu.pools.reset()
    celery._after_fork()  # forget pooled producers, so that the next one reads the new address


@pytest.fixture(scope="session")
def template(servers: Pair, django_db_blocker: Any) -> str:
    """The migrated database of which all others are copies; made once a session, as the owner."""
    with session_lock("template"), django_db_blocker.unblock():
        ready = servers.var_dir / "template.ready"
        if not ready.exists():
            as_owner(servers, "DROP DATABASE IF EXISTS {}", TEMPLATE)
            as_owner(servers, "CREATE DATABASE {}", TEMPLATE)
            with point_django(address(servers, TEMPLATE, servers.keys.redis_url())):
                call_command("migrate", verbosity=0)
            ready.touch()
    return TEMPLATE


@pytest.fixture(scope="session")
def django_db_setup(servers: Pair, template: str, django_db_blocker: Any) -> Iterator[None]:
    """pytest-django's hook: the worker's own copy of the template, seen as the application's login."""
    name = f"test_{worker_name()}"
    as_owner(servers, "CREATE DATABASE {} TEMPLATE {}", name, template)
    with django_db_blocker.unblock():
        with point_django(address(servers, name, servers.keys.redis_url(_valkey_number(0)))):
            yield
        as_owner(servers, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


@pytest.fixture
def kloon_db(request: pytest.FixtureRequest, django_db_setup: None) -> Iterator[Address]:
    """A committed clone of the template for this test alone; Django's default connection points to it.

    For tests that must commit, run threads or start processes (`kloon_db.env`). Its broker is a numbered
    database of the session's Valkey, or the private one when the test also asks for `valkey`.
    """
    if {"db", "transactional_db"} & set(request.fixturenames) or request.node.get_closest_marker(
        "django_db"
    ):
        pytest.fail("kloon_db commits: leave out `db` and the django_db marker in this test.")
    pair: Pair = request.getfixturevalue("servers")
    blocker = request.getfixturevalue("django_db_blocker")
    offset = next(_number)
    name = f"kloon_{worker_name()}_{offset}"
    if "valkey" in request.fixturenames:
        redis_url = request.getfixturevalue("valkey").url
    else:
        redis_url = pair.keys.redis_url(1 + _valkey_number(offset % 99))
    as_owner(pair, "CREATE DATABASE {} TEMPLATE {}", name, TEMPLATE)
    where = address(pair, name, redis_url)
    _empty(redis_url)
    try:
        with blocker.unblock(), point_django(where):
            yield where
    finally:
        as_owner(pair, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


class EigenPostgres:
    """A Postgres of one test, to kill and to bring back; `where` is its migrated database."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.where = address(pair, DATABASE, pair.keys.redis_url())

    @property
    def env(self) -> dict[str, str]:
        """The environment for a process that must work on this server."""
        return self.where.env

    @property
    def pid(self) -> int:
        """Process id of the postmaster."""
        pid = self.pair.postgres.pid
        if pid is None:
            raise RuntimeError("deze Postgres draait niet")
        return pid

    def kill(self) -> int:
        """kill -9 of the postmaster; returns the pid that is now gone."""
        pid = self.pid
        os.kill(pid, signal.SIGKILL)
        wacht_tot(lambda: not pid_leeft(pid), wat="Postgres weg")
        return pid

    def stop_immediate(self) -> int:
        """Stop without a checkpoint, as by a power cut; returns the pid that is now gone."""
        pid = self.pid
        self.pair.postgres.stop("immediate")
        wacht_tot(lambda: not pid_leeft(pid), wat="Postgres weg")
        return pid

    def restart(self) -> None:
        """Come back on the same port; recovery is Postgres' own."""
        self.pair.start(valkey=False)


@pytest.fixture
def eigen_postgres(django_db_blocker: Any) -> Iterator[EigenPostgres]:
    """A private Postgres and Valkey, migrated; Django's default connection points to it."""
    # The folder lies inside the session's, so that a killed session is cleared away whole.
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=session_dir()))
    pair = Pair.at(folder, settings=SMALL)
    pair.start()
    eigen = EigenPostgres(pair)
    try:
        with django_db_blocker.unblock(), point_django(eigen.where):
            call_command("migrate", verbosity=0)
            connections.close_all()
            yield eigen
    finally:
        end(folder)


def _empty(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        client.flushdb()


@pytest.fixture
def eigenaar_verbinding(
    request: pytest.FixtureRequest, django_db_setup: None
) -> Iterator[psycopg.Connection[Any]]:
    """A connection as the owner to the database of this test.

    On a clone it commits each statement; on the worker's shared database it never commits: what the test
    did there is rolled back, and what an uncommitted `db` test wrote is not visible here.
    """
    clone = "kloon_db" in request.fixturenames
    if clone:
        request.getfixturevalue("kloon_db")
    connection = psycopg.connect(settings.DATABASE_OWNER_URL, autocommit=clone)
    try:
        yield connection
    finally:
        connection.rollback()
        connection.close()
