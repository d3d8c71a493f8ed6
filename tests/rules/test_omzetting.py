"""Conversion to a gift: every paragraph of arts. 4.10 and 5.7 with its dates."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studiefinanciering.rules.componenten import Component, Vorm
from studiefinanciering.rules.kalender import dag_van_maand, eerste_januari_na, maand_van_dag
from studiefinanciering.rules.omzetfeiten import Diploma, Omzetfeiten, Omzetreden
from studiefinanciering.rules.omzetting import (
    omzetbare_maanden,
    omzetten,
    scheldt_reismaand_kwijt,
    termijn_loopt,
)
from studiefinanciering.rules.parameters import bekende_wet
from tests.rules.gouden import gevallen, kolommen

P = bekende_wet()


@gevallen("omzetting", "omzetting:omzetten")
def test_gouden_geval(geval: dict[str, Any]) -> None:
    feiten = Omzetfeiten.van(**kolommen(geval["kolommen"], component=Component, diploma=Diploma))
    uit = omzetten(feiten, P)
    ingang = geval["verwacht"]["ingang"]
    assert Omzetreden(int(uit.reden[0])).name == geval["verwacht"]["reden"]
    assert uit.ingang.tolist() == [ingang.toordinal() if ingang else 0]
    assert uit.wordt_omgezet.tolist() == [bool(ingang)] == uit.rente_vervalt.tolist()
    assert uit.vorm.tolist() == [Vorm.GIFT if ingang else feiten.vorm[0]]


@pytest.mark.parametrize(
    ("ad", "eerste", "hbo_master", "extra", "samen"),
    [
        (24, 0, 0, 0, 24),
        (24, 48, 0, 0, 48),  # the AD lies within the bachelor
        (0, 48, 12, 0, 60),
        (0, 60, 0, 0, 60),
        (0, 48, 0, 12, 60),  # a year longer for a handicap
        (0, 0, 0, 12, 0),  # no diploma, nothing
    ],
)
def test_omzetbare_maanden(ad: int, eerste: int, hbo_master: int, extra: int, samen: int) -> None:
    uit = omzetbare_maanden(
        associate_degree=np.array([ad]),
        bachelor_of_geheel=np.array([eerste]),
        hbo_master=np.array([hbo_master]),
        extra=np.array([extra]),
    )
    assert uit.tolist() == [samen]


@pytest.mark.parametrize(
    ("gekoppeld", "geld", "voorbij", "component", "kwijt"),
    [
        (False, False, True, Component.REISVOORZIENING, True),
        (True, False, True, Component.REISVOORZIENING, False),
        (False, True, True, Component.REISVOORZIENING, False),
        (False, False, False, Component.REISVOORZIENING, False),
        (False, False, True, Component.BASISBEURS, False),
    ],
)
def test_niet_gekoppelde_reismaand(
    gekoppeld: bool, geld: bool, voorbij: bool, component: Component, kwijt: bool
) -> None:
    uit = scheldt_reismaand_kwijt(
        component=np.array([component]),
        vorm=np.array([Vorm.PRESTATIEBEURS]),
        is_gekoppeld=np.array([gekoppeld]),
        is_geldvergoeding=np.array([geld]),
        is_termijn_voorbij=np.array([voorbij]),
    )
    assert uit.tolist() == [kwijt]


def test_termijn_loopt() -> None:
    uit = termijn_loopt(np.array([24404, 24404, -1]), np.array([24403, 24404, 24284]))
    assert uit.tolist() == [True, False, False]


_dagen = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))


@given(_dagen)
def test_kalender_is_gelijk_aan_datetime(dag: date) -> None:
    kolom = np.array([dag.toordinal()])
    assert maand_van_dag(kolom).tolist() == [dag.year * 12 + dag.month - 1]
    assert dag_van_maand(maand_van_dag(kolom)).tolist() == [dag.replace(day=1).toordinal()]
    assert eerste_januari_na(kolom).tolist() == [date(dag.year + 1, 1, 1).toordinal()]


def _lijnen(zaad: int) -> Omzetfeiten:
    rng = np.random.default_rng(zaad)
    n = int(rng.integers(1, 31))
    dag = date(2024, 1, 1).toordinal()
    soms = (rng.random((4, n)) < 0.5) * (dag + rng.integers(0, 4000, (4, n)))
    return Omzetfeiten.van(
        maand=rng.integers(24284, 24400, n),
        onderwijs=rng.integers(1, 3, n),
        component=rng.choice([1, 3, 6, 7], n),
        vorm=rng.integers(1, 4, n),
        volgnummer=rng.integers(0, 75, n),
        reisnummer=rng.integers(0, 85, n),
        diploma=rng.integers(0, 8, n),
        duur_opleiding=rng.choice([24, 48, 60], n),
        behaald=soms[0],
        gemeld=soms[1],
        aangevraagd=soms[2],
        einde_termijn=rng.integers(24284, 24410, n),
        arbeidsongeschikt=soms[3] * (rng.random(n) < 0.2),
    )


@given(st.integers(0, 2**32 - 1))
def test_samen_is_gelijk_aan_ieder_apart(zaad: int) -> None:
    lijnen = _lijnen(zaad)
    samen = omzetten(lijnen, P)
    for i in range(len(lijnen.maand)):
        een = Omzetfeiten.van(**{f: getattr(lijnen, f)[i : i + 1] for f in Omzetfeiten.__slots__})
        apart = omzetten(een, P)
        assert (apart.vorm[0], apart.reden[0], apart.ingang[0]) == (
            samen.vorm[i],
            samen.reden[i],
            samen.ingang[i],
        )


@given(st.integers(0, 2**32 - 1))
def test_alleen_prestatiebeurs_wordt_gift_en_altijd_met_een_dag(zaad: int) -> None:
    lijnen = _lijnen(zaad)
    uit = omzetten(lijnen, P)
    om = uit.wordt_omgezet
    assert (lijnen.vorm[om] == Vorm.PRESTATIEBEURS).all()
    assert (uit.vorm[~om] == lijnen.vorm[~om]).all()
    assert ((uit.ingang > 0) == om).all()
