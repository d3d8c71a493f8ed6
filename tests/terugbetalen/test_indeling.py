"""Who repays under which rules: golden cases, and what holds for everybody."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from terugbetalen.rules.indeling import GEEN_KEUZE, Indelingsfeiten, deel_in
from terugbetalen.rules.indelingsreden import Indelingsreden, Keuzereden
from terugbetalen.rules.kolommen import GEEN, NOOIT, dag_voor
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.regeling import Regeling

from .gevallen import gevallen, kolommen, maand, namen, waarde

BASIS: dict[str, Any] = {
    "is_lllk": False,
    "mbo_eerste": "geen",
    "mbo_laatste": "geen",
    "ho_eerste": "geen",
    "ho_laatste": "geen",
    "ho_inschrijving": "geen",
    "heeft_ho_lening": False,
    "heeft_ho_buiten_garantie": False,
    "heeft_master_zonder_basisbeurs": False,
    "aflosfase_begint": "nooit",
    "keuze": GEEN_KEUZE,
    "keuze_maand": "geen",
}
LATER = np.array([2099 * 12])


@gevallen("indeling", "deel_in")
def test_gouden_geval(geval: dict[str, Any]) -> None:
    uit = deel_in(Indelingsfeiten(**kolommen(BASIS, geval["feiten"])), bekende_wet())
    v = geval["verwacht"]
    assert uit.zonder_keuze.tolist() == [waarde(v["zonder"])]
    assert namen(Indelingsreden, uit.reden) == [v["reden"]]
    assert namen(Keuzereden, uit.keuzereden) == [v.get("keuze", "NIETS_GEVRAAGD")]
    assert (uit.open_keuze.tolist(), maand(int(uit.open_tot[0]))) == ([waarde(v["open"])], v["tot"])
    assert uit.op(LATER).tolist() == [waarde(v["later"])]


def test_de_laatste_dag_is_oudjaar_voor_de_aflosfase() -> None:
    assert str(dag_voor(2027 * 12)) == "2026-12-31"
    assert dag_voor(NOOIT) is None


def test_elke_reden_heeft_een_zin_een_artikel_en_een_regeling() -> None:
    for reden in Indelingsreden:
        assert reden.tekst.endswith(".")
        assert reden.artikel.startswith("Wsf 2000 art. ")
        assert reden.regeling in (0, *Regeling)
    assert all(reden.tekst.endswith(".") for reden in Keuzereden)


MAAND = st.one_of(st.just(GEEN), st.integers(1995 * 12, 2026 * 12))


@st.composite
def feiten(draw: st.DrawFn) -> Indelingsfeiten:
    """One to five loans of any history."""
    n = draw(st.integers(1, 5))

    def getallen(bron: st.SearchStrategy[int]) -> np.ndarray:
        return np.array(draw(st.lists(bron, min_size=n, max_size=n)), dtype=np.int64)

    def vlag() -> np.ndarray:
        return getallen(st.integers(0, 1)) == 1

    mbo, ho = getallen(MAAND), getallen(MAAND)
    duur = getallen(st.integers(0, 60))
    keuze = getallen(st.sampled_from([GEEN_KEUZE, *map(int, Regeling)]))
    return Indelingsfeiten(
        vlag(), mbo, np.where(mbo == GEEN, GEEN, mbo + duur), ho, np.where(ho == GEEN, GEEN, ho + duur),
        ho, vlag(), vlag(), vlag(), getallen(st.integers(2000 * 12, 2030 * 12)), keuze,
        np.where(keuze == GEEN_KEUZE, GEEN, getallen(st.integers(2005 * 12, 2030 * 12))),
    )  # fmt: skip


@given(feiten())
def test_wat_voor_iedereen_geldt(f: Indelingsfeiten) -> None:
    uit = deel_in(f, bekende_wet())
    assert ((uit.zonder_keuze == Regeling.LLLK) == f.is_lllk).all()
    # nobody comes under the old rules or the credit by asking, and before the choice works nothing changes
    assert not (
        ~f.is_lllk & (uit.zonder_keuze != uit.regeling) & np.isin(uit.regeling, [1, 4])
    ).any()
    assert (uit.op(f.aflosfase_begint - 1) == uit.zonder_keuze).all()
    toegewezen = uit.keuzereden == Keuzereden.TOEGEWEZEN
    assert (~toegewezen | (f.keuze_maand < f.aflosfase_begint)).all()
    assert (~toegewezen | (uit.open_keuze != GEEN_KEUZE)).all()
    assert (toegewezen == (uit.vanaf != GEEN)).all()


@given(feiten())
def test_rijen_staan_los_van_elkaar(f: Indelingsfeiten) -> None:
    samen = deel_in(f, bekende_wet())
    for i in range(len(f)):
        een = Indelingsfeiten(**{naam: getattr(f, naam)[[i]] for naam in BASIS})
        assert deel_in(een, bekende_wet()).reden[0] == samen.reden[i]
