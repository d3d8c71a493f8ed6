"""Whose income counts and who bears what in a household of two debtors."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terugbetalen.rules.draagkracht import GEEN_PARTNER, ONBEKEND, Draagkrachtfeiten, draagkracht
from terugbetalen.rules.draagkracht_oud import draagkracht_oud
from terugbetalen.rules.draagkracht_partners import (
    Paar,
    beide_hoofdstuk_6,
    met_partner_onder_10a,
    oud_te_betalen,
    over_na_eigen_termijn,
    verlenging_partner_telt_niet,
)
from terugbetalen.rules.inkomen import (
    Bron,
    Grondslag,
    Inkomensfeiten,
    Peiljaarreden,
    draagkrachtfeiten,
    peiljaarverlegging,
)
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.regeling import Regeling
from terugbetalen.rules.samenloop import krediet_te_betalen

from .gevallen import gevallen, namen, waarde


def kolom(*getallen: Any) -> np.ndarray:
    return np.array(getallen, dtype=np.int64)


def paar(a: tuple[int, int, int], b: tuple[int, int, int], jaar: int = 2024) -> Paar:
    """Each is (regeling, income, instalment)."""

    def feiten(zelf: tuple[int, int, int], ander: tuple[int, int, int]) -> Draagkrachtfeiten:
        return Draagkrachtfeiten(
            kolom(zelf[0]), kolom(jaar), kolom(zelf[1]), kolom(max(ander[1], 0)), np.array([False])
        )

    return beide_hoofdstuk_6(feiten(a, b), feiten(b, a), kolom(a[2]), kolom(b[2]), bekende_wet())


@gevallen("huishouden")
def test_twee_debiteuren(geval: dict[str, Any]) -> None:
    a, b = (tuple(waarde(cel) for cel in geval[wie]) for wie in "ab")
    uit, v = paar(a, b), geval["verwacht"]
    assert [int(uit.eigen_a[0]), int(uit.eigen_b[0])] == v["eigen"]
    assert [int(uit.betaalt_a[0]), int(uit.betaalt_b[0])] == v["betaalt"]


def feiten(f: dict[str, Any]) -> Inkomensfeiten:
    partner = f.get("partner")
    return Inkomensfeiten(
        regeling=kolom(waarde(f.get("regeling", "SF35"))),
        jaar=kolom(2024),
        inkomen_jaren=kolom([waarde(x) for x in f["jaren"]]),
        partner_jaren=kolom([waarde(x) for x in partner or ["geen"] * 3]),
        heeft_partner=np.array([partner is not None]),
        schatting=kolom(waarde(f.get("schatting", "geen"))),
        is_alleenstaande_ouder=np.array([False]),
        is_later_alleenstaande_ouder=np.array([f.get("is_later_alleenstaande_ouder", False)]),
        is_binnenlands_belastingplichtig=np.array(
            [f.get("is_binnenlands_belastingplichtig", True)]
        ),
        heeft_aangevraagd=np.array([f.get("heeft_aangevraagd", False)]),
        gevraagd_jaar=kolom(f.get("gevraagd_jaar", 2)),
    )


@gevallen("inkomen")
def test_welk_inkomen_telt(geval: dict[str, Any]) -> None:
    f, v = feiten(geval["feiten"]), geval["verwacht"]
    assert namen(Peiljaarreden, peiljaarverlegging(f, bekende_wet())) == [v["reden"]]
    samen = peiljaarverlegging(f, bekende_wet(), Grondslag.SAMEN)
    assert namen(Peiljaarreden, samen) == [v.get("reden_samen", v["reden"])]
    rij, bron = draagkrachtfeiten(f, bekende_wet())
    assert namen(Bron, bron) == [v["bron"]]
    assert rij.inkomen.tolist() == [waarde(v["inkomen"])]
    assert np.asarray(rij.jaren_terug).tolist() == [v["terug"]]
    assert draagkracht(rij, bekende_wet()).tolist() == [v["draagkracht"]]


DEBITEUR = st.tuples(
    st.sampled_from([int(Regeling.SF35), int(Regeling.SF15)]),
    st.integers(0, 2 * 10**7), st.integers(0, 10**5),
)  # fmt: skip


@given(DEBITEUR, DEBITEUR)
def test_samen_nooit_meer_dan_de_draagkracht_en_verwisselbaar(
    a: tuple[int, int, int], b: tuple[int, int, int]
) -> None:
    uit, om = paar(a, b), paar(b, a)
    assert (uit.betaalt_a, uit.betaalt_b) == (om.betaalt_b, om.betaalt_a)
    for betaalt, termijn in ((uit.betaalt_a, a[2]), (uit.betaalt_b, b[2])):
        assert 0 <= betaalt[0] <= termijn
    assert uit.betaalt_a + uit.betaalt_b <= uit.eigen_a + uit.eigen_b
    if a[0] == b[0]:  # one sum: the two shares are it, but for the cents that are cut off
        een = Draagkrachtfeiten(
            kolom(a[0]), kolom(2024), kolom(a[1] + b[1]), kolom(0), np.array([False])
        )
        samen = draagkracht(een, bekende_wet())
        assert samen - 1 <= uit.eigen_a + uit.eigen_b <= samen


@given(DEBITEUR, DEBITEUR)
def test_een_partner_die_ook_aflost_maakt_het_nooit_duurder(
    a: tuple[int, int, int], b: tuple[int, int, int]
) -> None:
    alleen = Draagkrachtfeiten(
        kolom(a[0]), kolom(2024), kolom(a[1]), kolom(b[1]), np.array([False])
    )
    kan = draagkracht(alleen, bekende_wet())
    assert paar(a, b).eigen_a <= kan


def test_krediet_hoort_niet_in_614() -> None:
    with pytest.raises(ValueError, match=r"6\.14"):
        paar((int(Regeling.LLLK), 100, 100), (int(Regeling.SF35), 100, 100))


def test_partner_onder_de_oude_regels() -> None:
    """6.14(2) and 10a.13: the old one bears 30,00 himself; 150,00 - 30,00 = 120,00 for the other, who owes
    80,00 and so has 40,00 left: the old one pays 70,00 of 100,00."""
    kan = met_partner_onder_10a(kolom(15_000, 2_000, ONBEKEND), kolom(3_000, 3_000, 3_000))
    assert kan.tolist() == [12_000, 0, ONBEKEND]
    hulp = over_na_eigen_termijn(kan, kolom(8_000, 8_000, 8_000))
    assert hulp.tolist() == [4_000, 0, 0]
    ja, nee = np.ones(3, dtype=np.bool_), np.zeros(3, dtype=np.bool_)
    termijn, eigen = kolom(10_000, 10_000, 10_000), kolom(3_000, 3_000, ONBEKEND)
    assert oud_te_betalen(termijn, eigen, hulp, ja, nee).tolist() == [7_000, 3_000, 10_000]
    assert oud_te_betalen(termijn, eigen, hulp, ja, ja).tolist() == [3_000, 3_000, 10_000]
    assert oud_te_betalen(termijn, eigen, hulp, nee, nee).tolist() == [10_000] * 3


def test_een_inkomen_wordt_niet_twee_keer_gebruikt() -> None:
    """SF35 takes 58,81; the credit could take 150,00: 91,19 is left. Unknown income: the full 120,00."""
    uit = krediet_te_betalen(
        kolom(5_881, 5_881, 20_000, 5_000),
        kolom(12_000, 4_541, 4_541, 12_000),
        kolom(15_000, 15_000, 15_000, ONBEKEND),
    )
    assert uit.tolist() == [9_119, 4_541, 0, 12_000]


def test_onder_het_minimuminkomen_draagt_een_oude_debiteur_niets() -> None:
    tabel = dict(bekende_wet().tabellen["draagkracht.minimuminkomen"])
    tabel["values"] = [{"from": "2012-01-01", "sf15_oud": "20000.00"}]
    wet = bekende_wet().overlay({"draagkracht.minimuminkomen": tabel})
    f = Draagkrachtfeiten(
        kolom(1, 1, 1),
        kolom(2024, 2024, 2024),
        kolom(1_999_999, 2_000_000, ONBEKEND),
        kolom(-1, -1, -1),
        np.zeros(3, dtype=np.bool_),
    )
    zonder = draagkracht_oud(f, kolom(0, 0, 0), bekende_wet()).draagkracht.tolist()
    met = draagkracht_oud(f, kolom(0, 0, 0), wet).draagkracht.tolist()
    assert met == [0, *zonder[1:]]
    assert zonder[0] > 0 > zonder[2]


def test_beiden_oud_eerst_de_eigen_termijn() -> None:
    """10a.12: 90,00 to bear, 60,00 own instalment, 30,00 for the partner."""
    assert over_na_eigen_termijn(kolom(9_000), kolom(6_000)).tolist() == [3_000]
    assert verlenging_partner_telt_niet(kolom(0, 3)).tolist() == [0, 36]
    assert (
        GEEN_PARTNER == ONBEKEND
    )  # a partner whose income is not known is said by `heeft_partner`
