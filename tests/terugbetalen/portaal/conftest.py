"""A student who borrows, signed in; it is September 2023 and pages are in Dutch."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.utils import translation

from duo_portal.identity.models import Persoon
from tests.factories.portaal import aangemeld
from tests.portaal.lezen.conftest import maak_student


@pytest.fixture(autouse=True)
def nederlands() -> Iterator[None]:
    """A request in English leaves its language with the thread."""
    with translation.override("nl"):
        yield


@pytest.fixture
def student(db: None) -> Persoon:
    """First year of higher education, on a room, borrows € 100 a month."""
    return maak_student()


@pytest.fixture
def van() -> Callable[..., Client]:
    """A client signed in as somebody, in a language."""

    def client(persoon: Persoon, taal: str = "nl", **wie: object) -> Client:
        return aangemeld(Client(headers={"accept-language": taal}), persoon, **wie)  # type: ignore[arg-type]

    return client
