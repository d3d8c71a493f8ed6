"""Health: alive is not ready, and progress is more than a process id."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from duo_portal.batches import hartslag
from tests.harnas.databases import Address, EigenPostgres
from tests.harnas.processen import PriveValkey, Proces, StartWorker


def test_alive_needs_no_database(client: Client) -> None:
    assert client.get("/_healthz/livez").content == b"ok\n"
    assert client.post("/_healthz/livez").status_code == 405


def test_ready_follows_the_database(eigen_postgres: EigenPostgres, client: Client) -> None:
    assert client.get("/_healthz/readyz").status_code == 200
    eigen_postgres.stop_immediate()
    answer = client.get("/_healthz/readyz")
    assert (answer.status_code, answer.content) == (503, b"not ready\n")
    assert client.get("/_healthz/livez").status_code == 200
    with pytest.raises(CommandError, match="database"):
        call_command("healthcheck", "web")


def test_a_worker_is_healthy_while_it_answers(
    kloon_db: Address, valkey: PriveValkey, start_worker: StartWorker
) -> None:
    with pytest.raises(CommandError, match="geen worker"):
        call_command("healthcheck", "worker", timeout=0.5)
    start_worker(kloon_db.env, concurrency=1)
    call_command("healthcheck", "worker")
    valkey.kill()
    with pytest.raises(CommandError, match="wachtrij"):
        call_command("healthcheck", "worker")


@pytest.mark.django_db
def test_beat_is_healthy_while_the_heart_beats() -> None:
    with pytest.raises(CommandError, match="hartslag"):
        call_command("healthcheck", "beat")
    hartslag.sla()
    call_command("healthcheck", "beat")
    with pytest.raises(CommandError, match="hartslag"):
        call_command("healthcheck", "beat", max_age=0)


def test_the_web_server_serves_what_stands_in_the_clone(
    kloon_db: Address, start_web: Callable[..., Proces]
) -> None:
    import urllib.request

    web = start_web(kloon_db.env)
    with urllib.request.urlopen(f"{web.url}/_healthz/readyz") as answer:
        assert answer.status == 200


@pytest.mark.browser
def test_a_browser_gets_in(
    kloon_db: Address, start_web: Callable[..., Proces], pagina: tuple[Any, list[str]]
) -> None:
    blad, _ = pagina  # a bare text page has no icon, and the browser says so
    blad.goto(f"{start_web(kloon_db.env).url}/_healthz/livez")
    assert blad.inner_text("body").strip() == "ok"
