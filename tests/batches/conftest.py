"""The toy kind of run and its tables, in a clone that processes can share."""

import os
import random
from collections.abc import Callable

import psycopg
import pytest

from tests.harnas.databases import Address

from . import proefrun


@pytest.fixture
def proef_db(kloon_db: Address, monkeypatch: pytest.MonkeyPatch) -> Address:
    """A committed clone with the toy tables; processes started with its env know the toy runs."""
    monkeypatch.setenv("EXTRA_RUNSOORTEN", "tests.batches.proefrun")
    maak_tabellen(kloon_db)
    return kloon_db


def maak_tabellen(waar: Address) -> None:
    with psycopg.connect(waar.owner_url, autocommit=True) as eigenaar:
        eigenaar.execute(proefrun.TABELLEN)


@pytest.fixture(autouse=True)
def _proef_instellingen(monkeypatch: pytest.MonkeyPatch) -> None:
    for naam in [n for n in os.environ if n.startswith("PROEF_")]:
        monkeypatch.delenv(naam)


@pytest.fixture
def traag(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """`traag(ms)`: a chunk takes so long; beat sweeps every second; the seed is printed."""

    def zet(ms: int, **meer: str) -> None:
        namen = {"PROEF_SLAAP_MS": str(ms), "RUN_VEEG_SECONDEN": "1", **meer}
        for naam, waarde in namen.items():
            monkeypatch.setenv(naam, waarde)

    return zet


@pytest.fixture
def zaad() -> random.Random:
    zaad = int(os.environ.get("CHAOS_ZAAD", random.SystemRandom().randrange(10_000)))
    print(f"CHAOS_ZAAD={zaad}")
    return random.Random(zaad)
