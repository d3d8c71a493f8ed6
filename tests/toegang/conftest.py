"""The world, rolled back after each test; Dutch to begin with and afterwards."""

import logging
from collections.abc import Iterator

import pytest
from django.utils import translation

from .wereld import Wereld, bouw


@pytest.fixture(autouse=True)
def nederlands() -> Iterator[None]:
    """A request in English leaves its language with the thread."""
    with translation.override("nl"):
        yield


@pytest.fixture(autouse=True)
def stil() -> Iterator[None]:
    """Thousands of requests write no log; the tests about the log turn it on."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def wereld(db: None) -> Wereld:
    return bouw()
