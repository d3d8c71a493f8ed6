"""How long prestatiebeurs lasts, against the tables that universities and DUO print."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studiefinanciering.rules.duur import (
    Duurfeiten,
    Lerarenmaster,
    einde_diplomatermijn,
    maanden_prestatiebeurs,
    mag_lerarenmaster,
    saldi,
    telt_als_maand,
)
from studiefinanciering.rules.parameters import bekende_wet
from tests.rules.gouden import gevallen, kolommen

P = bekende_wet()


@gevallen("duur", "duur:maanden_prestatiebeurs")
def test_duur(geval: dict[str, Any]) -> None:
    _toets(geval)


@gevallen("duur", "duur:saldi")
def test_saldi(geval: dict[str, Any]) -> None:
    _toets(geval)


def _toets(geval: dict[str, Any]) -> None:
    duur = Duurfeiten.van(**kolommen(geval["kolommen"]))
    gebruikt, jeugd = np.array([geval.get("gebruikt", 0)]), np.array([geval.get("jeugdreis", 0)])
    stand = saldi(duur, gebruikt, np.array([0]), jeugd, P)
    for naam, verwacht in geval["verwacht"].items():
        saldo = stand[naam.removesuffix("_over")]
        uit = saldo.over if naam.endswith("_over") else saldo.totaal
        assert uit.tolist() == [verwacht], naam


@gevallen("duur", "duur:einde_diplomatermijn")
def test_diplomatermijn(geval: dict[str, Any]) -> None:
    einde = einde_diplomatermijn(**kolommen(geval["kolommen"]), parameters=P)
    assert einde.tolist() == kolommen(geval["verwacht"])["einde"].tolist()


@pytest.mark.parametrize(
    ("grond", "eerder", "mag"),
    [
        (Lerarenmaster.EDUCATIEF, "", True),
        (Lerarenmaster.EDUCATIEF, "tweede", False),  # 5.2c(2)
        (Lerarenmaster.TWEEDE, "", True),
        (Lerarenmaster.TWEEDE, "educatief", False),  # 5.2c(3)(a)
        (Lerarenmaster.TWEEDE, "kopopleiding", False),  # 5.2c(3)(a)
        (Lerarenmaster.TWEEDE, "tweejarig_educatief", False),  # 5.2c(3)(b)
        (Lerarenmaster.NA_KOPOPLEIDING, "kopopleiding", True),  # 5.2c(1)(c)
        (Lerarenmaster.NA_KOPOPLEIDING, "", False),
        (Lerarenmaster.GEEN, "", False),
    ],
)
def test_lerarenmaster(grond: Lerarenmaster, eerder: str, mag: bool) -> None:
    soorten = ("educatief", "tweede", "kopopleiding", "tweejarig_educatief")
    gehad = {f"eerder_{soort}": np.array([soort == eerder]) for soort in soorten}
    assert mag_lerarenmaster(grond=np.array([grond], dtype=np.int8), **gehad).tolist() == [mag]


def test_een_maand_met_alleen_reisproduct_telt() -> None:
    """Transition of September 2023: also months with only a supplement or a travel product are used."""
    nee, ja = np.array([False]), np.array([True])
    delen = ("had_basisbeurs", "had_aanvullende_beurs", "had_reisvoorziening", "had_lening")
    for deel in delen:
        assert telt_als_maand(**{naam: ja if naam == deel else nee for naam in delen}).all()
    assert not telt_als_maand(**dict.fromkeys(delen, nee)).any()


@given(st.integers(0, 60), st.integers(0, 48), st.integers(0, 48), st.sampled_from([1, 2]))
def test_saldo_is_nooit_negatief(gebruikt: int, leen: int, jeugd: int, onderwijs: int) -> None:
    duur = Duurfeiten.van(maand=[24284], onderwijs=[onderwijs])
    stand = saldi(duur, np.array([gebruikt]), np.array([leen]), np.array([jeugd]), P)
    assert all((saldo.over >= 0).all() for saldo in stand.values())


@given(st.lists(st.sampled_from([0, 60, 90, 120, 180]), min_size=1, max_size=20))
def test_samen_is_gelijk_aan_ieder_apart(punten: list[int]) -> None:
    n = len(punten)
    samen = maanden_prestatiebeurs(
        Duurfeiten.van(maand=[24284] * n, onderwijs=[1] * n, wo_studiepunten=punten), P
    )
    apart = [
        int(
            maanden_prestatiebeurs(
                Duurfeiten.van(maand=[24284], onderwijs=[1], wo_studiepunten=[x]), P
            )[0]
        )
        for x in punten
    ]
    assert samen.tolist() == apart
