"""The chart: which account an awarded amount is booked on, and that the table holds the same."""

import pytest

from duo_portal.ledger import chart
from duo_portal.ledger.codes import Component, Regime, Vorm
from duo_portal.ledger.models import Account


@pytest.mark.parametrize(
    ("component", "vorm", "regime", "code"),
    [
        (Component.BASISBEURS, Vorm.GIFT, Regime.SF35, 4010),
        (Component.BASISBEURS, Vorm.PRESTATIEBEURS, Regime.SF15, 1410),
        (Component.KOOPKRACHT, Vorm.PRESTATIEBEURS, Regime.SF35, 1420),
        (Component.AANVULLENDE_BEURS, Vorm.GIFT, Regime.SF35, 4030),
        (Component.AANVULLENDE_BEURS, Vorm.LENING, Regime.SF15, 1221),
        (Component.EENOUDERTOESLAG, Vorm.PRESTATIEBEURS, Regime.SF35, 1460),
        (Component.REISVOORZIENING, Vorm.GIFT, Regime.SF35, 4070),
        (Component.LENING, Vorm.LENING, Regime.SF15_OUD, 1210),
        (Component.COLLEGEGELDKREDIET, Vorm.LENING, Regime.SF35, 1232),
        (Component.LEVENLANGLERENKREDIET, Vorm.LENING, Regime.SF35, 1243),
        (Component.BASISBEURS, Vorm.LENING, Regime.SF35, 1234),
        (Component.ENERGIETOESLAG, Vorm.GIFT, Regime.SF35, 4200),
        (Component.CORONA, Vorm.GIFT, Regime.SF35, 4230),
    ],
)
def test_account_of_an_award(component: int, vorm: int, regime: int, code: int) -> None:
    assert chart.rekening_voor(component, vorm, regime) == code
    assert chart.rekening_voor(int(component), int(vorm), int(regime)) == code


@pytest.mark.parametrize(
    ("component", "vorm", "regime"),
    [
        (Component.LENING, Vorm.GIFT, Regime.SF35),
        (Component.LENING, Vorm.PRESTATIEBEURS, Regime.SF35),
        (Component.ENERGIETOESLAG, Vorm.LENING, Regime.SF35),
        (Component.LENING, Vorm.LENING, Regime.LLLK),
        (Component.LENING, Vorm.LENING, 9),
        (99, Vorm.GIFT, Regime.SF35),
        (Component.BASISBEURS, 9, Regime.SF35),
    ],
)
def test_what_the_law_does_not_have_has_no_account(component: int, vorm: int, regime: int) -> None:
    with pytest.raises(chart.GeenRekening):
        chart.rekening_voor(component, vorm, regime)


def test_every_account_of_an_award_exists_and_carries_components() -> None:
    gevonden = set()
    for component in Component:
        for vorm in Vorm:
            for regime in Regime:
                try:
                    gevonden.add(chart.rekening_voor(component, vorm, regime))
                except chart.GeenRekening:
                    continue
    dragend = {a.code for a in chart.REKENINGEN.values() if a.draagt_component}
    assert gevonden == dragend


def test_only_the_travel_product_is_not_paid() -> None:
    assert [component for component in Component if not chart.kas(component)] == [
        Component.REISVOORZIENING
    ]


def test_only_the_energietoeslag_and_loans_for_integration_are_for_szw() -> None:
    assert [a.code for a in chart.REKENINGEN.values() if a.opdrachtgever == "SZW"] == [1360, 4200]


@pytest.mark.django_db
def test_the_table_holds_the_chart() -> None:
    tabel = {
        rij.code: chart.Account(
            rij.code, rij.naam, chart.RekeningSoort(rij.soort), rij.opdrachtgever,
            rij.begrotingsartikel, draagt_component=rij.draagt_component, saldo_zijde=rij.saldo_zijde,
        )
        for rij in Account.objects.all()
    }  # fmt: skip
    assert tabel == chart.REKENINGEN
