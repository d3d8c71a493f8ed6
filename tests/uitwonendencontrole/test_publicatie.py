"""What is published of a table: nothing small, and nothing that can be solved back."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uitwonendencontrole.fairness.publicatie import KLEINSTE, bereik, publiceer, rond_af


def tabellen():
    """Tables of 1-4 by 1-4, many of whose cells are small."""
    cel = st.one_of(st.integers(0, 12), st.integers(0, 300))
    return st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(
        lambda maat: st.lists(st.lists(cel, min_size=maat[1], max_size=maat[1]), min_size=maat[0], max_size=maat[0])
    )  # fmt: skip


def vol(aantallen: list[list[int]]) -> list[list[int]]:
    met = [[*rij, sum(rij)] for rij in aantallen]
    return [*met, [sum(kolom) for kolom in zip(*met, strict=True)]]


@settings(deadline=None)
@given(tabellen())
def test_nothing_small_is_published_and_nothing_can_be_placed(aantallen: list[list[int]]) -> None:
    gepubliceerd = publiceer(aantallen).rijen
    for i, rij in enumerate(vol(aantallen)):
        for j, echt in enumerate(rij):
            if gepubliceerd[i][j] is None:
                laag, hoog = bereik(gepubliceerd, (i, j))
                assert laag - 1e-6 <= echt <= (echt if hoog is None else hoog) + 1e-6
                assert hoog is None or hoog - laag >= KLEINSTE - 1e-6
            else:
                assert echt >= KLEINSTE
                assert gepubliceerd[i][j] == rond_af(echt)


def test_a_single_small_cell_takes_others_along() -> None:
    # Alone it would follow from its row: 120 - 100 - 10.
    uit = publiceer([[100, 3, 40], [60, 50, 70], [80, 90, 20]])
    assert uit.rijen[0][1] is None
    for regel in (*uit.rijen, *zip(*uit.rijen, strict=True)):
        assert sum(cel is None for cel in regel) != 1, "a single gap is the difference of the rest"
    assert uit.rijen[3][3] == rond_af(513)


@pytest.mark.slow
def test_the_reader_is_no_fool() -> None:
    """Every table that fits the published numbers, by brute force: the left-out count takes many values among them."""
    gepubliceerd = publiceer([[14, 2], [16, 18]]).rijen
    mogelijk = set()
    for a, b, c, d in itertools.product(range(46), repeat=4):
        alle = vol([[a, b], [c, d]])
        if all(p is None or abs(p - w) <= 5 for r, rw in zip(gepubliceerd, alle, strict=True) for p, w in zip(r, rw, strict=True)):  # fmt: skip
            mogelijk.add(b)
    assert len(mogelijk) >= KLEINSTE
    laag, hoog = bereik(gepubliceerd, (0, 1))
    assert min(mogelijk) == pytest.approx(laag)
    assert hoog is None or max(mogelijk) == pytest.approx(min(hoog, 45))


def test_nothing_to_hide_is_only_rounded() -> None:
    assert publiceer([[14, 25], [36, 1000]]).rijen == (
        (10, 30, 40),
        (40, 1000, 1040),
        (50, 1030, 1080),
    )


def test_a_table_of_nearly_nobody_is_left_out_whole() -> None:
    assert {cel for rij in publiceer([[1, 0], [2, 3]]).rijen for cel in rij} == {None}


@pytest.mark.parametrize("fout", [[], [[]], [[1, 2], [3]], [[-1]]])
def test_what_is_no_table_is_refused(fout: list[list[int]]) -> None:
    with pytest.raises(ValueError):
        publiceer(fout)
