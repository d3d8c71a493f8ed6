"""One-off schemes: who gets what, who pays, and from which day one can be told."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_portal.foundation.explain import Uitleg
from duo_portal.foundation.parameters import BuitenBekendeWet, Parameters
from duo_portal.foundation.period import Maand
from studiefinanciering.rules.componenten import Component, Vorm
from studiefinanciering.rules.corona import Coronareden, corona_wegvallen_beurs
from studiefinanciering.rules.eenmalig import Stand, regeling, regelingen
from studiefinanciering.rules.energietoeslag import Energiereden, energietoeslag
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.rules.tegemoetkoming_basisbeurs import (
    Tegemoetkomingsreden,
    tegemoetkoming_basisbeurs,
)
from studiefinanciering.rules.voucher import Voucherreden, voucher
from tests.rules.gouden import gevallen, kolommen

P = bekende_wet()
REGELS: dict[str, tuple[Any, Any]] = {
    "corona": (corona_wegvallen_beurs, Coronareden),
    "energietoeslag": (energietoeslag, Energiereden),
    "tegemoetkoming_basisbeurs": (tegemoetkoming_basisbeurs, Tegemoetkomingsreden),
    "voucher": (voucher, Voucherreden),
}


@gevallen("eenmalig")
def test_gouden_geval(geval: dict[str, Any]) -> None:
    functie, redenen = REGELS[geval["regel"].split(":")[0]]
    invoer = kolommen(geval["kolommen"])
    if "betaald_in" in geval:
        invoer["betaald_in"] = Maand.parse(geval["betaald_in"])
    uitleg = Uitleg()
    uit = functie(**invoer, parameters=P, recorder=uitleg)
    assert redenen(int(uit.reden[0])).name == geval["verwacht"]["reden"]
    assert uit.bedrag_centen.tolist() == [geval["verwacht"]["bedrag"]]
    assert geval["verwacht"]["bedrag"] in [stap.waarde for stap in uitleg]


@pytest.mark.parametrize(
    ("component", "op", "stand"),
    [
        (Component.ENERGIETOESLAG, date(2023, 9, 30), Stand.NOG_NIET_OPEN),
        (Component.ENERGIETOESLAG, date(2023, 10, 1), Stand.OPEN),
        (Component.ENERGIETOESLAG, date(2024, 1, 15), Stand.BETAALBAAR),
        (Component.ENERGIETOESLAG, date(2024, 8, 1), Stand.GESLOTEN),
        (Component.TEGEMOETKOMING_BASISBEURS, date(2024, 12, 31), Stand.OPEN),
        (Component.TEGEMOETKOMING_BASISBEURS, date(2025, 1, 1), Stand.BETAALBAAR),
        (Component.VOUCHER, date(2023, 8, 31), Stand.NOG_NIET_OPEN),
        (Component.VOUCHER, date(2024, 6, 1), Stand.OPEN),
        (Component.CORONA, date(2021, 1, 1), Stand.BETAALBAAR),
    ],
)
def test_stand_op_een_dag(component: Component, op: date, stand: Stand) -> None:
    assert regeling(component, P).stand(op) is stand


def test_energietoeslag_wordt_betaald_door_sociale_zaken_en_is_gift() -> None:
    kop = regeling(Component.ENERGIETOESLAG, P)
    assert kop.opdrachtgever == "SZW"
    assert {r.vorm for r in regelingen(P)} == {Vorm.GIFT}
    assert {r.component for r in regelingen(P)} == {c for c in Component if c >= 20}


def test_een_bewaarde_set_geeft_dezelfde_regelingen() -> None:
    assert regelingen(Parameters.uit_inhoud(P.inhoud())) == regelingen(P)


def test_maandelijkse_studiefinanciering_is_geen_regeling() -> None:
    with pytest.raises(KeyError):
        regeling(Component.BASISBEURS, P)


def test_voor_2025_is_het_maandbedrag_onbekend() -> None:
    with pytest.raises(BuitenBekendeWet):
        tegemoetkoming_basisbeurs(
            maanden_met_recht=np.array([48]),
            nominale_maanden=np.array([48]),
            heeft_diploma_binnen_termijn=np.array([True]),
            betaald_in=Maand(2024, 12),
            parameters=P,
        )


@given(st.lists(st.tuples(st.integers(0, 96), st.sampled_from([24, 36, 48, 60, 72])), min_size=1))
def test_meer_maanden_is_nooit_minder_en_nooit_boven_nominaal(rijen: list[tuple[int, int]]) -> None:
    maanden, nominaal = (np.array(kolom) for kolom in zip(*rijen, strict=True))

    def bedrag(van: Any) -> Any:
        return tegemoetkoming_basisbeurs(
            maanden_met_recht=van,
            nominale_maanden=nominaal,
            heeft_diploma_binnen_termijn=np.ones(len(nominaal), dtype=np.bool_),
            betaald_in=Maand(2025, 1),
            parameters=P,
        ).bedrag_centen

    assert (bedrag(maanden + 1) >= bedrag(maanden)).all()
    assert (bedrag(maanden) <= nominaal * 3417).all()


@given(st.integers(0, 2**32 - 1))
def test_samen_is_gelijk_aan_ieder_apart(zaad: int) -> None:
    rng = np.random.default_rng(zaad)
    invoer = {
        "is_uitwonend": rng.random(12) < 0.5,
        "aanvullende_beurs": rng.integers(0, 2, 12),
        "heeft_prestatiebeurs_over": rng.random(12) < 0.5,
        "laatste_aanvullende_beurs": rng.integers(0, 2, 12),
        "lening": rng.integers(0, 2, 12),
    }
    samen = energietoeslag(**invoer, parameters=P)
    for i in range(12):
        apart = energietoeslag(**{k: v[i : i + 1] for k, v in invoer.items()}, parameters=P)
        assert (apart.bedrag_centen[0], apart.reden[0]) == (samen.bedrag_centen[i], samen.reden[i])
