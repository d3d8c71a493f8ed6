"""Closed periods: nothing effective in them afterwards, closing waits for bookings on their way."""

import threading
from datetime import date
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from psycopg import errors

from duo_portal.ledger import operations, patterns, queries
from duo_portal.ledger.codes import Component, Regime, Soort, Vorm

from . import ruw

SEPTEMBER = date(2023, 9, 1)


def _boek(op: date, sleutel: str = "b") -> None:
    bedrag = patterns.ComponentBedrag(SEPTEMBER, Component.BASISBEURS, Vorm.GIFT, 100, 1)
    operations.post(
        sleutel=sleutel,
        soort=Soort.UITBETALING,
        legs=patterns.uitbetaling(persoon_id=1, bedragen=[bedrag], regime=Regime.SF35),
        persoon_id=1,
        effectief_op=op,
    )


@pytest.mark.django_db
@pytest.mark.parametrize("op", [date(2023, 9, 30), date(2023, 8, 31), date(2020, 1, 1)])
def test_nothing_is_booked_in_or_before_a_closed_month(op: date) -> None:
    operations.afsluiten(maand=SEPTEMBER, door="controller")
    with pytest.raises(IntegrityError, match="is afgesloten"), transaction.atomic():
        _boek(op)


@pytest.mark.django_db
def test_a_late_fact_is_booked_in_the_open_month_about_its_own_month() -> None:
    operations.afsluiten(maand=SEPTEMBER, door="controller")
    _boek(date(2023, 10, 1))
    assert list(queries.geboekt(1)) == [(SEPTEMBER, Component.BASISBEURS, Vorm.GIFT)]


@pytest.mark.django_db
@pytest.mark.parametrize("maand", [SEPTEMBER, date(2023, 8, 1)])
def test_closing_goes_forward_only(maand: date) -> None:
    operations.afsluiten(maand=SEPTEMBER, door="controller")
    with pytest.raises(IntegrityError, match="al afgesloten"), transaction.atomic():
        operations.afsluiten(maand=maand, door="controller")


@pytest.mark.django_db
def test_a_period_is_a_whole_month() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        operations.afsluiten(maand=date(2023, 9, 2), door="controller")


def test_the_owner_cannot_reopen_by_removing(eigenaar_verbinding: psycopg.Connection[Any]) -> None:
    eigenaar_verbinding.execute(
        "INSERT INTO ledger_afgesloten_periode (maand, afgesloten_door) VALUES ('2023-09-01', 'x')"
    )
    with pytest.raises(errors.RestrictViolation):
        eigenaar_verbinding.execute("DELETE FROM ledger_afgesloten_periode")


def test_closing_waits_for_a_booking_on_its_way(kloon_db: Any) -> None:
    klaar = threading.Event()

    def sluit() -> None:
        with psycopg.connect(settings.DATABASE_URL) as ander:
            ander.execute(
                "INSERT INTO ledger_afgesloten_periode (maand, afgesloten_door) VALUES ('2023-09-01', 'x')"
            )
        klaar.set()

    with psycopg.connect(settings.DATABASE_URL) as boeker:
        ruw.vast(boeker.cursor())
        draad = threading.Thread(target=sluit)
        draad.start()
        assert not klaar.wait(0.5)
        boeker.commit()
        assert klaar.wait(10)
        draad.join()
        with pytest.raises(errors.CheckViolation, match="is afgesloten"):
            ruw.boeking(boeker.cursor(), "te laat")
        boeker.rollback()
