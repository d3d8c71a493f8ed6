"""The test wizard's memory, emptied around each test."""

from collections.abc import Iterator

import pytest

from . import adressen


@pytest.fixture(autouse=True)
def _leeg() -> Iterator[None]:
    adressen.VERZONDEN.clear()
    adressen.DICHT.clear()
    yield
    adressen.DICHT.clear()
