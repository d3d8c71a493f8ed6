"""The travel fine per half-month: golden cases, and a count by hand on random journeys."""

from datetime import date, timedelta
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from studiefinanciering.rules.ov_boete import Boetereden, einde_van_recht, ov_boete, ov_vergoeding
from studiefinanciering.rules.parameters import bekende_wet
from tests.rules.gouden import gevallen, kolommen

P = bekende_wet()


def _boete(
    recht: list[int], gebruik: list[int], *, verwijtbaar: bool = True, wet: Parameters = P
) -> tuple[list[int], list[int]]:
    dagen, n = np.array(gebruik), len(gebruik)
    wie = np.full(n, 5)
    einde = einde_van_recht(
        persoon=wie,
        gebruik=dagen,
        recht_persoon=np.full(len(recht), 5),
        recht_maand=np.array(recht, dtype=np.int64),
    )
    uit = ov_boete(
        persoon=wie,
        gebruik=dagen,
        einde=einde,
        is_verwijtbaar=np.full(n, verwijtbaar),
        parameters=wet,
    )
    return uit.bedrag_centen.tolist(), uit.reden.tolist()


@gevallen("ov_boete", "ov_boete:ov_boete")
def test_boete(geval: dict[str, Any]) -> None:
    wet = P
    if "tarief" in geval:  # the published base amounts, as an overlay on the known law
        laag, hoog = geval["tarief"]
        rij = {"from": date(2019, 1, 1), "laag": laag, "hoog": hoog}
        wet = P.overlay({"ov_boete.bedrag": {**P.tabellen["ov_boete.bedrag"], "values": [rij]}})
    bedragen, _ = _boete(
        [Maand.parse(maand).index for maand in geval["recht"]],
        [dag.toordinal() for dag in geval["gebruik"]],
        verwijtbaar=geval.get("is_verwijtbaar", True),
        wet=wet,
    )
    assert bedragen == geval["verwacht"]


@gevallen("ov_boete", "ov_boete:ov_vergoeding")
def test_vergoeding(geval: dict[str, Any]) -> None:
    uit = ov_vergoeding(**kolommen(geval["kolommen"]), parameters=P)
    assert uit.bedrag_centen.tolist() == geval["verwacht"]


def test_zonder_ooit_recht_of_bekend_bedrag_een_reden() -> None:
    assert _boete([], [date(2024, 9, 20).toordinal()])[1] == [Boetereden.NOOIT_RECHT]
    vroeg = [Maand(2021, 8).index], [date(2021, 9, 20).toordinal()]
    assert _boete(*vroeg)[1] == [Boetereden.BUITEN_BEKENDE_WET]


def _met_de_hand(recht: set[int], dagen: list[int]) -> list[int]:
    """Article 3.27 for one person in plain Python, on the amounts of 2024."""
    uit, gerekend = [], set()
    for dag in dagen:
        d = date.fromordinal(dag)
        maand = d.year * 12 + d.month - 1
        eerder = [m for m in recht if m <= maand]
        helft = (maand, d.day > 15)
        if not eerder or max(eerder) == maand or helft in gerekend:
            uit.append(0)
            continue
        nummer = 2 * (maand - max(eerder) - 1) + (2 if d.day > 15 else 1)
        if nummer == 1 and d.day <= 10:
            uit.append(0)
            continue
        gerekend.add(helft)
        uit.append(8954 if nummer <= 2 else 17910)
    return uit


_begin = date(2024, 1, 1)


@given(
    st.sets(st.integers(0, 11), max_size=8),
    st.sets(st.integers(0, 365), min_size=1, max_size=30),
)
def test_gelijk_aan_de_telling_met_de_hand(maanden: set[int], dagen: set[int]) -> None:
    recht = sorted(Maand(2024, 1).index + m for m in maanden)
    gebruik = [(_begin + timedelta(days=d)).toordinal() for d in sorted(dagen)]
    assert _boete(recht, gebruik)[0] == _met_de_hand(set(recht), gebruik)
