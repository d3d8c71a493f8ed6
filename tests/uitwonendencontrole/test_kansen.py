"""The statistics of two groups, of strata and of compositions, against other ways to reach the same number."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from uitwonendencontrole.fairness import kansen, passend
from uitwonendencontrole.fairness.lagen import MantelHaenszel, mantel_haenszel
from uitwonendencontrole.fairness.oordeel import Oordeel, is_te_weinig, van_interval, zwaarste
from uitwonendencontrole.fairness.tabel import Telling

from .cub import DOEL


def paar():
    return st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(paar(), paar())
def test_fisher_is_the_sum_of_what_is_not_likelier(
    een: tuple[int, int], twee: tuple[int, int]
) -> None:
    (k, n), (k2, n2) = een, twee

    def kans(a: int) -> float:
        if a < 0 or k + k2 - a < 0:
            return 0.0
        return math.comb(n, a) * math.comb(n2, k + k2 - a) / math.comb(n + n2, k + k2)

    tweezijdig = sum(kans(a) for a in range(n + 1) if kans(a) <= kans(k) * (1 + 1e-7))
    assert kansen.fisher(k, n, k2, n2) == pytest.approx(min(tweezijdig, 1), abs=1e-9)


def test_a_fair_draw_of_a_known_frame() -> None:
    # 10 drawn from 50, of whom 20 in the group: all 10 from the group is about one in 55,000.
    p = kansen.hypergeometrisch(10, 20, 10, 50)
    assert p == pytest.approx(stats.hypergeom.pmf(10, 50, 20, 10), rel=0.5)
    assert kansen.hypergeometrisch(4, 20, 10, 50) == pytest.approx(1.0)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_holm_never_lowers_a_p(p_waarden: list[float]) -> None:
    for ruw, gecorrigeerd in zip(p_waarden, kansen.holm(p_waarden), strict=True):
        assert ruw <= gecorrigeerd + 1e-12 <= 1 + 1e-11
    assert kansen.holm([]) == []


def test_a_zero_has_no_ratio_but_has_an_interval() -> None:
    assert kansen.verhouding(5, 100, 0, 100) is None
    assert kansen.verhouding(0, 100, 5, 100) == 0
    laag, hoog = kansen.katz(0, 1000, 100, 1000)
    assert 0 < laag < hoog < 0.1
    assert kansen.katz(0, 100, 0, 100) is None
    assert kansen.katz(5, 0, 5, 100) is None


@given(paar(), paar())
def test_the_ratio_lies_within_what_rounding_leaves(
    een: tuple[int, int], twee: tuple[int, int]
) -> None:
    (k, n), (k2, n2) = ((10 * a, 10 * b) for a, b in (een, twee))
    ratio = kansen.verhouding(k, n, k2, n2)
    laag, hoog = kansen.onder_afronding(
        Telling(k, 2), Telling(n, 2), Telling(k2, 1), Telling(n2, 1)
    )
    if ratio is not None:
        assert laag is None or laag <= ratio + 1e-12
        assert hoog is None or hoog >= ratio - 1e-12


def test_rounding_with_nobody_left_has_no_end() -> None:
    _, hoog = kansen.onder_afronding(
        Telling(10, 1), Telling(100, 1), Telling(0, 1), Telling(100, 1)
    )
    assert hoog is None


def test_power_as_it_was_designed() -> None:
    for n, gepubliceerd in DOEL["kracht"]["zichtbaar"].items():
        zichtbaar: Any = kansen.kleinste_zichtbare(0.22, int(n))
        assert math.ceil(zichtbaar * 100) / 100 == float(gepubliceerd)


def test_power_by_simulation_and_its_limits() -> None:
    deel, n = 0.22, 1000
    ratio: Any = kansen.kleinste_zichtbare(deel, n)
    aandeel = ratio * deel / (ratio * deel + 1 - deel)
    grens = stats.binom.ppf(0.975, n, deel)
    trekkingen = stats.binom.rvs(n, aandeel, size=20_000, random_state=1)
    assert (trekkingen > grens).mean() == pytest.approx(0.8, abs=0.01)
    assert kansen.kleinste_zichtbare(0.5, 3) is None
    with pytest.raises(ValueError):
        kansen.kleinste_zichtbare(0, 100)


@pytest.mark.parametrize(
    ("interval", "verwacht"),
    [
        ((0.9, 1.1), Oordeel.GEEN_SIGNAAL),
        ((1.25, 1.6), Oordeel.GEEN_SIGNAAL),
        ((1.2501, 1.6), Oordeel.SIGNAAL),
        ((0.5, 0.8), Oordeel.GEEN_SIGNAAL),
        ((0.5, 0.7999), Oordeel.SIGNAAL),
        ((2.0, 3.0), Oordeel.SIGNAAL),
        ((2.0001, 3.0), Oordeel.ALARM),
        ((0.1, 9.0), Oordeel.GEEN_SIGNAAL),
    ],
)
def test_the_lines_of_the_verdict(interval: tuple[float, float], verwacht: Oordeel) -> None:
    assert van_interval(interval) is verwacht


def test_too_few() -> None:
    assert is_te_weinig(3, 9, 300, 1000), "nine people"
    assert is_te_weinig(1, 100, 4, 1000), "half a person expected"
    assert is_te_weinig(99, 100, 999, 1000), "nearly nobody to whom it did not happen"
    assert is_te_weinig(110, 100, 300, 1000), "more than all, by rounding"
    assert not is_te_weinig(5, 100, 50, 1000)
    assert zwaarste([Oordeel.TE_WEINIG, Oordeel.SIGNAAL, Oordeel.GEEN_SIGNAAL]) is Oordeel.SIGNAAL
    assert zwaarste([]) is Oordeel.TE_WEINIG


def test_strata_without_anything_to_pool() -> None:
    assert mantel_haenszel([]) == MantelHaenszel()
    assert mantel_haenszel([(0, 10, 0, 20), (5, 5, 7, 7), (3, 0, 1, 4)]) == MantelHaenszel()
    # Two strata in which nothing differs, although the rates of all together do (Simpson).
    gelijk = mantel_haenszel([(90, 100, 9, 10), (1, 10, 10, 100)])
    assert gelijk.odds_ratio == pytest.approx(1)
    assert gelijk.risk_ratio == pytest.approx(1)
    assert gelijk.cmh == pytest.approx(0)


def test_goodness_of_fit_is_the_same_again_and_sees_what_is_odd() -> None:
    een = passend.simuleer([30, 50, 20], [300, 500, 200])
    assert een == passend.simuleer([30, 50, 20], [300, 500, 200])
    assert (een.chi2, een.p) == (0.0, 1.0)
    scheef = passend.simuleer([50, 30, 20], [300, 500, 200])
    assert scheef.p == pytest.approx(stats.chisquare([50, 30, 20], [30, 50, 20]).pvalue, abs=0.001)
    assert passend.simuleer([0, 0], [1, 1]).p is None


def test_holm_of_a_composition_needs_people() -> None:
    assert passend.oordeel(passend.Passing(9.0, 0.001, 9), 0.001, alfa=0.05, kleinste=10) is Oordeel.TE_WEINIG  # fmt: skip
    assert passend.oordeel(passend.Passing(9.0, 0.001, 10), 0.001, alfa=0.05, kleinste=10) is Oordeel.SIGNAAL  # fmt: skip
    assert passend.oordeel(passend.Passing(1.0, 0.3, 10), 0.3, alfa=0.05, kleinste=10) is Oordeel.GEEN_SIGNAAL  # fmt: skip
