"""A student whose grant was decided for September to December 2023, signed in on 4 December."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity.models import Persoon
from studiefinanciering.operations.toekennen import toekennen
from tests.factories.gezinnen import KAMER, THUIS, Gezin, ingeschreven, vraagt_aan, woont
from tests.factories.portaal import aangemeld

VANDAAG = date(2023, 12, 4)


@pytest.fixture
def op() -> Callable[[date], None]:
    return lambda dag: bedrijfsdatum.zet(dag, "test")


@pytest.fixture
def gezin(db: None, op: Callable[[date], None]) -> Gezin:
    op(date(2023, 9, 4))
    return Gezin.met(1_000_000, 1_000_000)


def maak_student(gezin: Gezin, **wensen: Any) -> Persoon:
    kind = gezin.student(waar=THUIS)
    ingeschreven(kind, date(2023, 9, 1))
    vraagt_aan(kind, "2023-09", lening_gevraagd_centen=10_000, **wensen)
    toekennen(persoon_id=kind.pk, actor="test")
    return kind


@pytest.fixture
def student(gezin: Gezin, op: Callable[[date], None]) -> Persoon:
    """Moved to a room on 10 October, and has not told us that she lives away."""
    kind = maak_student(gezin)
    op(VANDAAG)
    woont(kind, KAMER, date(2023, 10, 10))
    return kind


@pytest.fixture
def burger(client: Client, student: Persoon) -> Client:
    return aangemeld(client, student)


class Loper:
    """Walks through a wizard as a browser does, with the draft that each page names."""

    def __init__(self, client: Client, url_naam: str, **kwargs: Any) -> None:
        self.client, self.naam, self.kwargs = client, url_naam, kwargs

    def adres(self, stap: str) -> str:
        return reverse(f"{self.naam}_stap", kwargs={"stap": stap, **self.kwargs})

    def get(self, stap: str) -> Any:
        return self.client.get(self.adres(stap), follow=True)

    def post(self, stap: str, **antwoorden: Any) -> Any:
        """Send a step; the answer is the page that follows."""
        verborgen = self._verborgen(stap)
        return self.client.post(self.adres(stap), {**verborgen, **antwoorden}, follow=True)

    def verstuur(self, **extra: Any) -> Any:
        return self.post("controle", **extra)

    def _verborgen(self, stap: str) -> dict[str, str]:
        concept = (self.get(stap).context or {}).get("concept")
        return {"concept": str(concept.sleutel), "versie": str(concept.versie)} if concept else {}


@pytest.fixture
def loop(burger: Client) -> Callable[..., Loper]:
    return lambda url_naam, **kwargs: Loper(burger, url_naam, **kwargs)
