"""Golden cases of arts. 3.19(2) and 3.21: when one can apply, for which months, and by when is decided."""

from datetime import date

import pytest

from duo_portal.foundation.period import Maand
from studiefinanciering.rules.aanvraagtermijn import beslissen_voor, eerste_maand, opening
from studiefinanciering.rules.componenten import Onderwijs
from studiefinanciering.rules.parameters import bekende_wet


@pytest.mark.parametrize(
    ("onderwijs", "dag", "maand"),
    [
        (Onderwijs.HO, date(2024, 8, 31), "2023-09"),  # the last day of the study year
        (Onderwijs.HO, date(2024, 9, 1), "2024-09"),
        (Onderwijs.MBO, date(2024, 7, 31), "2023-08"),
        (Onderwijs.MBO, date(2024, 8, 1), "2024-08"),
    ],
)
def test_terug_tot_het_begin_van_het_studiejaar(
    onderwijs: Onderwijs, dag: date, maand: str
) -> None:
    assert str(eerste_maand(onderwijs, dag)) == maand


@pytest.mark.parametrize(
    ("dag", "maand", "uiterlijk"),
    [
        (
            date(2023, 10, 31),
            "2024-01",
            date(2023, 12, 30),
        ),  # before 1 November: before 31 December
        (date(2023, 11, 1), "2024-01", date(2023, 12, 27)),  # later: eight weeks
        (date(2023, 9, 4), "2023-09", date(2023, 10, 30)),
    ],
)
def test_beslistermijn(dag: date, maand: str, uiterlijk: date) -> None:
    assert beslissen_voor(dag, Maand.parse(maand), bekende_wet()) == uiterlijk


def test_opening_van_september_2023() -> None:
    assert opening(Onderwijs.HO, Maand(2023, 9), bekende_wet()) == date(2023, 6, 19)
    assert opening(Onderwijs.HO, Maand(2023, 8), bekende_wet()) is None
    assert opening(Onderwijs.MBO, Maand(2023, 9), bekende_wet()) is None
