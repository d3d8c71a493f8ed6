"""The auditor is green on sound books and red for every corruption that is seeded with the guards off."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command

from duo_portal.ledger import auditor

from . import ruw
from .vervalsingen import VERVALSINGEN

Verbinding = psycopg.Connection[Any]
TABELLEN = (
    "ledger_boeking",
    "ledger_leg",
    "ledger_afgesloten_periode",
    "ledger_account",
    "ledger_onvolledig",
)
LOSSE_REGEL = (
    "INSERT INTO ledger_leg (boeking_id, regel, account_code, zijde, bedrag_centen, persoon_id, maand, "
    "component, vorm, volgnummer) "
)


@pytest.fixture
def boeken(eigenaar_verbinding: Verbinding) -> Verbinding:
    """Sound books: three payments of run 9, one returned, the file sent and confirmed, August closed.

    Bookings 1, 2, 3 are the payments by sleutel u:1 .. u:3, t:3 is the reversal of the third.
    """
    cursor = eigenaar_verbinding.cursor()
    for persoon in (1, 2, 3):
        nummer = _boeking(cursor, f"u:{persoon}", persoon)
        ruw.component(cursor, nummer, 100, persoon=persoon)
    for sleutel, rijen in {
        "bestand": [(1600, 1, 300), (1100, -1, 300)],
        "bank": [(1100, 1, 300), (1000, -1, 300)],
        "retour": [(1000, 1, 100), (1600, -1, 100)],
    }.items():
        ruw.legs(cursor, _boeking(cursor, sleutel, None), rijen)
    terug = _boeking(cursor, "t:3", 3, soort=90, draait_terug=_id(cursor, "u:3"))
    cursor.execute(
        LOSSE_REGEL + "VALUES (%(b)s, 1, 1410, -1, 100, 3, '2023-09-01', 1, 2, 2),"
        " (%(b)s, 2, 1600, 1, 100, 3, NULL, NULL, NULL, NULL)",
        {"b": terug},
    )
    cursor.execute(
        "INSERT INTO ledger_afgesloten_periode (maand, afgesloten_door) VALUES ('2023-08-01', 'x')"
    )
    eigenaar_verbinding.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return eigenaar_verbinding


def _boeking(
    cursor: Any,
    sleutel: str,
    persoon: int | None,
    *,
    soort: int = 1,
    draait_terug: int | None = None,
) -> int:
    cursor.execute(
        "INSERT INTO ledger_boeking (effectief_op, bedrijfsdatum, soort, sleutel, persoon_id, run_id, "
        "draait_terug_id) VALUES ('2023-09-22', '2023-09-15', %s, %s, %s, 9, %s) RETURNING id",
        [soort, sleutel, persoon, draait_terug],
    )
    return int(cursor.fetchone()[0])


def _id(cursor: Any, sleutel: str) -> int:
    return int(
        cursor.execute("SELECT id FROM ledger_boeking WHERE sleutel = %s", [sleutel]).fetchone()[0]
    )


def _rood(verbinding: Verbinding) -> set[str]:
    return {u.controle.naam for u in auditor.voer_uit(verbinding.cursor(), EIGEN) if not u.is_groen}


def _wachters_uit(verbinding: Verbinding) -> None:
    """What only an owner can do: guards and constraints off. The auditor sees that as such as well."""
    for tabel in TABELLEN:
        verbinding.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
    verbinding.execute("ALTER TABLE ledger_boeking DROP CONSTRAINT ledger_boeking_sleutel_uniek")
    verbinding.execute("DROP INDEX ledger_boeking_een_terugdraaiing, ledger_leg_een_per_component")
    verbinding.execute(
        "ALTER TABLE ledger_leg DROP CONSTRAINT ledger_leg_pk, DROP CONSTRAINT ledger_leg_zijde, "
        "DROP CONSTRAINT ledger_leg_bedrag_positief, DROP CONSTRAINT ledger_leg_component_heel, "
        "DROP CONSTRAINT ledger_leg_eerste_van_de_maand"
    )


EIGEN = sorted(bestand.stem for bestand in auditor.MAP.glob("*.sql"))


def test_sound_books_are_green(boeken: Verbinding) -> None:
    assert _rood(boeken) == set()


@pytest.mark.parametrize("vervalsing", VERVALSINGEN)
def test_a_corruption_is_found(boeken: Verbinding, vervalsing: str) -> None:
    opdracht, verwacht = VERVALSINGEN[vervalsing]
    _wachters_uit(boeken)
    assert _rood(boeken) == {"wachters_aan"}
    assert boeken.execute(opdracht).rowcount > 0
    assert _rood(boeken) - {"wachters_aan"} >= verwacht


@pytest.mark.parametrize(
    "opdracht",
    [
        "ALTER TABLE ledger_leg DISABLE TRIGGER ledger_leg_wachter",
        "ALTER TABLE ledger_leg ENABLE TRIGGER ledger_leg_alleen_groei",
        "ALTER TABLE ledger_onvolledig ENABLE REPLICA TRIGGER ledger_onvolledig_wachter",
        "DROP TRIGGER ledger_boeking_wachter ON ledger_boeking",
        "GRANT UPDATE ON ledger_leg TO studiefin_app",
        "ALTER TABLE ledger_leg DROP CONSTRAINT ledger_leg_component_heel",
        "DROP INDEX ledger_leg_een_per_component",
    ],
)
def test_a_guard_that_is_off_is_found(boeken: Verbinding, opdracht: str) -> None:
    boeken.execute(opdracht)
    assert _rood(boeken) == {"wachters_aan"}


def test_every_own_check_has_a_corruption_that_turns_it_red() -> None:
    gedekt = set().union(*(verwacht for _, verwacht in VERVALSINGEN.values())) | {"wachters_aan"}
    assert gedekt == set(EIGEN)
    assert len(VERVALSINGEN) >= 20


def test_the_command_is_green_on_empty_books(db: None) -> None:
    uit = StringIO()
    call_command("check_ledger", *EIGEN, stdout=uit)
    assert f"{len(EIGEN)} controles, 0 rood" in uit.getvalue()


def test_the_command_is_red_with_exit_code_one_and_tells_what(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(auditor, "_controles", {})
    auditor.register_controle(auditor.Controle("altijd", "Nooit goed.", "SELECT 7 AS boeking_id"))
    uit = StringIO()
    with pytest.raises(SystemExit) as einde:
        call_command("check_ledger", stdout=uit, no_color=True)
    assert einde.value.code == 1
    assert "ROOD   altijd: 1 rijen" in uit.getvalue()
    assert "boeking_id=7" in uit.getvalue()
    uit = StringIO()
    with pytest.raises(SystemExit):
        call_command("check_ledger", json=True, stdout=uit)
    assert json.loads(uit.getvalue()) == [
        {"naam": "altijd", "uitleg": "Nooit goed.", "groen": False, "aantal": 1,
         "voorbeelden": [{"boeking_id": 7}]}
    ]  # fmt: skip


def test_an_unknown_check_is_named(db: None) -> None:
    with pytest.raises(CommandError, match="bestaat niet"):
        call_command("check_ledger", "bestaat_niet")


def test_a_check_cannot_write(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auditor, "_controles", {})
    auditor.register_controle(
        auditor.Controle("schrijft", "x", "SELECT nextval('ledger_boeking_id_seq')")
    )
    with pytest.raises(Exception, match="read-only transaction"):
        auditor.controleer()


def test_a_name_is_registered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auditor, "_controles", {})
    een = auditor.Controle("x", "een", "SELECT 1")
    auditor.register_controle(een)
    auditor.register_controle(een)
    with pytest.raises(auditor.ControleBestaatAl):
        auditor.register_controle(auditor.Controle("x", "twee", "SELECT 2"))
    assert auditor.controles() == [een]


def test_every_check_explains_itself() -> None:
    for bestand in Path(auditor.MAP).glob("*.sql"):
        assert bestand.read_text(encoding="utf-8").startswith("-- "), bestand.name
