"""Post and reverse: once per key, mirrored exactly, next sequence."""

from datetime import date

import pytest
from django.db import IntegrityError

from duo_portal.ledger import operations, patterns, queries
from duo_portal.ledger.codes import Component, Regime, Soort, Vorm, Zijde
from duo_portal.ledger.legs import Leg, NietInEvenwicht, credit, debet
from duo_portal.ledger.models import Boeking, BoekingLeg

pytestmark = pytest.mark.django_db

MAAND = date(2023, 9, 1)
DAG = date(2023, 9, 22)
PERSOON = 4711


def _bedrag(
    centen: int, volgnummer: int = 1, component: int = Component.BASISBEURS
) -> patterns.ComponentBedrag:
    return patterns.ComponentBedrag(MAAND, component, Vorm.PRESTATIEBEURS, centen, volgnummer)


def _betaal(sleutel: str = "u:1", centen: int = 27_476, volgnummer: int = 1) -> Boeking:
    return operations.post(
        sleutel=sleutel,
        soort=Soort.UITBETALING,
        legs=patterns.uitbetaling(
            persoon_id=PERSOON, bedragen=[_bedrag(centen, volgnummer)], regime=Regime.SF35
        ),
        persoon_id=PERSOON,
        effectief_op=DAG,
        run_id=9,
        omschrijving="september",
    )


def test_a_booking_stands_with_its_legs() -> None:
    boeking = _betaal()
    legs = [
        (leg.account_id, leg.zijde, leg.bedrag_centen, leg.volgnummer)
        for leg in BoekingLeg.objects.filter(boeking=boeking)
    ]
    assert legs == [(1410, 1, 27_476, 1), (1600, -1, 27_476, None)]
    assert (boeking.run_id, boeking.soort_naam, boeking.effectief_op) == (9, "uitbetaling", DAG)


def test_the_same_key_with_the_same_content_books_once() -> None:
    assert _betaal().pk == _betaal().pk
    assert queries.saldo(1410) == 27_476


def test_the_same_key_with_other_content_is_refused() -> None:
    _betaal()
    with pytest.raises(operations.AndereInhoudZelfdeSleutel):
        _betaal(centen=27_477)
    assert queries.saldo(1410) == 27_476


def test_another_key_cannot_book_the_same_sequence_again() -> None:
    _betaal()
    with pytest.raises(IntegrityError, match="ledger_leg_een_per_component"):
        _betaal(sleutel="u:2")


@pytest.mark.parametrize(
    "legs",
    [
        [],
        [debet(1000, 5)],
        [debet(1000, 5), credit(1100, 4)],
        [Leg(1000, Zijde.DEBET, 0), Leg(1100, Zijde.CREDIT, 0)],
        [Leg(1000, Zijde.DEBET, -5), Leg(1100, Zijde.CREDIT, -5)],
    ],
)
def test_legs_out_of_balance_are_refused_before_the_database(legs: list[Leg]) -> None:
    with pytest.raises(NietInEvenwicht):
        operations.post(
            sleutel="x", soort=Soort.AANLEVERING, legs=legs, persoon_id=None, effectief_op=DAG
        )


def test_a_reversal_mirrors_and_takes_the_next_sequence() -> None:
    boeking = _betaal()
    terug = operations.reverse(
        boeking_id=boeking.pk, sleutel="t:1", effectief_op=DAG, reden="bank: AC04"
    )
    legs = [
        (leg.account_id, leg.zijde, leg.bedrag_centen, leg.volgnummer)
        for leg in BoekingLeg.objects.filter(boeking=terug)
    ]
    assert legs == [(1410, -1, 27_476, 2), (1600, 1, 27_476, None)]
    assert (terug.draait_terug_id, terug.persoon_id, terug.run_id) == (boeking.pk, PERSOON, 9)
    stand = queries.geboekt(PERSOON)[(MAAND, Component.BASISBEURS, Vorm.PRESTATIEBEURS)]
    assert stand == queries.Geboekt(0, 2)


def test_what_was_reversed_can_be_paid_again_with_the_next_sequence() -> None:
    operations.reverse(boeking_id=_betaal().pk, sleutel="t:1", effectief_op=DAG, reden="retour")
    _betaal(sleutel="u:2", volgnummer=3)
    assert queries.saldi_persoon(PERSOON) == {1410: 27_476}


def test_a_booking_is_reversed_once() -> None:
    boeking = _betaal()
    eerste = operations.reverse(boeking_id=boeking.pk, sleutel="t:1", effectief_op=DAG, reden="x")
    weer = operations.reverse(boeking_id=boeking.pk, sleutel="t:1", effectief_op=DAG, reden="x")
    assert eerste.pk == weer.pk
    with pytest.raises(operations.AlTeruggedraaid):
        operations.reverse(boeking_id=boeking.pk, sleutel="t:2", effectief_op=DAG, reden="x")


def test_a_reversal_is_not_reversed() -> None:
    terug = operations.reverse(boeking_id=_betaal().pk, sleutel="t:1", effectief_op=DAG, reden="x")
    with pytest.raises(operations.NietTerugTeDraaien):
        operations.reverse(boeking_id=terug.pk, sleutel="t:2", effectief_op=DAG, reden="x")


def test_a_reversal_with_two_legs_of_one_month_takes_two_sequences() -> None:
    legs = patterns.uitbetaling(
        persoon_id=PERSOON, bedragen=[_bedrag(100, 1), _bedrag(200, 2)], regime=Regime.SF35
    )
    boeking = operations.post(
        sleutel="u", soort=Soort.UITBETALING, legs=legs, persoon_id=PERSOON, effectief_op=DAG
    )
    terug = operations.reverse(boeking_id=boeking.pk, sleutel="t", effectief_op=DAG, reden="x")
    nummers = BoekingLeg.objects.filter(boeking=terug).values_list("volgnummer", flat=True)
    assert list(nummers) == [3, 4, None]


def test_balances_on_a_day_leave_later_bookings_out() -> None:
    _betaal()
    assert queries.saldo(1600, date(2023, 9, 21)) == 0
    assert queries.saldo(1600, DAG) == -27_476
    assert queries.saldi(DAG) == {1410: 27_476, 1600: -27_476}


def test_a_persons_bookings_and_claim_are_found() -> None:
    betaald = _betaal()
    legs = patterns.te_veel_ontvangen(
        persoon_id=PERSOON, bedragen=[_bedrag(-7_476, 2)], regime=Regime.SF35
    )
    vordering = operations.post(
        sleutel="v", soort=Soort.TE_VEEL_ONTVANGEN, legs=legs, persoon_id=PERSOON, effectief_op=DAG
    )
    assert [boeking.pk for boeking in queries.boekingen_van(PERSOON)] == [vordering.pk, betaald.pk]
    assert queries.te_veel_ontvangen([PERSOON, 1]) == {PERSOON: 7_476}
    assert queries.saldi_persoon(PERSOON) == {1300: 7_476, 1410: 20_000}
