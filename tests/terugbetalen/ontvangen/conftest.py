"""A bank folder of its own for every test, and every check of the auditor green at its end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from duo_portal.ledger import auditor


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
