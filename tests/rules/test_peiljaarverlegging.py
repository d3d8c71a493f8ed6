"""The 15 % test on the joint income, and which incomes then count."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from duo_portal.foundation.money import centen
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.rules.peiljaarverlegging import is_terugval, tellend_inkomen
from tests.rules.gouden import gevallen

MEI_2026 = np.array([2026 * 12 + 4])
BEIDE = np.ones((1, 2), dtype=bool)
inkomens = st.tuples(st.integers(0, 10**11), st.integers(0, 10**11))


def _rij(bedragen: list[str]) -> np.ndarray:
    return np.array([[centen(bedrag) for bedrag in bedragen]])


@gevallen("peiljaarverlegging")
def test_gouden_geval(geval: dict[str, Any]) -> None:
    uit = is_terugval(MEI_2026, _rij(geval["eerst"]), _rij(geval["later"]), BEIDE, bekende_wet())
    assert uit.tolist() == [geval["verwacht"]]


@given(inkomens, inkomens)
def test_fifteen_percent_to_the_cent(eerst: tuple[int, int], later: tuple[int, int]) -> None:
    uit = is_terugval(MEI_2026, np.array([eerst]), np.array([later]), BEIDE, bekende_wet())
    assert uit[0] == (sum(eerst) > 0 and 100 * (sum(eerst) - sum(later)) >= 15 * sum(eerst))


def test_a_parent_who_is_not_counted_does_not_fall() -> None:
    een = np.array([[True, False]])
    uit = is_terugval(MEI_2026, _rij(["30000", "9000"]), _rij(["30000", "0"]), een, bekende_wet())
    assert not uit[0]


def test_the_year_that_was_asked_for_counts_only_after_a_fall() -> None:
    jaren = [np.full((4, 2), jaar) for jaar in (100, 80, 60)]
    gevraagd = np.array([0, 1, 2, 2], dtype=np.int8)
    terugval = np.array([True, True, True, False])
    assert tellend_inkomen(gevraagd, terugval, *jaren)[:, 0].tolist() == [100, 80, 60, 100]
