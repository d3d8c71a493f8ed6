"""The guards in the database, attacked with raw SQL as the application's login and as the owner."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.conf import settings
from psycopg import errors

from . import ruw

Verbinding = psycopg.Connection[Any]


@pytest.fixture(params=["toepassing", "eigenaar"])
def login(request: pytest.FixtureRequest, django_db_setup: None) -> Iterator[Verbinding]:
    """Both logins in turn; nothing is committed."""
    url = settings.DATABASE_URL if request.param == "toepassing" else settings.DATABASE_OWNER_URL
    with psycopg.connect(url) as verbinding:
        yield verbinding
        verbinding.rollback()


def _leg_nu_vast(login: Verbinding) -> None:
    """Run the checks that wait for the commit, without committing."""
    login.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_balanced_booking_is_accepted(login: Verbinding) -> None:
    ruw.vast(login.cursor())
    ruw.component(login.cursor(), ruw.boeking(login.cursor(), "b"))
    _leg_nu_vast(login)
    assert login.execute(
        "SELECT count(*), sum(zijde * bedrag_centen) FROM ledger_leg"
    ).fetchone() == (4, 0)


def test_booking_and_legs_may_come_in_one_statement(login: Verbinding) -> None:
    login.execute(
        """
        WITH b AS (
            INSERT INTO ledger_boeking (persoon_id, effectief_op, bedrijfsdatum, soort, sleutel)
            SELECT p, '2023-09-22', '2023-09-15', 1, 'u:' || p FROM generate_series(1, 50) AS p
            RETURNING id, persoon_id
        )
        INSERT INTO ledger_leg (boeking_id, regel, account_code, zijde, bedrag_centen, persoon_id)
        SELECT id, r, CASE r WHEN 1 THEN 1300 ELSE 1600 END, 3 - 2 * r, 500, persoon_id
        FROM b, generate_series(1, 2) AS r
        """
    )
    _leg_nu_vast(login)


@pytest.mark.parametrize(
    "rijen",
    [[(1100, 1, 100)], [(1100, 1, 100), (1000, -1, 99)], [(1100, 1, 100), (1000, 1, 100)]],
)
def test_an_unbalanced_booking_is_refused(login: Verbinding, rijen: list[ruw.Leg]) -> None:
    nummer = ruw.boeking(login.cursor())
    with pytest.raises(errors.CheckViolation, match="debet en credit"):
        ruw.legs(login.cursor(), nummer, rijen)


def test_balance_is_per_booking_not_per_statement(login: Verbinding) -> None:
    een, twee = ruw.boeking(login.cursor(), "a"), ruw.boeking(login.cursor(), "b")
    with pytest.raises(errors.CheckViolation, match="debet en credit"):
        login.execute(
            "INSERT INTO ledger_leg (boeking_id, regel, account_code, zijde, bedrag_centen) "
            "VALUES (%s, 1, 1100, 1, 5), (%s, 1, 1000, -1, 5)",
            [een, twee],
        )


def test_a_booking_without_legs_does_not_commit(login: Verbinding) -> None:
    ruw.vast(login.cursor(), "vol")
    ruw.boeking(login.cursor(), "leeg")
    with pytest.raises(errors.CheckViolation, match="zonder regels"):
        login.commit()


def test_an_empty_booking_is_not_hidden_by_a_savepoint(login: Verbinding) -> None:
    ruw.boeking(login.cursor(), "leeg")
    login.execute("SAVEPOINT s")
    ruw.vast(login.cursor(), "vol")
    login.execute("ROLLBACK TO SAVEPOINT s")
    with pytest.raises(errors.CheckViolation, match="zonder regels"):
        login.commit()


def test_the_marker_is_empty_when_the_transaction_ends(eigenaar_verbinding: Verbinding) -> None:
    ruw.vast(eigenaar_verbinding.cursor())
    telling = "SELECT count(*) FROM ledger_onvolledig"
    assert eigenaar_verbinding.execute(telling).fetchone() == (2,)
    _leg_nu_vast(eigenaar_verbinding)
    assert eigenaar_verbinding.execute(telling).fetchone() == (0,)


def test_legs_are_not_added_in_a_second_statement(login: Verbinding) -> None:
    nummer = ruw.vast(login.cursor())
    with pytest.raises(errors.UniqueViolation):
        ruw.legs(login.cursor(), nummer, [(1100, 1, 5), (1000, -1, 5)])


def test_legs_with_later_numbers_are_refused_too(login: Verbinding) -> None:
    nummer = ruw.vast(login.cursor())
    with pytest.raises(errors.CheckViolation, match="nummer haar regels"):
        ruw.legs(login.cursor(), nummer, [(1100, 1, 5), (1000, -1, 5)], eerste_regel=3)


@pytest.mark.parametrize("eerste_regel", [1, 3])
def test_legs_are_not_added_to_an_earlier_booking(kloon_db: Any, eerste_regel: int) -> None:
    logins = {"toepassing": settings.DATABASE_URL, "eigenaar": settings.DATABASE_OWNER_URL}
    for sleutel, url in logins.items():
        with psycopg.connect(url) as verbinding:
            nummer = ruw.vast(verbinding.cursor(), sleutel)
            verbinding.commit()
            with pytest.raises((errors.ForeignKeyViolation, errors.UniqueViolation)):
                ruw.legs(
                    verbinding.cursor(),
                    nummer,
                    [(1100, 1, 5), (1000, -1, 5)],
                    eerste_regel=eerste_regel,
                )


def test_legs_need_a_booking(login: Verbinding) -> None:
    with pytest.raises(errors.ForeignKeyViolation, match="die bestaat niet"):
        ruw.legs(login.cursor(), 999_999, [(1100, 1, 5), (1000, -1, 5)])


def test_legs_need_accounts_of_the_chart(login: Verbinding) -> None:
    nummer = ruw.boeking(login.cursor())
    with pytest.raises(errors.ForeignKeyViolation, match="Rekening 9999"):
        ruw.legs(login.cursor(), nummer, [(9999, 1, 5), (1000, -1, 5)])


def test_a_component_cannot_stand_on_a_cash_account(login: Verbinding) -> None:
    nummer = ruw.boeking(login.cursor())
    with pytest.raises(errors.ForeignKeyViolation, match="Rekening 1000"):
        ruw.component(login.cursor(), nummer, account=1000)


@pytest.mark.parametrize(
    ("fout", "regel"),
    [
        ({"centen": 0}, "ledger_leg_bedrag_positief"),
        ({"centen": -5}, "ledger_leg_bedrag_positief"),
        ({"maand": "2023-09-02"}, "ledger_leg_eerste_van_de_maand"),
        ({"maand": None}, "ledger_leg_component_heel"),
        ({"persoon": None}, "ledger_leg_component_heel"),
        ({"component": None}, "ledger_leg_component_heel"),
        ({"vorm": None}, "ledger_leg_component_heel"),
        ({"vorm": 4}, "ledger_leg_component_heel"),
        ({"volgnummer": None}, "ledger_leg_component_heel"),
        ({"volgnummer": 0}, "ledger_leg_component_heel"),
    ],
)
def test_a_leg_is_whole(login: Verbinding, fout: dict[str, Any], regel: str) -> None:
    nummer = ruw.boeking(login.cursor())
    with pytest.raises(errors.CheckViolation, match=regel):
        ruw.component(login.cursor(), nummer, **fout)


def test_a_side_is_debit_or_credit(login: Verbinding) -> None:
    nummer = ruw.boeking(login.cursor())
    with pytest.raises(errors.CheckViolation, match="ledger_leg_zijde"):
        ruw.legs(login.cursor(), nummer, [(1100, 2, 5), (1000, -1, 10)])


def test_one_booking_per_person_month_component_form_and_sequence(login: Verbinding) -> None:
    ruw.component(login.cursor(), ruw.boeking(login.cursor(), "a"))
    nummer = ruw.boeking(login.cursor(), "b")
    with pytest.raises(errors.UniqueViolation, match="ledger_leg_een_per_component"):
        ruw.component(login.cursor(), nummer, centen=1)


def test_another_account_does_not_get_round_the_sequence(login: Verbinding) -> None:
    ruw.component(login.cursor(), ruw.boeking(login.cursor(), "a"))
    nummer = ruw.boeking(login.cursor(), "b")
    with pytest.raises(errors.UniqueViolation, match="ledger_leg_een_per_component"):
        ruw.component(login.cursor(), nummer, account=1420)


def test_a_key_is_used_once(login: Verbinding) -> None:
    ruw.vast(login.cursor())
    with pytest.raises(errors.UniqueViolation, match="ledger_boeking_sleutel_uniek"):
        ruw.boeking(login.cursor())


def test_a_booking_is_reversed_once(login: Verbinding) -> None:
    nummer = ruw.vast(login.cursor())
    ruw.boeking(login.cursor(), "t1", draait_terug=nummer)
    with pytest.raises(errors.UniqueViolation, match="een_terugdraaiing"):
        ruw.boeking(login.cursor(), "t2", draait_terug=nummer)


def test_a_reversal_points_at_a_booking(login: Verbinding) -> None:
    with pytest.raises(errors.ForeignKeyViolation, match="Terugdraaien geweigerd"):
        ruw.boeking(login.cursor(), "t", draait_terug=999_999)


def test_a_reversal_is_not_reversed(login: Verbinding) -> None:
    terug = ruw.boeking(login.cursor(), "t", draait_terug=ruw.vast(login.cursor()))
    with pytest.raises(errors.ForeignKeyViolation, match="Terugdraaien geweigerd"):
        ruw.boeking(login.cursor(), "tt", draait_terug=terug)


def test_a_chunk_copied_in_is_guarded_the_same(login: Verbinding) -> None:
    nummer = ruw.boeking(login.cursor())
    opdracht = "COPY ledger_leg (boeking_id, regel, account_code, zijde, bedrag_centen) FROM STDIN"
    with (
        pytest.raises(errors.CheckViolation, match="debet en credit"),
        login.cursor().copy(opdracht) as copy,
    ):
        copy.write_row((nummer, 1, 1100, 1, 100))
        copy.write_row((nummer, 2, 1000, -1, 101))
