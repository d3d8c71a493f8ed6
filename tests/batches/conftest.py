"""The toy kind of run and its tables, in a clone that processes can share."""

import os
from collections.abc import Iterator

import psycopg
import pytest

from tests.harnas.databases import Address

from . import proefrun


@pytest.fixture
def proef_db(kloon_db: Address, monkeypatch: pytest.MonkeyPatch) -> Iterator[Address]:
    """A committed clone with the toy tables; processes started with its env know the toy runs."""
    monkeypatch.setenv("EXTRA_RUNSOORTEN", "tests.batches.proefrun")
    maak_tabellen(kloon_db)
    yield kloon_db


def maak_tabellen(waar: Address) -> None:
    with psycopg.connect(waar.owner_url, autocommit=True) as eigenaar:
        eigenaar.execute(proefrun.TABELLEN)


@pytest.fixture(autouse=True)
def _proef_instellingen(monkeypatch: pytest.MonkeyPatch) -> None:
    for naam in [n for n in os.environ if n.startswith("PROEF_")]:
        monkeypatch.delenv(naam)
