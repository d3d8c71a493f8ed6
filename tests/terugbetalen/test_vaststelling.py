"""When instalments are set, what is due in a month, several debts, and terms by the year."""

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from terugbetalen.rules.jaartermijn import betaalt_jaarlijks, jaartermijn
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.regeling import Regeling
from terugbetalen.rules.rentebedrag import rente_van_maand
from terugbetalen.rules.samenloop import (
    duurste_eerst,
    termijnen_samen,
    verdeel_betaling,
    verdeel_extra,
    verdeel_naar,
)
from terugbetalen.rules.termijn import annuiteit, wettelijk_maandbedrag
from terugbetalen.rules.vaststelling import (
    Grond,
    Vaststelfeiten,
    grond_vaststelling,
    termijn_van_maand,
)

from .gevallen import gevallen, kolommen, maand, namen, waarde

BASIS: dict[str, Any] = {
    "begin": "geen", "aflos_begin": "geen", "is_aflosfase": True, "minder_betaald_vorig_jaar": False,
    "was_geschorst": False, "extra_afgelost_vorige_maand": False, "wil_korter": False,
    "is_regeling_nieuw": False, "maand": "geen",
}  # fmt: skip


@gevallen("vaststelling")
def test_gouden_geval(geval: dict[str, Any]) -> None:
    genoemd = geval["gronden"]
    eerste, laatste = (waarde(m) for m in (min(genoemd), max(genoemd)))
    vast = kolommen(BASIS, geval["feiten"])
    for index in range(eerste, laatste + 1):
        f = Vaststelfeiten(**{**vast, "maand": np.array([index])})
        uit = namen(Grond, grond_vaststelling(f))
        assert uit == [genoemd.get(maand(index), "NIET")], maand(index)


def test_elke_grond_heeft_een_zin_en_een_artikel() -> None:
    for grond in Grond:
        assert grond.tekst.endswith(".")
        assert grond.artikel.startswith("Wsf 2000 art. ")


@gevallen("samenloop")
def test_termijnen_samen(geval: dict[str, Any]) -> None:
    tabel = np.array([[waarde(cel) for cel in rij] for rij in geval["schulden"]])
    regeling, schuld, ppm, maanden = (tabel[None, :, i] for i in range(4))
    uit = termijnen_samen(schuld, ppm, maanden, regeling, np.array([2026]), bekende_wet())
    assert uit.tolist() == [geval["verwacht"]]


def test_bij_een_schuld_is_samen_hetzelfde() -> None:
    schuld = np.array([0, 100, 50_000, 10**7, 10**9])
    n = len(schuld)
    for regeling in Regeling:
        r, ppm, m, jaar = (np.full(n, x) for x in (int(regeling), 25_600, 180, 2026))
        alleen = wettelijk_maandbedrag(schuld, ppm, m, r, jaar, bekende_wet())
        samen = termijnen_samen(
            schuld[:, None], ppm[:, None], m[:, None], r[:, None], jaar, bekende_wet()
        )
        assert samen[:, 0].tolist() == alleen.tolist()


@given(st.integers(0, 10**8), st.lists(st.integers(0, 10**10 - 1), min_size=1, max_size=5))
def test_verdelen_verliest_geen_cent(bedrag: int, gewichten: list[int]) -> None:
    delen = verdeel_naar(np.array([bedrag]), np.array([gewichten]))[0].tolist()
    assert sum(delen) == (bedrag if sum(gewichten) else 0)
    for deel, gewicht in zip(delen, gewichten, strict=True):
        assert abs(deel * sum(gewichten) - bedrag * gewicht) < max(sum(gewichten), 1)


def test_een_betaling_naar_termijn_verdeeld() -> None:
    """61,89 over instalments of 100,00 and 50,00: 41,26 and 20,63."""
    assert verdeel_betaling(np.array([6189]), np.array([[10000, 5000]])).tolist() == [[4126, 2063]]


@given(
    st.integers(60_000, 10**8), st.sampled_from([0, 100, 4600, 25_600, 29_500, 110_800]),
    st.sampled_from([12, 60, 180, 420]),
)  # fmt: skip
def test_wie_alles_betaalt_houdt_geen_cent_over(schuld: int, ppm: int, maanden: int) -> None:
    """The rounding of instalments and of interest is settled in the last month, and no month is odd before."""
    assume(ppm < 30_000 or maanden < 420)  # no rate is fixed for more than five years
    rest, r = np.array([schuld]), np.array([ppm])
    termijn = annuiteit(rest, r, np.array([maanden]))
    assume(int(termijn[0]) > 1000)
    leeg = np.zeros((1, 0), dtype=np.int64)
    for over in range(maanden, 0, -1):
        rest = rest + rente_van_maand(rest, r, leeg, leeg)
        nu = termijn_van_maand(rest, termijn, np.array([over]), np.array([maanden]))
        assert over == 1 or nu.tolist() == np.minimum(termijn, rest).tolist()
        assert abs(int(nu[0]) - int(termijn[0])) <= 3 * maanden or over <= 3
        rest = rest - nu
    assert rest.tolist() == [0]


def test_wie_minder_betaalde_houdt_een_rest_die_vervalt() -> None:
    een = np.array([1])
    assert termijn_van_maand(
        np.array([500_000]), np.array([5000]), een, np.array([12])
    ).tolist() == [5000]
    assert termijn_van_maand(np.array([5024]), np.array([5000]), een, np.array([12])).tolist() == [
        5024
    ]
    assert termijn_van_maand(np.array([5025]), np.array([5000]), een, np.array([12])).tolist() == [
        5000
    ]
    assert termijn_van_maand(
        np.array([4000]), np.array([5000]), 5 * een, np.array([12])
    ).tolist() == [4000]


@gevallen("jaartermijn", "jaartermijn")
def test_een_termijn_per_jaar(geval: dict[str, Any]) -> None:
    schuld, ppm, maanden = (
        np.array([cel]) for cel in (waarde(geval["schuld"]), geval["rente"], geval["maanden"])
    )
    uit = jaartermijn(schuld, ppm, maanden, np.array([2024]), bekende_wet())
    assert uit.tolist() == [waarde(geval["verwacht"])]


@gevallen("jaartermijn", "verdeel_extra")
def test_extra_aflossen_gaat_naar_de_genoemde_schuld(geval: dict[str, Any]) -> None:
    schuld = np.array([[waarde(s) for s, _ in geval["schulden"]]])
    rentes = np.array([[r for _, r in geval["schulden"]]])
    volgorde = (
        np.array([geval["volgorde"]]) if "volgorde" in geval else duurste_eerst(rentes, schuld)
    )
    uit = verdeel_extra(np.array([waarde(geval["bedrag"])]), schuld, volgorde)
    assert uit.tolist() == [[waarde(cel) for cel in geval["verwacht"]]]


def test_alleen_oude_debiteuren_in_het_buitenland_betalen_per_jaar() -> None:
    oud, nieuw = int(Regeling.SF15_OUD), int(Regeling.SF15)
    uit = betaalt_jaarlijks(
        np.array([oud, oud, oud, nieuw]),
        np.array([True, False, True, True]),
        np.array([False, False, True, False]),
    )
    assert uit.tolist() == [True, False, False, False]
    nul = np.array([0])
    with pytest.raises(ValueError, match="jaartermijn"):
        jaartermijn(nul + 100, nul, nul, nul + 2024, bekende_wet())
