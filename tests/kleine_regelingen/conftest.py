"""A bank folder of its own, an EUI round with amounts that two people settled, and the auditor green at the end."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from duo_portal.ledger import auditor

from .wereld import stel_eui_vast


@pytest.fixture(autouse=True)
def bankmap(tmp_path: Path, settings) -> Path:
    settings.BANK_MAP = str(tmp_path / "bank")
    return tmp_path / "bank"


@pytest.fixture
def auditor_groen(kloon_db) -> Iterator[None]:
    """Whatever a story did: at its end every check of the independent auditor is green."""
    yield
    rood = [u for u in auditor.controleer() if not u.is_groen]
    assert not rood, [(u.controle.naam, u.voorbeelden) for u in rood]


@pytest.fixture
def eui(db) -> date:
    """The round 2024-2025 of the EUI, months September to August, open in the spring of 2024."""
    return stel_eui_vast()
