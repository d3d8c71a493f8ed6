"""A bank folder of its own for each test."""

from pathlib import Path
from typing import Any

import pytest

from .bankverkeer import Verkeer


@pytest.fixture
def verkeer(tmp_path: Path, settings: Any) -> Verkeer:
    settings.BANK_MAP = tmp_path / "bank"
    return Verkeer(tmp_path / "bank")
