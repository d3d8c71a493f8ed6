"""Rates, clocks and interest: golden cases, the trick of 2023, and what always holds."""

from decimal import ROUND_FLOOR, Decimal, localcontext
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_portal.foundation.parameters import Parameters
from terugbetalen.rules import rente
from terugbetalen.rules.kolommen import NOOIT
from terugbetalen.rules.machten import CIJFERS
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.rentebedrag import (
    lopende_rente,
    opgebouwd,
    rente_van_maand,
    vervallen_rente,
)

from .gevallen import gevallen, maand, waarde

NEE, JA = np.array([False]), np.array([True])


def kolom(*getallen: int) -> np.ndarray:
    return np.array(getallen, dtype=np.int64)


@gevallen("rente")
def test_gouden_geval(geval: dict[str, Any]) -> None:
    van, tot = (np.array([[waarde(p[i]) for p in geval["sf"]]]) for i in (0, 1))
    begin = rente.klok_begin(kolom(waarde(geval["uitbetaald"])), van, tot)
    assert maand(int(begin[0])) == geval["klok"]
    oud = JA if geval.get("voor_1992") else NEE

    def ppm(wanneer: str) -> int:
        regeling, m = kolom(waarde(geval["regeling"])), kolom(waarde(wanneer))
        return int(rente.rente_ppm(regeling, begin, m, oud, bekende_wet())[0])

    for wanneer, percentage in geval["rente"].items():
        assert ppm(wanneer) == int(Decimal(percentage) * 10_000), wanneer
    for wanneer, jaar in geval.get("ontbreekt", {}).items():
        with pytest.raises(rente.RenteOntbreekt, match=f" {jaar}") as fout:
            ppm(wanneer)
        assert [j for _, j in fout.value.ontbreekt] == [jaar]


@gevallen("rentebedrag")
def test_gouden_bedrag(geval: dict[str, Any]) -> None:
    schuld, ppm = kolom(waarde(geval["schuld"])), kolom(geval["rente"])
    dagen = np.array([[d for d, _ in geval["betaald"]]], dtype=np.int64)
    betaald = np.array([[waarde(b) for _, b in geval["betaald"]]], dtype=np.int64)
    if geval["regel"].endswith("lopende_rente"):
        uit = lopende_rente(schuld, ppm, dagen[:, 0])
    else:
        uit = rente_van_maand(schuld, ppm, betaald, dagen)
    assert uit.tolist() == [waarde(geval["verwacht"])]


def test_een_nieuw_percentage_vult_het_gat() -> None:
    tabellen = {"rente.sf35": dict(bekende_wet().tabellen["rente.sf35"])}
    tabellen["rente.sf35"]["values"] = [
        *tabellen["rente.sf35"]["values"],
        {"from": "2027-01-01", "jaar": "3.01"},
    ]
    tabellen["rente.sf35"]["until"] = "2028-01-01"
    aangevuld: Parameters = bekende_wet().overlay(tabellen)
    uit = rente.rente_ppm(kolom(3), kolom(NOOIT), kolom(2027 * 12), NEE, aangevuld)
    assert uit.tolist() == [30_100]


def test_een_ontbrekend_jaar_noemt_regeling_en_jaar() -> None:
    with pytest.raises(rente.RenteOntbreekt, match=r"SF35 2027, SF15 2027, SF15 2029"):
        rente.eis_rente(kolom(2, 3, 2, 3), kolom(2029, 2027, 2027, 2026), bekende_wet())


def test_een_vordering_na_de_studie_krijgt_de_klok_van_het_einde_van_de_studie() -> None:
    """6.17(2): ceased in 2023; converted in 2023 the rate of 2023, later that of 2024 and then five years."""
    begin = rente.klok_na_herziening(kolom(waarde("2023-07")))
    for wanneer, jaar in (
        ("2023-11", 2023),
        ("2024-01", 2024),
        ("2026-05", 2024),
        ("2029-01", 2029),
    ):
        assert rente.rentejaar(begin, kolom(waarde(wanneer))).tolist() == [jaar]


MAANDEN = st.integers(2005 * 12, 2026 * 12 + 11)


@given(st.lists(st.tuples(MAANDEN, st.one_of(MAANDEN, st.just(NOOIT))), min_size=1, max_size=30))
def test_het_rentejaar_verandert_alleen_in_januari(rijen: list[tuple[int, int]]) -> None:
    m, begin = (np.array(k, dtype=np.int64) for k in zip(*rijen, strict=True))
    begin = np.where(begin == NOOIT, NOOIT, begin // 12 * 12)
    nu, straks = rente.rentejaar(begin, m), rente.rentejaar(begin, m + 1)
    assert ((nu == straks) | ((m + 1) % 12 == 0)).all()
    assert ((nu <= m // 12) & (nu > m // 12 - 5)).all()
    tot = rente.vast_tot(begin, m)
    assert (rente.rentejaar(begin, tot - 1) == nu).all()
    assert ((tot > m) & (tot % 12 == 0)).all()


@given(st.integers(1, 10**8), st.sampled_from([100, 4600, 17800, 25600, 29500]), st.integers(1, 31))
def test_rente_tot_de_dag_en_erna_is_bijna_die_van_de_maand(
    schuld: int, ppm: int, dag: int
) -> None:
    s, r, d = kolom(schuld), kolom(ppm), kolom(dag)
    heel = rente_van_maand(s, r, kolom(0)[:, None], d[:, None])
    zonder = rente_van_maand(s, r, s[:, None], d[:, None])
    assert abs(int(heel[0]) - int(zonder[0]) - int(_rest(schuld, ppm, dag))) <= 1
    assert lopende_rente(s, r, d) <= heel


def _rest(schuld: int, ppm: int, dag: int) -> Decimal:
    with localcontext(CIJFERS):
        groei = (1 + Decimal(ppm) / 10**6) ** (Decimal(31 - min(dag, 30)) / 360) - 1
        return (schuld * groei).quantize(Decimal(1), rounding=ROUND_FLOOR)


REEKS = st.lists(st.integers(0, 10**6), min_size=1, max_size=24)


@given(REEKS, st.integers(0, 40_000))
def test_rente_van_wat_gift_wordt_vervalt_helemaal(uitbetaald: list[int], ppm: int) -> None:
    mutaties = np.array([uitbetaald], dtype=np.int64)
    percentages = np.full_like(mutaties, ppm)
    rentes = opgebouwd(mutaties, percentages)
    assert rentes[0, 0] == 0  # 6.4(1): from the month after the payout
    assert vervallen_rente(mutaties, mutaties, percentages).tolist() == [rentes.sum()]
    assert vervallen_rente(mutaties, np.zeros_like(mutaties), percentages).tolist() == [0]
    half = mutaties // 2
    over = opgebouwd(mutaties - half, percentages).sum()
    assert vervallen_rente(mutaties, half, percentages)[0] == rentes.sum() - over >= 0


def test_drie_leningen_van_1000() -> None:
    """2,57 %: 0; 1000.00 -> 2.11; 2002.11 -> 4.23; 3006.34 -> 6.36; cut down each month."""
    mutaties = np.array([[100_000, 100_000, 100_000, 0]])
    assert opgebouwd(mutaties, np.full_like(mutaties, 25_700)).tolist() == [[0, 211, 423, 636]]


def test_meer_afnemen_dan_er_is_wordt_geweigerd() -> None:
    with pytest.raises(ValueError, match="onder nul"):
        opgebouwd(np.array([[100, -200]]), np.array([[0, 0]]))
