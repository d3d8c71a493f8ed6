"""An administration with students, its workers' settings, and a seed that is printed."""

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.harnas.databases import Address, EigenPostgres

from .straat import Straat

AANTAL = 2_000


@pytest.fixture
def instellingen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> Callable[..., Path]:
    """`instellingen(NAAM="waarde")`: environment of the processes that are started afterwards; the bank's folder."""
    map_ = tmp_path / "bank"
    settings.BANK_MAP = str(map_)
    # What the test itself rings is one bell: the others come from the sweeper.
    settings.RUN_BELLEN = 2

    def zet(**namen: str) -> Path:
        voor_alle = {
            "BANK_MAP": str(map_),
            "RUN_PERSONEN_PER_CHUNK": "200",
            "RUN_VEEG_SECONDEN": "1",
            "RUN_PLAN_SECONDEN": "600",
            "BANK_LEES_SECONDEN": "1",
            "RUN_STIL_SECONDEN": "5",
        }
        for naam, waarde in (voor_alle | namen).items():
            monkeypatch.setenv(naam, waarde)
        return map_

    return zet


@pytest.fixture
def straat(kloon_db: Address, instellingen: Callable[..., Path]) -> Straat:
    """Two thousand students in a clone, ten chunks of two hundred."""
    return Straat(kloon_db, instellingen(), AANTAL)


@pytest.fixture
def eigen_straat(eigen_postgres: EigenPostgres, instellingen: Callable[..., Path]) -> Straat:
    """The same on a Postgres that may be killed."""
    return Straat(eigen_postgres.where, instellingen(), AANTAL)


@pytest.fixture
def zaad() -> random.Random:
    zaad = int(os.environ.get("CHAOS_ZAAD", random.SystemRandom().randrange(10_000)))
    print(f"CHAOS_ZAAD={zaad}")
    return random.Random(zaad)
