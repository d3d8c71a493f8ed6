"""The schedule and what stays free: golden cases with their sum, and what always holds."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_portal.foundation.money import centen
from duo_portal.foundation.period import Maand
from terugbetalen.rules.afbetalen import (
    Openstaand,
    RegelingKanNiet,
    bedrag_voor,
    maanden_voor,
    rooster,
    vervaldagen,
)
from terugbetalen.rules.beslagvrij import Leefvorm, beslagvrije_voet, ruimte
from terugbetalen.rules.parameters import bekende_wet
from tests.terugbetalen.gevallen import gevallen

WET = bekende_wet()
geld = st.integers(min_value=0, max_value=2_000_000)
dagen_ = st.dates(min_value=date(2023, 1, 1), max_value=date(2030, 1, 1))


def openstaand(geval: dict[str, Any]) -> Openstaand:
    return Openstaand(**{naam: centen(euro) for naam, euro in geval["open"].items()})


@gevallen("afbetalen", "rooster")
def test_gouden_rooster(geval: dict[str, Any]) -> None:
    dagen = vervaldagen(geval["op"], geval["dag"], geval["maanden"], 14)
    delen = rooster(
        openstaand(geval),
        geval["op"],
        dagen,
        centen(geval["bedrag"]),
        WET,
        rente_loopt=geval.get("rente_loopt", True),
    )
    assert [[d.kosten, d.rente, d.hoofdsom] for d in delen] == [
        [centen(euro) for euro in rij] for rij in geval["verwacht"]
    ]


@gevallen("afbetalen", "bedrag_voor")
def test_gouden_bedrag(geval: dict[str, Any]) -> None:
    dagen = vervaldagen(geval["op"], geval["dag"], geval["maanden"], 14)
    assert bedrag_voor(openstaand(geval), geval["op"], dagen, WET) == centen(geval["verwacht"])


@gevallen("beslagvrij")
def test_gouden_voet(geval: dict[str, Any]) -> None:
    vorm, netto, wonen, maand = (
        np.array([getal], dtype=np.int64)
        for getal in (
            Leefvorm[geval["leefvorm"]],
            centen(geval["netto"]),
            centen(geval["wonen"]),
            Maand.parse(geval["maand"]).index,
        )
    )
    voet = beslagvrije_voet(vorm, netto, wonen, maand, WET)
    assert voet.tolist() == [centen(geval["voet"])]
    assert ruimte(netto, voet, np.array([10_000])).tolist() == [
        max(int(netto[0] - voet[0]) - 10_000, 0)
    ]


def test_een_maand_zonder_bedragen_wordt_niet_geraden() -> None:
    een = np.array([1], dtype=np.int64)
    with pytest.raises(ValueError, match=r"betalingsregeling\.toml"):
        beslagvrije_voet(een, een, een, np.array([Maand(2031, 1).index]), WET)


@given(
    hoofdsom=st.integers(min_value=1, max_value=2_000_000),
    rente=geld,
    kosten=st.integers(min_value=0, max_value=5_000),
    op=dagen_,
    dag=st.sampled_from([10, 20, 25]),
    maanden=st.integers(min_value=1, max_value=60),
    loopt=st.booleans(),
)
def test_termijnen_zijn_samen_de_schuld_met_haar_rente(
    hoofdsom: int, rente: int, kosten: int, op: date, dag: int, maanden: int, *, loopt: bool
) -> None:
    open_ = Openstaand(hoofdsom, rente, kosten)
    dagen = vervaldagen(op, dag, maanden, 14)
    bedrag = bedrag_voor(open_, op, dagen, WET, rente_loopt=loopt)
    delen = rooster(open_, op, dagen, bedrag, WET, rente_loopt=loopt)
    assert sum(d.hoofdsom for d in delen) == hoofdsom
    assert sum(d.kosten for d in delen) == kosten
    assert sum(d.rente for d in delen) >= rente
    assert loopt or sum(d.bedrag for d in delen) == open_.totaal
    assert all(d.bedrag == bedrag for d in delen[:-1])
    assert 0 < delen[-1].bedrag <= bedrag
    assert [d.nummer for d in delen] == list(range(1, len(delen) + 1))
    for eerder, later in pairwise(delen):
        assert eerder.vervaldag < later.vervaldag <= eerder.vervaldag + timedelta(days=31)
    assert delen[0].vervaldag >= op + timedelta(days=14)
    assert len(delen) <= maanden_voor(open_, op, dagen, bedrag, WET, rente_loopt=loopt)
    if bedrag > 1:  # a cent less is not enough
        krap = rooster(open_, op, dagen, bedrag - 1, WET, rente_loopt=loopt)
        assert krap[-1].bedrag > bedrag - 1


@given(bedrag=st.integers(min_value=1, max_value=10_000), op=dagen_)
def test_meer_per_maand_duurt_nooit_langer(bedrag: int, op: date) -> None:
    open_, dagen = Openstaand(45_000, 436, 800), vervaldagen(op, 25, 60, 14)

    def duur(centen_: int) -> int:
        try:
            return maanden_voor(open_, op, dagen, centen_, WET)
        except RegelingKanNiet:
            return 61

    assert duur(bedrag + 100) <= duur(bedrag)


@pytest.mark.parametrize(
    ("open_", "bedrag", "aantal"),
    [(Openstaand(0), 100, 3), (Openstaand(100), 0, 3), (Openstaand(100), 100, 0)],
)
def test_zonder_schuld_bedrag_of_dag_is_er_geen_rooster(
    open_: Openstaand, bedrag: int, aantal: int
) -> None:
    with pytest.raises(RegelingKanNiet):
        rooster(
            open_,
            date(2024, 3, 4),
            vervaldagen(date(2024, 3, 4), 25, aantal, 14),
            bedrag,
            WET,
        )


@pytest.mark.parametrize("dag", [0, -1, 29, 31])
def test_een_dag_die_niet_elke_maand_bestaat_wordt_geweigerd(dag: int) -> None:
    with pytest.raises(RegelingKanNiet):
        vervaldagen(date(2024, 2, 1), dag, 3, 14)


@given(
    netto=geld,
    wonen=geld,
    vorm=st.sampled_from(list(Leefvorm)),
    maand=st.sampled_from([Maand(2021, 1), Maand(2024, 3), Maand(2026, 12)]),
)
def test_er_blijft_altijd_genoeg_vrij(netto: int, wonen: int, vorm: Leefvorm, maand: Maand) -> None:
    k = [np.array([g], dtype=np.int64) for g in (vorm, netto, wonen, maand.index)]
    voet = int(beslagvrije_voet(k[0], k[1], k[2], k[3], WET)[0])
    hoger = int(beslagvrije_voet(k[0], k[1], k[2] + 100, k[3], WET)[0])
    assert voet >= 0
    assert voet <= hoger <= voet + 100
    vrij = int(ruimte(k[1], np.array([voet]), np.array([0]))[0])
    assert vrij == max(netto - voet, 0)
