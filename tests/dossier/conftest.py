"""A file with a history, and colleagues with a role: those of the desk."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.identity import rollen
from duo_portal.identity.models import Persoon
from tests.desk.conftest import collega, dossier, maak_collega, nederlands

__all__ = ["collega", "dossier", "nederlands"]


def adres(naam: str, persoon: Persoon) -> str:
    return reverse(f"admin:{naam}", args=[persoon.uuid])


def geef_reden(client: Client, persoon: Persoon, **antwoorden: str) -> None:
    antwoord = client.post(adres("dossier_openen", persoon), {"grond": "vraag", **antwoorden})
    assert antwoord.status_code == 302, antwoord.content.decode()


@pytest.fixture
def open_client(dossier: object, collega: Callable[..., Client]) -> Client:
    """A behandelaar who gave a reason for the file of `dossier`."""
    client = maak_collega(rollen.BEHANDELAAR)
    geef_reden(client, dossier.persoon)  # type: ignore[attr-defined]
    return client
