"""The ledger in the admin: found by key or person, shown with its legs, never changed, looks on record."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from duo_portal.audit.models import Inzage
from duo_portal.identity import rollen
from duo_portal.ledger import operations, patterns
from duo_portal.ledger.codes import Component, Regime, Soort, Vorm
from duo_portal.ledger.models import Boeking
from tests.identity.personen import persoon

pytestmark = pytest.mark.django_db
LIJST = "/beheer/ledger/boeking/"


@pytest.fixture
def client() -> Client:
    gebruiker = User.objects.create_user("fin", password="x", is_staff=True)
    gebruiker.groups.set([Group.objects.get(name=rollen.FINANCIEEL_MEDEWERKER)])
    client = Client()
    client.force_login(gebruiker)
    return client


@pytest.fixture
def boeking() -> Boeking:
    p = persoon()
    bedrag = patterns.ComponentBedrag(date(2023, 9, 1), Component.BASISBEURS, Vorm.GIFT, 123_456, 1)
    return operations.post(
        sleutel=f"run:1:{p.pk}",
        soort=Soort.UITBETALING,
        legs=patterns.uitbetaling(persoon_id=p.pk, bedragen=[bedrag], regime=Regime.SF35),
        persoon_id=p.pk,
        effectief_op=date(2023, 9, 22),
    )


def _gevonden(client: Client, term: str) -> bool:
    antwoord = client.get(LIJST, {"q": term})
    assert antwoord.status_code == 200
    return "run:1:" in antwoord.content.decode().split("<tbody>")[-1]


def test_found_by_the_exact_key_or_the_person(client: Client, boeking: Boeking) -> None:
    assert _gevonden(client, boeking.sleutel)
    assert _gevonden(client, str(boeking.persoon_id))
    assert not _gevonden(client, "run:1")
    assert not _gevonden(client, "9" * 30)
    assert not _gevonden(client, "²")


def test_a_booking_shows_its_legs_and_leaves_a_record(client: Client, boeking: Boeking) -> None:
    terug = operations.reverse(
        boeking_id=boeking.pk, sleutel="t", effectief_op=date(2023, 9, 25), reden="AC04"
    )
    tekst = client.get(f"{LIJST}{boeking.pk}/change/").content.decode()
    for verwacht in ("1.234,56", "4010 gift: basisbeurs", "2023-09", "basisbeurs", str(terug)):
        assert verwacht in tekst
    assert Inzage.objects.get().persoon_id == boeking.persoon_id


def test_nothing_can_be_added_changed_or_deleted(client: Client, boeking: Boeking) -> None:
    assert client.get(f"{LIJST}add/").status_code == 403
    assert client.post(f"{LIJST}{boeking.pk}/change/", {"sleutel": "x"}).status_code == 403
    assert client.post(f"{LIJST}{boeking.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.get("/beheer/ledger/account/").status_code == 200
    assert client.get("/beheer/ledger/account/add/").status_code == 403
    assert client.get("/beheer/ledger/afgeslotenperiode/").status_code == 200
