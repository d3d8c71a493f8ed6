"""A file with a history: a decision, a revision, payments; and colleagues with a role."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import translation

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity import rollen
from duo_portal.identity.models import Persoon
from studiefinanciering.models import Student
from studiefinanciering.operations.herzien import Aanleiding, herzien
from studiefinanciering.operations.toekennen import toekennen
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, verdient, vraagt_aan

EERSTE_DAG = date(2023, 9, 4)


@pytest.fixture(autouse=True)
def nederlands() -> Iterator[None]:
    """A request in English leaves its language with the thread: every test begins and ends in Dutch."""
    with translation.override("nl"):
        yield


@pytest.fixture
def collega(db: None) -> Callable[..., Client]:
    """A client signed in with a role."""
    return maak_collega


def maak_collega(rol: str = rollen.BEHANDELAAR, naam: str = "bo", taal: str = "nl") -> Client:
    gebruiker, _ = User.objects.get_or_create(username=naam, defaults={"is_staff": True})
    gebruiker.groups.set([Group.objects.get(name=rol)])
    client = Client(headers={"accept-language": taal})
    client.force_login(gebruiker)
    return client


def maak_dossier() -> Student:
    """A student who lives away; an income that becomes known raises the aanvullende beurs."""
    bedrijfsdatum.zet(EERSTE_DAG, "test")
    gezin = Gezin.met(None, 1_500_000)
    persoon: Persoon = gezin.student(waar=KAMER)
    ingeschreven(persoon, date(2023, 9, 1))
    vraagt_aan(persoon, "2023-09", vraagt_uitwonend=True, lening_gevraagd_centen=-1)
    toekennen(persoon_id=persoon.pk, actor="test")
    verdient(gezin.ouders[0], 1_000_000, 2021)
    herzien(persoon_id=persoon.pk, aanleiding=Aanleiding(reden="inkomen_bekend"), actor="intake")
    return Student.objects.get(pk=persoon.pk)


@pytest.fixture
def dossier(db: None) -> Student:
    """That file, rolled back after the test."""
    return maak_dossier()
