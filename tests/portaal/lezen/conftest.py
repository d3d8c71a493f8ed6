"""A student with a history, and one signed in at the portal."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity import iban
from duo_portal.identity import operations as identity
from duo_portal.identity.models import Persoon
from studiefinanciering.operations.herzien import Aanleiding, herzien
from studiefinanciering.operations.toekennen import toekennen
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, verdient, vraagt_aan
from tests.factories.portaal import aangemeld

EERSTE_DAG = date(2023, 9, 4)
INKOMENS = (1_900_123, 2_100_456)
"""Of the parents, in cents: figures that can be found on a page if they were ever shown."""


@pytest.fixture(autouse=True)
def nederlands() -> Iterator[None]:
    """A request in English leaves its language with the thread."""
    with translation.override("nl"):
        yield


def geef_rekening(persoon: Persoon, nummer: int = 7) -> None:
    identity.wijzig_rekening(
        persoon=persoon,
        vanaf=date(2020, 1, 1),
        iban=iban.test_iban(nummer),
        tenaamstelling=str(persoon),
    )


def maak_student(*, met_rekening: bool = True, lening: int = 10_000) -> Persoon:
    """On a room, first year of the basisbeurs; a parent's income becomes known after the first decision."""
    bedrijfsdatum.zet(EERSTE_DAG, "test")
    gezin = Gezin.met(None, INKOMENS[1])
    persoon: Persoon = gezin.student(waar=KAMER)
    if met_rekening:
        geef_rekening(persoon)
    ingeschreven(persoon, date(2023, 9, 1))
    vraagt_aan(persoon, "2023-09", vraagt_uitwonend=True, lening_gevraagd_centen=lening)
    toekennen(persoon_id=persoon.pk, actor="test")
    verdient(gezin.ouders[0], INKOMENS[0], 2021)
    herzien(persoon_id=persoon.pk, aanleiding=Aanleiding(reden="inkomen_bekend"), actor="intake")
    return persoon


@pytest.fixture
def student(db: None) -> Persoon:
    return maak_student()


@pytest.fixture
def van() -> Callable[..., Client]:
    """A client signed in as somebody, in a language."""

    def client(persoon: Persoon, taal: str = "nl") -> Client:
        return aangemeld(Client(headers={"accept-language": taal}), persoon)

    return client
