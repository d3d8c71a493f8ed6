"""The life of a payment file: recorded once, rebuilt to the same bytes, delivered whole, deleted on its term."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from duo_portal.gateways.bank.bestanden import (
    BestandNietCompleet,
    HerbouwWijktAf,
    VastgelegdAnders,
    bouw,
    lever_aan,
    pad_van,
    ruim_op,
)
from duo_portal.gateways.bank.kanaal import FakeKanaal
from duo_portal.gateways.bank.pain001 import ControletotaalWijktAf, schrijf_pain001
from duo_portal.gateways.bank.versleuteld_bestand import BestandBeschadigd
from duo_portal.gateways.models import BankBestand

from .bankverkeer import Verkeer, leg_vast_zonder_bouw, maak_bestand
from .pain001_gegevens import opdracht, overboekingen

pytestmark = pytest.mark.django_db
Status = BankBestand.Status


def test_a_file_is_recorded_once_built_and_delivered(verkeer: Verkeer) -> None:
    regels = overboekingen(2_500)
    bestand = maak_bestand(regels)
    assert (bestand.status, bestand.msg_id) == (Status.COMPLEET, "SF-202309-UITB-1-001")
    assert leg_vast_zonder_bouw(regels).pk == bestand.pk
    lever_aan(bestand.pk, verkeer.kanaal)
    geleverd = verkeer.map_ / "uit" / "SF-202309-UITB-1-001.xml"
    assert geleverd.read_bytes() == schrijf_pain001(opdracht(regels), regels)
    bestand.refresh_from_db()
    assert bestand.status == Status.AANGELEVERD and bestand.aangeleverd_at is not None
    assert [pad.name for pad in (verkeer.map_ / "uit").iterdir()] == [geleverd.name]


def test_a_lost_file_is_rebuilt_to_the_same_bytes_and_may_be_sent_twice(verkeer: Verkeer) -> None:
    regels = overboekingen(50)
    bestand, kanaal = maak_bestand(regels), FakeKanaal()
    lever_aan(bestand.pk, kanaal)
    pad_van(bestand).unlink()
    herbouwd = bouw(bestand.pk, iter(regels))
    assert (herbouwd.sha256, herbouwd.status) == (bestand.sha256, Status.AANGELEVERD)
    lever_aan(bestand.pk, kanaal)
    assert kanaal.aangeleverd[0] == kanaal.aangeleverd[1]


def test_changed_lines_never_replace_a_complete_file(verkeer: Verkeer) -> None:
    regels = overboekingen(5)
    bestand = maak_bestand(regels)
    anders = [replace(regels[0], naam="Een ander"), *regels[1:]]
    with pytest.raises(HerbouwWijktAf):
        bouw(bestand.pk, anders)
    kanaal = FakeKanaal()
    lever_aan(bestand.pk, kanaal)
    assert b"Een ander" not in kanaal.aangeleverd[0][1]


def test_a_file_that_is_not_complete_is_never_delivered(verkeer: Verkeer) -> None:
    regels = overboekingen(5)
    bestand, kanaal = leg_vast_zonder_bouw(regels), FakeKanaal()
    with pytest.raises(ControletotaalWijktAf):
        bouw(bestand.pk, regels[:-1])
    assert not pad_van(bestand).exists()
    with pytest.raises(BestandNietCompleet):
        lever_aan(bestand.pk, kanaal)
    assert kanaal.aangeleverd == []


def test_a_stored_file_that_was_swapped_is_not_delivered(verkeer: Verkeer) -> None:
    een, twee = maak_bestand(overboekingen(5)), maak_bestand(overboekingen(6), volgnummer=2)
    pad_van(twee).replace(pad_van(een))
    with pytest.raises(BestandBeschadigd):
        lever_aan(een.pk, verkeer.kanaal)
    assert list((verkeer.map_ / "uit").iterdir()) == []
    een.refresh_from_db()
    assert een.status == Status.COMPLEET


def test_the_header_of_a_recorded_file_cannot_be_recorded_otherwise(verkeer: Verkeer) -> None:
    leg_vast_zonder_bouw(overboekingen(5))
    with pytest.raises(VastgelegdAnders, match="aantal"):
        leg_vast_zonder_bouw(overboekingen(6))


@pytest.mark.parametrize(
    "wijziging",
    [
        "msg_id = 'SF-X'",
        "totaal_centen = totaal_centen + 1",
        "aangemaakt_at = now()",
        "sha256 = repeat('0', 64)",
        "hash_totaal = 1",
        "pad = 'elders'",
        "status = 'in_opbouw'",
        "status = 'geaccepteerd'",
        "bewaren_tot = '2000-01-01'",
    ],
)
def test_the_database_keeps_a_complete_file_as_it_is(verkeer: Verkeer, wijziging: str) -> None:
    maak_bestand(overboekingen(3))
    with connection.cursor() as cursor, pytest.raises(IntegrityError), transaction.atomic():
        cursor.execute(f"UPDATE gateways_bankbestand SET {wijziging}")


def test_a_record_is_never_deleted(verkeer: Verkeer) -> None:
    bestand = maak_bestand(overboekingen(3))
    with pytest.raises(DatabaseError), transaction.atomic():
        bestand.delete()
    with connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute("TRUNCATE gateways_bankbestand CASCADE")
    assert BankBestand.objects.count() == 1


def test_content_is_deleted_after_its_term_and_the_record_stays(verkeer: Verkeer) -> None:
    bestand = maak_bestand(overboekingen(3))
    assert ruim_op(bestand.bewaren_tot) == 0 and pad_van(bestand).exists()
    assert ruim_op(bestand.bewaren_tot + timedelta(days=1)) == 1
    assert not pad_van(bestand).exists() and ruim_op(date(2099, 1, 1)) == 0
    with pytest.raises(BestandNietCompleet, match="bewaartermijn"):
        lever_aan(bestand.pk, FakeKanaal())
