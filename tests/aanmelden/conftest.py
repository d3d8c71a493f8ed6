"""Every test starts in Dutch: the test client leaves the language of its last answer in the thread."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _taal_blijft() -> Iterator[None]:
    with translation.override("nl"):
        yield
