"""The test wizard's memory, emptied around each test, and somebody who is signed in."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from duo_portal.identity.models import Persoon
from tests.factories.gezinnen import persoon
from tests.factories.portaal import aangemeld

from . import adressen


@pytest.fixture(autouse=True)
def _leeg() -> Iterator[None]:
    adressen.VERZONDEN.clear()
    adressen.DICHT.clear()
    yield
    adressen.DICHT.clear()


@pytest.fixture
def noor() -> Persoon:
    return persoon(date(2004, 3, 10))


@pytest.fixture
def burger(client: Client, noor: Persoon) -> Client:
    return aangemeld(client, noor)
