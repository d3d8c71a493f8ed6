"""Other debts: routes, set-off, paying in parts, refunds, and statutory interest by the day."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terugbetalen.rules.andere_schulden import (
    Route,
    Schuldsoort,
    Teruggave,
    omzetmaand,
    route,
    termijnregeling,
    teruggave,
    verrekenen,
)
from terugbetalen.rules.kolommen import GEEN
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.wettelijke_rente import (
    dagen_30_360,
    is_achterstallig,
    rente_aan_burger,
    wettelijke_rente,
)

from .gevallen import gevallen, namen, waarde


def kolom(*getallen: int) -> np.ndarray:
    return np.array(getallen, dtype=np.int64)


@gevallen("andere_schulden")
def test_route(geval: dict[str, Any]) -> None:
    soort = np.full(4, int(Schuldsoort[geval["soort"]]))
    uit = route(
        soort,
        kolom(100, 100, 100, 0),
        np.array([True, False, False, True]),
        np.array([False, False, True, True]),
    )
    assert namen(Route, uit) == [*geval["verwacht"], "GEEN"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(Schuldsoort)), st.integers(-1, 5), st.booleans(), st.booleans()
        ),
        min_size=1,
    )
)
def test_alleen_te_veel_ontvangen_wordt_een_lening_en_pas_na_vragen(
    rijen: list[tuple[Schuldsoort, int, bool, bool]],
) -> None:
    soort, open_, loopt, voorbij = (np.array(k) for k in zip(*rijen, strict=True))
    om = route(soort, open_, loopt, voorbij) == Route.OMZETTEN
    assert (~om | ((soort == Schuldsoort.TE_VEEL_ONTVANGEN) & ~loopt & voorbij & (open_ > 0))).all()


@gevallen("wettelijke_rente")
def test_wettelijke_rente(geval: dict[str, Any]) -> None:
    bedrag = kolom(waarde(geval["bedrag"]))
    van, tot = kolom(waarde(geval["van"])), kolom(waarde(geval["tot"]))
    assert wettelijke_rente(bedrag, van, tot, bekende_wet()).tolist() == [waarde(geval["rente"])]
    if "aan_burger" in geval:
        aan = rente_aan_burger(kolom(20_000, 100_000, 100_000), np.repeat(van, 3), np.repeat(tot, 3),
                               np.array([False, False, True]), bekende_wet())  # fmt: skip
        assert aan.tolist() == [waarde(geval["aan_burger"]), 4_995, 0]


def test_een_dag_buiten_de_tabel_wordt_niet_geraden() -> None:
    with pytest.raises(ValueError, match=r"wettelijke_rente\.toml"):
        wettelijke_rente(
            kolom(100),
            kolom(date(2026, 12, 1).toordinal()),
            kolom(date(2027, 1, 2).toordinal()),
            bekende_wet(),
        )
    nu = kolom(date(2030, 1, 1).toordinal())
    assert wettelijke_rente(kolom(100), nu, nu, bekende_wet()).tolist() == [0]


DAG = st.dates(date(2015, 1, 1), date(2026, 12, 31))


@given(st.integers(0, 10**7), DAG, DAG, DAG)
def test_meer_dagen_is_nooit_minder_rente(bedrag: int, a: date, b: date, c: date) -> None:
    a, b, c = sorted((a, b, c))
    rij = kolom(a.toordinal(), b.toordinal(), c.toordinal())
    kort = wettelijke_rente(kolom(bedrag), rij[:1], rij[1:2], bekende_wet())
    lang = wettelijke_rente(kolom(bedrag), rij[:1], rij[2:], bekende_wet())
    assert 0 <= kort <= lang


@given(DAG, st.integers(0, 400))
def test_dagen_tellen_op(van: date, verder: int) -> None:
    tot = van + timedelta(days=verder)
    assert dagen_30_360(date(2015, 1, 1), tot) - dagen_30_360(
        date(2015, 1, 1), van
    ) == dagen_30_360(van, tot)
    assert abs(dagen_30_360(van, tot) - verder) <= 8


def test_twee_weken_na_de_vervaldag_is_het_achterstand() -> None:
    verval = date(2026, 3, 1).toordinal()
    ontvangen = kolom(GEEN, verval + 14, verval + 15, verval + 15)
    for dag, verwacht in (
        (verval + 14, [False, False, False, False]),
        (verval + 15, [True, False, False, False]),
        (verval + 30, [True, False, False, False]),
    ):
        assert (
            is_achterstallig(np.full(4, verval), ontvangen, dag, bekende_wet()).tolist() == verwacht
        )


def test_omzetten_en_verrekenen() -> None:
    """Before the end of the right: at the end; later: the first of the next month."""
    recht_tot = kolom(*[waarde("2025-09")] * 3)
    herzien = kolom(waarde("2025-03"), waarde("2025-09"), waarde("2026-02"))
    assert omzetmaand(recht_tot, herzien).tolist() == [
        waarde(m) for m in ("2025-09", "2025-10", "2026-03")
    ]
    uit = verrekenen(
        kolom(50_000, 5_000, 50_000), kolom(90_000, 90_000, 10_000), kolom(21_564, 21_564, 21_564)
    )
    assert uit.tolist() == [21_564, 5_000, 10_000]


def test_betalen_in_delen() -> None:
    """3000 in 24: 3000 / 215,64 = 13 terms, 236,09 at 4 %; 10000 in 30: 24 terms, 433,93; 100: at once."""
    maanden, termijn = termijnregeling(
        kolom(300_000, 1_000_000, 10_000, 300_000), kolom(24, 30, 12, 6), np.full(4, 21_564),
        np.full(4, 40_000), np.full(4, 2026), bekende_wet(),
    )  # fmt: skip
    assert maanden.tolist() == [13, 24, 1, 6]
    assert termijn.tolist()[:2] == [23_609, 43_393]
    assert (termijn[[0, 1, 3]] >= 21_564).all()


def test_onder_de_vier_euro_niets_terug() -> None:
    uit = teruggave(kolom(0, 399, 400, 5_000), kolom(0, 0, 0, 1), np.full(4, 2026), bekende_wet())
    assert namen(Teruggave, uit) == ["NIETS", "TE_KLEIN", "TERUGBETALEN", "ANDERE_SCHULD"]
