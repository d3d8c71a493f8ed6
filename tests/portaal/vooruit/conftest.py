"""The day of these tests: Monday 4 September 2023 unless a test moves it; pages in Dutch."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.utils import translation

from duo_portal.audit import bedrijfsdatum

EERSTE_DAG = date(2023, 9, 4)


@pytest.fixture(autouse=True)
def nederlands() -> Iterator[None]:
    """A request in English leaves its language with the thread."""
    with translation.override("nl"):
        yield


@pytest.fixture
def op() -> Callable[[date], None]:
    """Move the business date."""
    return lambda dag: bedrijfsdatum.zet(dag, "test")


@pytest.fixture
def september(db: None, op: Callable[[date], None]) -> None:
    """It is September 2023: the basisbeurs is back."""
    op(EERSTE_DAG)
