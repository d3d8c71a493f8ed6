"""The harness itself: who we are in a test, what a clone keeps, that processes are real."""

import os

import psycopg
import pytest
from django.contrib.auth.models import Group
from django.db import connection

from duo_portal.embedded.keys import APP, OWNER

from .databases import Address, EigenPostgres
from .processen import PriveValkey, StartWorker, pid_leeft


def _who() -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_database()")
        row: tuple[str, str] = cursor.fetchone()
        return row


@pytest.mark.django_db
def test_a_test_is_the_application() -> None:
    user, database = _who()
    assert user == APP
    assert database.startswith("test_")


@pytest.mark.django_db
@pytest.mark.parametrize("time", [1, 2])
def test_what_a_test_wrote_is_rolled_back(time: int) -> None:
    assert not Group.objects.filter(name="proef").exists()
    Group.objects.create(name="proef")


@pytest.mark.django_db
def test_the_application_may_not_truncate() -> None:
    with connection.cursor() as cursor, pytest.raises(Exception, match="permission denied"):
        cursor.execute("TRUNCATE auth_group CASCADE")


@pytest.mark.parametrize("time", [1, 2])
def test_a_clone_keeps_what_is_committed(time: int, kloon_db: Address) -> None:
    assert not Group.objects.filter(name="vast").exists()
    Group.objects.create(name="vast")
    assert _who() == (APP, kloon_db.database)
    with psycopg.connect(kloon_db.owner_url) as owner:
        assert owner.execute("SELECT count(*) FROM auth_group WHERE name = 'vast'").fetchone() == (
            1,
        )


def test_the_owner_is_the_owner(
    eigenaar_verbinding: psycopg.Connection[tuple[str]],
) -> None:
    assert eigenaar_verbinding.execute("SELECT current_user").fetchone() == (OWNER,)


def test_a_worker_is_a_real_process(
    kloon_db: Address, valkey: PriveValkey, start_worker: StartWorker
) -> None:
    worker = start_worker(kloon_db.env, concurrency=1)
    children = worker.child_pids()
    assert children
    assert worker.pid != os.getpid()
    worker.kill_tree()
    assert not any(map(pid_leeft, [worker.pid, *children]))
    gone = valkey.kill()
    valkey.restart_leeg()
    assert valkey.pid != gone


def test_a_private_postgres_survives_its_own_death(eigen_postgres: EigenPostgres) -> None:
    Group.objects.create(name="blijft")
    connection.close()
    gone = eigen_postgres.kill()
    eigen_postgres.restart()
    assert eigen_postgres.pid != gone
    assert Group.objects.filter(name="blijft").exists()
    connection.close()


def test_a_session_can_carry_its_own_settings(kloon_db: Address) -> None:
    with psycopg.connect(kloon_db.met_optie("lock_timeout=7s").url) as session:
        assert session.execute("SHOW lock_timeout").fetchone() == ("7s",)
