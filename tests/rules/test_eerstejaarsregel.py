"""The 1 February rule on exact months and dates."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from duo_portal.foundation.period import Maand
from studiefinanciering.rules.eerstejaarsregel import (
    Eerstejaarsregel,
    Uitkomst,
    eerstejaarsregel,
    stoppen,
)
from studiefinanciering.rules.parameters import bekende_wet
from tests.rules.gouden import getal, gevallen

P = bekende_wet()


def _maanden(teksten: list[str]) -> tuple[list[int], list[bool]]:
    maand: list[int] = []
    is_mbo: list[bool] = []
    for tekst in teksten:
        soort, reeks = tekst.split()
        eerste, laatste = (Maand.parse(m).index for m in reeks.split(".."))
        maand += range(eerste, laatste + 1)
        is_mbo += [soort == "mbo"] * (laatste - eerste + 1)
    return maand, is_mbo


def _uitkomst(personen: list[tuple[list[int], list[bool], bool]]) -> Uitkomst:
    maand = np.concatenate([np.array(p[0]) for p in personen])
    is_mbo = np.concatenate([np.array(p[1]) for p in personen])
    wie = np.repeat(np.arange(len(personen)), [len(p[0]) for p in personen])
    stop = stoppen(
        persoon=wie, maand=maand, is_mbo=is_mbo, telt=np.ones(len(maand), dtype=np.bool_)
    )
    return eerstejaarsregel(
        stop,
        np.array([p[1][0] for p in personen]),
        np.array([p[2] for p in personen]),
        P,
    )


@gevallen("eerstejaarsregel")
def test_gouden_geval(geval: dict[str, Any]) -> None:
    maand, is_mbo = _maanden(geval["maanden"])
    uit = _uitkomst([(maand, is_mbo, geval.get("heeft_mbo_afgerond", False))])
    verwacht = geval["verwacht"]
    regel = Eerstejaarsregel(int(uit.regel[0]))
    assert regel.name == verwacht["regel"]
    assert (
        (regel.artikel in np.atleast_1d(geval["law"]).tolist())
        or "11a" in regel.artikel
        or not regel
    )
    for naam in verwacht.keys() - {"regel"}:
        assert getattr(uit, naam).tolist() == [getal(verwacht[naam])], naam


@st.composite
def _personen(draw: st.DrawFn) -> list[tuple[list[int], list[bool], bool]]:
    lijst = []
    for _ in range(draw(st.integers(1, 5))):
        sinds = sorted(draw(st.sets(st.integers(0, 30), min_size=1, max_size=20)))
        maand = [24276 + m for m in sinds]
        is_mbo = [draw(st.booleans())] * len(maand)
        lijst.append((maand, is_mbo, draw(st.booleans())))
    return lijst


@given(_personen())
def test_samen_is_gelijk_aan_ieder_apart(
    personen: list[tuple[list[int], list[bool], bool]],
) -> None:
    samen = _uitkomst(personen)
    for i, persoon in enumerate(personen):
        apart = _uitkomst([persoon])
        for naam in Uitkomst.__slots__:
            assert getattr(apart, naam)[0] == getattr(samen, naam)[i]


@given(_personen())
def test_de_gift_begint_bij_de_eerste_maand_en_het_besluit_komt_na_de_stilte(
    personen: list[tuple[list[int], list[bool], bool]],
) -> None:
    uit = _uitkomst(personen)
    for i, (maand, _, _) in enumerate(personen):
        if not uit.regel[i]:
            continue
        assert uit.van[i] == maand[0] < uit.tot[i] <= uit.beslisbaar[i]
        # from the last converted month to the day of decision there is no award at all
        assert not [m for m in maand if uit.tot[i] <= m < uit.beslisbaar[i]]
