"""Colleagues with a name and an address of their own: the lock counts in Valkey, which no rollback empties."""

import uuid
from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import translation

from duo_portal.foundation import clock
from duo_portal.identity import rollen
from duo_portal.identity.medewerkers import toestel
from tests.harnas.bureau import WACHTWOORD, maak_medewerker


@pytest.fixture(autouse=True)
def nederlands() -> Iterator[None]:
    """Dutch to begin with and afterwards."""
    with translation.override("nl"):
        yield


@pytest.fixture
def bo(db: None) -> User:
    """A behandelaar with a device."""
    return maak_medewerker(f"bo{uuid.uuid4().hex[:8]}", rollen.BEHANDELAAR)


def browser() -> Client:
    """A browser at an address that nobody had before."""
    plek = uuid.uuid4().int % 2**24
    return Client(
        headers={"accept-language": "nl"},
        REMOTE_ADDR=f"10.{plek >> 16}.{plek >> 8 & 255}.{plek & 255}",
    )


def wachtwoord(client: Client, wie: str, woord: str = WACHTWOORD, plek: str = "") -> object:
    """The first step."""
    return client.post("/beheer/login/", {"username": wie, "password": woord, "next": plek})


def code_van(wie: User) -> str:
    """What the app of this colleague shows."""
    apparaat = toestel.toestel_van(wie)
    assert apparaat is not None
    return toestel.code_voor(apparaat, clock.nu())


@pytest.fixture
def binnen(bo: User) -> Callable[[], Client]:
    """Signs `bo` in through the pages, in a new browser."""

    def loop() -> Client:
        client = browser()
        wachtwoord(client, bo.get_username())
        antwoord = client.post("/beheer/aanmelden/code/", {"code": code_van(bo)})
        assert antwoord.status_code == 302, antwoord.content.decode()
        return client

    return loop
