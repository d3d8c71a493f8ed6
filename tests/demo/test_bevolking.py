"""The made-up people: the same by the same seed, part by part, and drawn in the published proportions."""

from dataclasses import fields
from datetime import date
from math import sqrt

import numpy as np
import pytest

from studiefinanciering.demo.bevolking import Bevolking, Deel, Soort, teken, verdeel
from studiefinanciering.demo.cijfers import (
    Cijfers,
    CijferZonderBron,
    bevolkingscijfers,
    gepubliceerd,
)

N_HO, N_MBO = 16_000, 6_000


@pytest.fixture(scope="module")
def bevolking() -> Bevolking:
    return teken(Deel(0, 0, N_HO, N_MBO), seed=7)


def _kolommen(bevolking: Bevolking) -> dict[str, np.ndarray]:
    return {
        f"{type(deel).__name__}.{veld.name}": getattr(deel, veld.name)
        for deel in (bevolking.gezinnen, bevolking.studenten)
        for veld in fields(deel)
    }


def binnen(gevonden: int, n: int, kans: float) -> bool:
    """Within five standard deviations of what chance `kans` gives in n draws."""
    return abs(gevonden - n * kans) <= 5 * sqrt(n * kans * (1 - kans))


def test_the_same_seed_gives_the_same_people():
    deel = Deel(3, 900, 200, 100)
    een, ander = _kolommen(teken(deel, 1)), _kolommen(teken(deel, 1))
    for naam, kolom in een.items():
        np.testing.assert_array_equal(kolom, ander[naam], err_msg=naam)
    anders = _kolommen(teken(deel, 2))
    assert any(een[n].shape != anders[n].shape or (een[n] != anders[n]).any() for n in een), (
        "another seed should give other people"
    )


def test_parts_are_apart_and_together_whole():
    delen = list(verdeel(1000, 411, per_deel=300))
    assert sum(d.ho for d in delen) == 1000
    assert sum(d.mbo for d in delen) == 411
    assert [d.eerste for d in delen] == [
        sum(e.ho + e.mbo for e in delen[:i]) for i in range(len(delen))
    ]
    assert max(d.ho + d.mbo for d in delen) <= 301
    assert list(verdeel(0, 0)) == []
    for deel in delen[:2]:
        assert len(teken(deel, 1).studenten) == deel.ho + deel.mbo
    with pytest.raises(ValueError, match="negatief"):
        list(verdeel(-1, 0))


def test_proportions_are_the_published_ones(bevolking):
    s = bevolking.studenten
    hbo, wo, mbo = (s.soort == soort for soort in Soort)
    assert (int((hbo | wo).sum()), int(mbo.sum())) == (N_HO, N_MBO)
    assert binnen(hbo.sum(), N_HO, 459_700 / (459_700 + 341_800))
    assert binnen(s.is_uitwonend[hbo].sum(), hbo.sum(), 0.40)
    assert binnen(s.is_uitwonend[wo].sum(), wo.sum(), 0.67)
    assert binnen(s.is_uitwonend[mbo].sum(), N_MBO, 29_500 / 191_300)
    assert binnen(s.is_eerstejaars.sum(), N_HO, 124_000 / 465_852)
    leent = (s.lening > 0) | (s.collegegeldkrediet > 0)
    assert binnen(leent[~mbo].sum(), N_HO, 185_000 / 465_852)
    assert binnen(leent[mbo].sum(), N_MBO, 32_000 / 191_300)
    assert binnen((~s.vraagt_aanvullende_beurs)[~mbo].sum(), N_HO, 0.24)
    assert s.vraagt_aanvullende_beurs[mbo].all()
    niveaus = np.bincount(s.niveau[mbo], minlength=5)[1:]
    for gevonden, aantal in zip(niveaus, (16_079, 77_259, 101_913, 274_161), strict=True):
        assert binnen(gevonden, N_MBO, aantal / 469_412)


def test_incomes_lie_on_their_side_of_the_limit(bevolking):
    g, s = bevolking.gezinnen, bevolking.studenten
    is_mbo = np.zeros(len(g), dtype=bool)
    is_mbo[s.gezin[~s.is_ho]] = True
    onder = g.inkomen.sum(axis=1) < 53_900_00
    # Incomes are cut to whole cents per parent, never above the drawn sum.
    assert binnen(onder[~is_mbo].sum(), (~is_mbo).sum(), 0.34)
    assert binnen(onder[is_mbo].sum(), is_mbo.sum(), 99_000 / 191_300)
    # Above the limit it is the CBS shape of couples that shows: their median lies at 95,300.
    mediaan = np.median(g.inkomen.sum(axis=1)[(g.vorm == 0) & ~onder]) / 100
    assert 95_000 < mediaan < 110_000
    assert (g.inkomen >= 0).all()


def test_unknown_incomes_come_to_the_published_share_of_who_asks(bevolking):
    g, s = bevolking.gezinnen, bevolking.studenten
    onbekend = s.is_ho & s.vraagt_aanvullende_beurs & ~g.is_bekend_2022[s.gezin]
    # Brothers and sisters have the same parents: the spread is that of families, hence the wider bound.
    assert abs(onbekend.sum() / N_HO - 64_000 / 465_852) < 0.02
    september = s.is_ho & ~g.is_bekend_2021[s.gezin]
    assert s.is_eerstejaars[september].all() and september.any()


def test_everybody_can_have_a_right_in_september_2023(bevolking):
    s = bevolking.studenten
    leeftijd = np.array(
        [(date(2023, 9, 1) - date.fromordinal(g)).days / 365.25 for g in s.geboren.tolist()]
    )
    assert leeftijd.min() > 16.9 and leeftijd.max() < 27
    # mbo: 18 before the third quarter began (art. 2.3(1)(b))
    assert all(date.fromordinal(g) <= date(2005, 7, 1) for g in s.geboren[~s.is_ho].tolist())
    assert s.maanden_gebruikt.max() < 48


def test_applications_follow_the_published_curve(bevolking):
    dagen = bevolking.studenten.aangevraagd_op
    n = len(dagen)
    assert date.fromordinal(int(dagen.min())) == date(2023, 6, 19)
    assert date.fromordinal(int(dagen.max())) <= date(2023, 8, 31)
    assert binnen((dagen <= date(2023, 6, 19).toordinal()).sum(), n, 61_000 / 454_040)
    assert binnen((dagen <= date(2023, 8, 29).toordinal()).sum(), n, 441_899 / 454_040)


@pytest.mark.parametrize("cijfers", [bevolkingscijfers(), gepubliceerd()])
def test_every_figure_says_where_it_comes_from(cijfers):
    assert len(cijfers.alle()) > 10
    for naam, cijfer in cijfers.alle():
        assert cijfer["kind"] in ("gepubliceerd", "berekend", "aanname"), naam
        assert len(cijfer["bron"]) > 10, naam


@pytest.mark.parametrize(
    "cijfer", [{"waarde": 1}, {"waarde": 1, "kind": "gegokt", "bron": "x"}, {"waarde": 1, "kind": "gepubliceerd", "bron": "x"}]
)  # fmt: skip
def test_a_figure_without_source_is_refused(cijfer):
    with pytest.raises(CijferZonderBron):
        Cijfers({"groep": {"naam": cijfer}})
