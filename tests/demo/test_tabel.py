"""The comparison: difference in percent of what was published, shares in percent points, whole cents."""

import pytest

from studiefinanciering.demo.cijfers import gepubliceerd
from studiefinanciering.demo.meting import Kern
from studiefinanciering.demo.tabel import Rij, _deel, _gemiddeld


@pytest.mark.parametrize(
    ("rij", "verschil"),
    [
        (Rij("x", "aantal", 110, 100), "+10,0 %"),
        (Rij("x", "centen", 95_00, 100_00), "-5,0 %"),
        (Rij("x", "promille", 515, 440), "+7,5 pp"),
        (Rij("x", "aantal", 1, 0), "n.v.t."),
    ],
)
def test_difference(rij, verschil):
    assert rij.verschil == verschil


def test_shares_and_means_come_from_the_ledger_figures():
    kern = Kern(ontvangers=2000, uitwonend=1030, basis_centen=558_120_00)
    rij = _deel(gepubliceerd(), "september.uitwonend_afgeleid", kern)
    assert (rij.demo, rij.gepubliceerd) == (515, 513)
    gemiddeld = _gemiddeld(gepubliceerd(), "september.gemiddeld_centen", kern.basis_centen, 2000)
    assert (gemiddeld.demo, gemiddeld.gepubliceerd) == (279_06, 279_06)
    assert _gemiddeld(gepubliceerd(), "september.gemiddeld_centen", 0, 0).demo == 0


def test_the_derived_figures_follow_from_the_published_ones():
    """Arithmetic of gepubliceerd.toml, done again here."""
    p = gepubliceerd()
    assert p["september.gemiddeld_centen"]["waarde"] == round(130_000_000_00 / 465_852)
    assert p["september.uitwonend_afgeleid"]["procent"] == round(
        100 * (279.06 - 110.30) / (439.20 - 110.30), 1
    )
    assert p["mbo.ontvangers"]["waarde"] == 161_800 + 29_500
    assert p["mbo.uitwonend"]["procent"] == round(100 * 29_500 / 191_300, 1)
    assert p["januari.extra_centen"]["waarde"] == round(15_000_000_00 / 128_000)
