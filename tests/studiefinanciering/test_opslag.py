"""Facts that go into a decision come out the same, also for several spells and persons at once."""

import json
from dataclasses import fields

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from studiefinanciering.dossier import opslag, standen
from studiefinanciering.dossier.soorten import SOORTEN
from studiefinanciering.rules.feiten import Feiten
from studiefinanciering.rules.maandrijen import Stand


def test_every_column_is_stored_or_counted() -> None:
    bekend = {*opslag.VELDEN[opslag.VERSIE], *opslag.GETELD, "maand"} - {"gift_tot"}
    assert bekend == {veld.name for veld in fields(Feiten)}


@st.composite
def dossiers(draw: st.DrawFn) -> tuple[Feiten, np.ndarray, Stand]:
    """One to three persons, one to six months each, few different values so that spells occur."""
    groep, maand = [], []
    for g in range(draw(st.integers(1, 3))):
        for m in sorted(draw(st.sets(st.integers(24280, 24288), min_size=1, max_size=6))):
            groep.append(g)
            maand.append(m)
    n = len(maand)
    kolommen = {}
    for naam, soort in SOORTEN.items():
        breedte = (n, 2) if naam in opslag.OUDERKOLOMMEN else (n,)
        hoog = 1 if soort is np.bool_ else 3
        waarden = draw(st.lists(st.integers(0, hoog), min_size=n * 2, max_size=n * 2))
        kolommen[naam] = np.array(waarden[: int(np.prod(breedte))]).reshape(breedte).astype(soort)
    kolommen["maand"] = np.array(maand)
    for naam, waarde in opslag.GETELD.items():
        kolommen[naam] = np.full(n, waarde).astype(SOORTEN[naam])
    stand = standen.uit_plat(np.arange(14 * (max(groep) + 1)).reshape(-1, 14))
    return Feiten(**kolommen), np.array(groep), stand


@given(dossiers())
def test_round_trip(dossier: tuple[Feiten, np.ndarray, Stand]) -> None:
    feiten, groep, stand = dossier
    gift_tot = np.arange(len(groep)) // 2
    teksten = opslag.naar_json(feiten, gift_tot, groep, stand)
    for g, tekst in enumerate(teksten):
        hier = groep == g
        terug, gift, begin = opslag.uit_json(json.loads(tekst))
        for veld in fields(Feiten):
            np.testing.assert_array_equal(
                getattr(terug, veld.name), getattr(feiten, veld.name)[hier], veld.name
            )
        assert gift.tolist() == gift_tot[hier].tolist()
        assert standen.plat(begin).tolist() == standen.plat(stand)[[g]].tolist()
