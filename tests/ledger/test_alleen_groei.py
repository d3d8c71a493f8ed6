"""Append-only: through the ORM, with raw SQL, as the application, as the owner, as a superuser."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, transaction
from psycopg import errors

from duo_portal.ledger.models import Account, AfgeslotenPeriode, Boeking, BoekingLeg

from . import ruw

TABELLEN = ["ledger_boeking", "ledger_leg", "ledger_afgesloten_periode"]
AANVALLEN = [
    *(f"DELETE FROM {tabel}" for tabel in TABELLEN),
    *(f"TRUNCATE {tabel} CASCADE" for tabel in TABELLEN),
    "UPDATE ledger_leg SET bedrag_centen = bedrag_centen + 1",
    "UPDATE ledger_leg SET account_code = 1000 WHERE false",
    "UPDATE ledger_boeking SET omschrijving = 'x'",
    "UPDATE ledger_boeking SET effectief_op = '2024-01-01'",
    "UPDATE ledger_afgesloten_periode SET reden = 'x'",
    "DELETE FROM ledger_account",
    (
        "INSERT INTO ledger_boeking (effectief_op, bedrijfsdatum, soort, sleutel) "
        "VALUES ('2023-09-22', '2023-09-22', 1, 'a') "
        "ON CONFLICT (sleutel) DO UPDATE SET effectief_op = '2024-01-01'"
    ),
]


@pytest.mark.parametrize("aanval", AANVALLEN)
def test_the_application_may_not(django_db_setup: None, aanval: str) -> None:
    with psycopg.connect(settings.DATABASE_URL) as verbinding:
        ruw.vast(verbinding.cursor())
        with pytest.raises(errors.InsufficientPrivilege):
            verbinding.execute(aanval)


@pytest.mark.parametrize("aanval", AANVALLEN)
def test_the_owner_is_refused_by_the_triggers(
    eigenaar_verbinding: psycopg.Connection[Any], aanval: str
) -> None:
    ruw.vast(eigenaar_verbinding.cursor())
    eigenaar_verbinding.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(errors.RestrictViolation, match="groeit alleen aan"):
        eigenaar_verbinding.execute(aanval)


@pytest.mark.parametrize(
    "aanval",
    [
        "ALTER TABLE ledger_leg DISABLE TRIGGER ALL",
        "ALTER TABLE ledger_leg DROP CONSTRAINT ledger_leg_zijde",
        "DROP TABLE ledger_leg",
        "DROP TRIGGER ledger_leg_wachter ON ledger_leg",
        "SET session_replication_role = replica",
        "INSERT INTO ledger_onvolledig SELECT pg_current_xact_id(), -1",
        "INSERT INTO ledger_account VALUES (9999, 'eigen', 'activa', 'OCW', '', true, 0)",
        "UPDATE ledger_account SET draagt_component = true",
        (
            "INSERT INTO ledger_boeking (effectief_op, bedrijfsdatum, soort, sleutel, geboekt_at) "
            "VALUES ('2023-09-22', '2023-09-22', 1, 'z', '2020-01-01')"
        ),
        (
            "INSERT INTO ledger_boeking (effectief_op, bedrijfsdatum, soort, sleutel, transactie_id) "
            "VALUES ('2023-09-22', '2023-09-22', 1, 'z', '1')"
        ),
    ],
)
def test_the_application_cannot_switch_off_or_forge(django_db_setup: None, aanval: str) -> None:
    with psycopg.connect(settings.DATABASE_URL) as verbinding:
        with pytest.raises(errors.InsufficientPrivilege):
            verbinding.execute(aanval)
        verbinding.rollback()


@pytest.fixture
def superuser(servers: Any, kloon_db: Any) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(servers.keys.postgres_url("postgres", kloon_db.database)) as verbinding:
        yield verbinding
        verbinding.rollback()


def test_no_session_setting_switches_a_guard_off(superuser: psycopg.Connection[Any]) -> None:
    superuser.execute("SET session_replication_role = replica")
    nummer = ruw.vast(superuser.cursor())
    superuser.execute("SAVEPOINT s")
    with pytest.raises(errors.RestrictViolation):
        superuser.execute("DELETE FROM ledger_leg")
    superuser.execute("ROLLBACK TO SAVEPOINT s")
    with pytest.raises(errors.CheckViolation, match="debet en credit"):
        ruw.legs(superuser.cursor(), ruw.boeking(superuser.cursor(), "b"), [(1100, 1, 5)])
    assert nummer


@pytest.mark.django_db
class TestOrm:
    """The same through Django's models, as the application."""

    def _geweigerd(self, doe: Any) -> None:
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            doe()

    def test_update_delete_and_save(self) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            nummer = ruw.vast(cursor)
        boeking, leg = Boeking.objects.get(pk=nummer), BoekingLeg.objects.filter(boeking=nummer)[0]
        self._geweigerd(lambda: BoekingLeg.objects.update(bedrag_centen=1))
        self._geweigerd(lambda: Boeking.objects.filter(pk=nummer).update(omschrijving="x"))
        self._geweigerd(lambda: Boeking.objects.all()._raw_delete("default"))
        self._geweigerd(lambda: BoekingLeg.objects.all()._raw_delete("default"))
        self._geweigerd(boeking.save)
        self._geweigerd(boeking.delete)
        self._geweigerd(leg.save)
        self._geweigerd(leg.delete)
        self._geweigerd(Account.objects.get(pk=1000).delete)
        self._geweigerd(lambda: Account.objects.filter(pk=1000).update(naam="x"))

    def test_create_and_bulk_create(self) -> None:
        kop: dict[str, Any] = {
            "effectief_op": date(2023, 9, 22),
            "bedrijfsdatum": date(2023, 9, 22),
            "geboekt_at": datetime(2020, 1, 1, tzinfo=UTC),
            "soort": 1,
        }
        self._geweigerd(lambda: Boeking.objects.create(id=-1, sleutel="orm", **kop))
        self._geweigerd(lambda: Boeking.objects.bulk_create([Boeking(id=-1, sleutel="orm", **kop)]))
        self._geweigerd(
            lambda: AfgeslotenPeriode.objects.create(
                maand=date(2023, 9, 1), afgesloten_at=kop["geboekt_at"], afgesloten_door="x"
            )
        )

    def test_legs_through_the_orm_meet_the_same_guard(self) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            nummer = ruw.vast(cursor)
        leg = BoekingLeg(boeking_id=nummer, regel=3, account_id=1000, zijde=1, bedrag_centen=5)
        with pytest.raises(DatabaseError, match="debet en credit"), transaction.atomic():
            BoekingLeg.objects.bulk_create([leg])
