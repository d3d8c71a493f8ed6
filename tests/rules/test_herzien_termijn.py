"""Golden cases of art. 7.1(3): terms counted from the end of the award period, written out by hand."""

from datetime import date

import pytest

from duo_portal.foundation.parameters import BuitenBekendeWet
from studiefinanciering.rules.herzien_termijn import Grond, mag_herzien, uiterste_herziendag
from studiefinanciering.rules.parameters import bekende_wet

EINDE_2023 = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("grond", "laatste_dag"),
    [
        (Grond.WIST_OF_KON_WETEN, date(2028, 12, 31)),  # five years: a
        (Grond.AFWEZIGHEID_ONJUIST, date(2028, 12, 31)),  # b
        (Grond.VORM, date(2028, 12, 31)),  # c, as to the form
        (Grond.PEILJAARVERLEGGING, date(2028, 12, 31)),  # e and f
        (Grond.OUDERLIJKE_BIJDRAGE, date(2026, 12, 31)),  # three years: c, as to the contribution
        (Grond.OVERIG, date(2025, 6, 30)),  # eighteen months: all others
    ],
)
def test_laatste_dag(grond: Grond, laatste_dag: date) -> None:
    wet = bekende_wet()
    assert mag_herzien(EINDE_2023, grond, laatste_dag, wet)
    daarna = uiterste_herziendag(EINDE_2023, grond, wet)
    assert daarna is not None and (daarna - laatste_dag).days == 1
    assert not mag_herzien(EINDE_2023, grond, daarna, wet)


def test_bij_bedrog_is_er_geen_termijn() -> None:
    assert uiterste_herziendag(EINDE_2023, Grond.BEDROG, bekende_wet()) is None
    assert mag_herzien(EINDE_2023, Grond.BEDROG, date(2090, 1, 1), bekende_wet())


def test_tijdvak_dat_in_augustus_eindigt() -> None:
    assert mag_herzien(date(2024, 9, 1), Grond.OVERIG, date(2026, 2, 28), bekende_wet())
    assert not mag_herzien(date(2024, 9, 1), Grond.OVERIG, date(2026, 3, 1), bekende_wet())


def test_buiten_bekende_wet() -> None:
    with pytest.raises(BuitenBekendeWet):
        uiterste_herziendag(date(2030, 1, 1), Grond.OVERIG, bekende_wet())
