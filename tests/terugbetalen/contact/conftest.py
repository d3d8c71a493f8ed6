"""Pages are in Dutch unless a test asks otherwise."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.utils import translation

from duo_portal.identity import rollen
from duo_portal.identity.models import Persoon
from tests.desk.conftest import maak_collega
from tests.factories.portaal import aangemeld


@pytest.fixture(autouse=True)
def nederlands() -> Iterator[None]:
    """A request in English leaves its language with the thread."""
    with translation.override("nl"):
        yield


@pytest.fixture
def van(db: None) -> Callable[..., Client]:
    """A client signed in as somebody, in a language."""

    def client(persoon: Persoon, taal: str = "nl", **wie: object) -> Client:
        return aangemeld(Client(headers={"accept-language": taal}), persoon, **wie)  # type: ignore[arg-type]

    return client


@pytest.fixture
def bo(db: None) -> Client:
    """A colleague who calls."""
    return maak_collega()


@pytest.fixture
def chef(db: None) -> Client:
    """A colleague who makes and releases lists."""
    return maak_collega(rollen.TEAMLEIDER, "chef")
