"""Two at once: the same key books once, the same month is booked once, one reversal wins."""

import threading
from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import IntegrityError, connection

from duo_portal.ledger import operations, patterns, queries
from duo_portal.ledger.codes import Component, Regime, Soort, Vorm
from duo_portal.ledger.models import Boeking

DAG = date(2023, 9, 22)


def _betaal(sleutel: str) -> int:
    bedrag = patterns.ComponentBedrag(date(2023, 9, 1), Component.BASISBEURS, Vorm.GIFT, 500, 1)
    return operations.post(
        sleutel=sleutel,
        soort=Soort.UITBETALING,
        legs=patterns.uitbetaling(persoon_id=1, bedragen=[bedrag], regime=Regime.SF35),
        persoon_id=1,
        effectief_op=DAG,
    ).pk


def _samen(taken: list[Callable[[], Any]]) -> list[Any]:
    """Start all at one moment, each on a connection of its own; results or exceptions, in order."""
    uitkomsten: list[Any] = [None] * len(taken)
    start = threading.Barrier(len(taken))

    def doe(nummer: int) -> None:
        start.wait()
        try:
            uitkomsten[nummer] = taken[nummer]()
        except Exception as fout:
            uitkomsten[nummer] = fout
        finally:
            connection.close()

    draden = [threading.Thread(target=doe, args=(nummer,)) for nummer in range(len(taken))]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    return uitkomsten


def test_the_same_key_at_once_is_one_booking(kloon_db: Any) -> None:
    uitkomsten = _samen([lambda: _betaal("u:1")] * 8)
    assert len(set(uitkomsten)) == 1
    assert queries.saldo(1600) == -500


def test_the_same_month_under_other_keys_is_booked_once(kloon_db: Any) -> None:
    uitkomsten = _samen([lambda n=n: _betaal(f"u:{n}") for n in range(8)])
    assert sum(isinstance(uitkomst, int) for uitkomst in uitkomsten) == 1
    assert sum(isinstance(uitkomst, IntegrityError) for uitkomst in uitkomsten) == 7
    assert Boeking.objects.count() == 1


def test_one_reversal_wins(kloon_db: Any) -> None:
    boeking_id = _betaal("u:1")
    uitkomsten = _samen(
        [
            lambda n=n: (
                operations.reverse(
                    boeking_id=boeking_id, sleutel=f"t:{n}", effectief_op=DAG, reden="retour"
                ).pk
            )
            for n in range(6)
        ]
    )
    assert sum(isinstance(uitkomst, int) for uitkomst in uitkomsten) == 1
    assert sum(isinstance(fout, operations.AlTeruggedraaid) for fout in uitkomsten) == 5
    assert queries.saldo(1600) == 0
