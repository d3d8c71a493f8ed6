"""Habits of the house that no linter knows."""

import io
import re

import pytest
from django.core.management import call_command

from .bronnen import ROOT, bronnen


def test_celery_never_runs_tasks_in_the_caller() -> None:
    eager = re.compile(r"task_always_eager|TASK_ALWAYS_EAGER", re.IGNORECASE)
    waar = [b.pad for b in bronnen() if eager.search(b.tekst)]
    assert waar == []


def test_no_sqlite() -> None:
    assert [b.pad for b in bronnen() if "backends.sqlite" in b.tekst] == []


def test_the_lock_names_no_registry() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    assert "--index-url" not in lock
    assert "://" not in "\n".join(r for r in lock.splitlines() if not r.lstrip().startswith("#"))
    pinned = [regel for regel in lock.splitlines() if re.match(r"^[a-z0-9]", regel)]
    assert len(pinned) > 50
    assert all("==" in regel for regel in pinned)
    assert lock.count("--hash=sha256:") > len(pinned)


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    uit = io.StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=uit)
