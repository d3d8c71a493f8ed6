"""Acts and looks: recorded once, never changed, and no look without a record."""

import threading

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from duo_portal.audit.handelingen import BuitenTransactie, eenmalig, vastleggen
from duo_portal.audit.inzage import InzageNietVastgelegd, leg_inzage_vast
from duo_portal.audit.models import Handeling, Inzage
from tests.harnas.databases import Address


@pytest.mark.django_db
def test_an_act_keeps_who_why_and_both_stamps() -> None:
    gedaan = vastleggen(
        soort="toekennen",
        actor="bo",
        rol="behandelaar",
        betrokkene_id=7,
        reden="aanvraag",
        uitkomst={"a": 1},
    )
    gedaan.refresh_from_db()
    assert (gedaan.actor, gedaan.betrokkene_id, gedaan.uitkomst) == ("bo", 7, {"a": 1})
    assert gedaan.op is not None and gedaan.opgeslagen_at is not None


@pytest.mark.django_db
def test_a_key_is_used_once() -> None:
    with transaction.atomic():
        assert eenmalig("k-1") is None
        vastleggen(soort="x", actor="bo", sleutel="k-1", uitkomst={"nr": 5})
    with transaction.atomic():
        eerder = eenmalig("k-1")
    assert eerder is not None
    assert eerder.uitkomst == {"nr": 5}
    with pytest.raises(IntegrityError), transaction.atomic():
        vastleggen(soort="x", actor="bo", sleutel="k-1")


def test_outside_a_transaction_the_lock_would_be_gone(kloon_db: Address) -> None:
    with pytest.raises(BuitenTransactie):
        eenmalig("k-2")


def test_two_at_once_act_once(kloon_db: Address) -> None:
    hek, gedaan = threading.Barrier(4), []

    def handel() -> None:
        try:
            hek.wait()
            with transaction.atomic():
                if eenmalig("samen") is None:
                    vastleggen(soort="x", actor="bo", sleutel="samen")
                    gedaan.append(1)
        finally:
            connection.close()

    draden = [threading.Thread(target=handel) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert gedaan == [1]
    assert Handeling.objects.filter(sleutel="samen").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("tabel", ["audit_handeling", "audit_inzage"])
@pytest.mark.parametrize(
    "aanval",
    [
        "UPDATE {} SET actor = 'ander'",
        "DELETE FROM {}",
        "TRUNCATE {}",
        "DROP TABLE {}",
        "ALTER TABLE {} DISABLE TRIGGER ALL",
        "DROP TRIGGER a_alleen_toevoegen ON {}",
    ],
)
def test_the_application_cannot_change_the_record(tabel: str, aanval: str) -> None:
    vastleggen(soort="x", actor="bo")
    leg_inzage_vast(actor="bo", persoon_id=1, scherm="persoon")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(aanval.format(tabel))


@pytest.mark.django_db
def test_not_through_the_orm_either() -> None:
    gedaan = vastleggen(soort="x", actor="bo")
    gedaan.actor = "ander"
    with pytest.raises(DatabaseError), transaction.atomic():
        gedaan.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Handeling.objects.all().delete()


def test_even_the_owner_is_stopped_by_the_trigger(
    kloon_db: Address, eigenaar_verbinding: psycopg.Connection
) -> None:
    vastleggen(soort="x", actor="bo")
    for aanval in (
        "UPDATE audit_handeling SET actor = 'ander'",
        "DELETE FROM audit_handeling",
        "TRUNCATE audit_handeling",
    ):
        with pytest.raises(psycopg.errors.IntegrityError, match="alleen toevoegen"):
            eigenaar_verbinding.execute(aanval)


def test_a_session_setting_does_not_switch_the_guard_off(kloon_db: Address) -> None:
    vastleggen(soort="x", actor="bo")
    with connection.cursor() as cursor, pytest.raises(DatabaseError):
        cursor.execute("SET session_replication_role = replica")
    with connection.cursor() as cursor, pytest.raises(DatabaseError):
        cursor.execute("UPDATE audit_handeling SET actor = 'ander'")


def test_no_look_without_a_record(
    kloon_db: Address, eigenaar_verbinding: psycopg.Connection
) -> None:
    eigenaar_verbinding.execute("REVOKE INSERT ON audit_inzage FROM studiefin_app")
    with pytest.raises(InzageNietVastgelegd, match="dossier blijft dicht"):
        leg_inzage_vast(actor="bo", persoon_id=1, scherm="persoon")
    eigenaar_verbinding.execute("GRANT INSERT ON audit_inzage TO studiefin_app")
    leg_inzage_vast(actor="bo", persoon_id=1, scherm="persoon", reden="bezwaar")
    assert Inzage.objects.get().reden == "bezwaar"
