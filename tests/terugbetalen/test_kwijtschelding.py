"""What lapses: end, death, an aanvullende beurs by income, and a debt settlement that stops the clock."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from terugbetalen.rules.fase import Fase, Fasefeiten, bepaal_fasen, fase_op
from terugbetalen.rules.kolommen import GEEN, ligt_in, voeg_samen
from terugbetalen.rules.kwijtschelding import (
    Beursfeiten,
    Beurskwijtschelding,
    Vervalreden,
    in_wsnp,
    scheld_beurs_kwijt,
    schorsing_met_wsnp,
    vervalt,
)
from terugbetalen.rules.parameters import bekende_wet

from .gevallen import gevallen, kolommen, namen, waarde

BASIS: dict[str, Any] = {
    "aanvullende_beurs": "5000.00", "rente": "120.00", "laatste_sf": "geen", "inkomen": "geen",
    "heeft_partner": False, "heeft_diploma": False, "aanvraagmaand": "2023-01", "diplomatermijn_tot": "2024-09",
}  # fmt: skip


@gevallen("kwijtschelding")
def test_gouden_geval(geval: dict[str, Any]) -> None:
    v = geval["verwacht"]
    uit = scheld_beurs_kwijt(Beursfeiten(**kolommen(BASIS, geval["feiten"])), bekende_wet())
    assert [int(uit.geheel_tot[0]), int(uit.deels_tot[0])] == [waarde(x) for x in v["tot"]]
    assert namen(Beurskwijtschelding, uit.reden) == [v["reden"]]
    assert [int(uit.beurs[0]), int(uit.rente[0])] == [waarde(v["beurs"]), waarde(v["rente"])]
    assert all(reden.tekst.endswith(".") for reden in Beurskwijtschelding)


@given(st.lists(st.integers(0, 6_000_000), min_size=2, max_size=20), st.booleans())
def test_meer_inkomen_is_nooit_meer_kwijtschelding(inkomens: list[int], partner: bool) -> None:
    inkomens = sorted(inkomens)
    f = kolommen(BASIS, {"laatste_sf": "2019-08"})
    f = {naam: np.repeat(kolom, len(inkomens)) for naam, kolom in f.items()}
    f["inkomen"], f["heeft_partner"] = np.array(inkomens), np.full(len(inkomens), partner)
    uit = scheld_beurs_kwijt(Beursfeiten(**f), bekende_wet())
    assert (np.diff(uit.beurs) <= 0).all()
    assert ((uit.beurs >= 0) & (uit.beurs <= 500_000)).all()


def test_aan_het_einde_blijft_de_achterstand_en_bij_overlijden_niets() -> None:
    maand, einde = np.array([99, 100, 100, 50]), np.array([100] * 4)
    schuld, achter = np.array([700, 700, 0, 700]), np.array([30] * 4)
    bedrag, reden = vervalt(schuld, achter, maand, einde, np.array([False, False, False, True]))
    assert bedrag.tolist() == [0, 700, 0, 730]
    assert namen(Vervalreden, reden) == ["GEEN", "EINDE_AFLOSFASE", "GEEN", "OVERLIJDEN"]


def test_een_schuldsanering_stopt_de_aflosfase() -> None:
    """Wsnp of 18 months from 2026-01, studying from 2027-01 to 2027-12: 23 months together."""
    wsnp = np.array([[waarde("2026-01")]]), np.array([[waarde("2027-07")]])
    studie = np.array([[waarde("2027-01")]]), np.array([[waarde("2027-12")]])
    leeg = np.array([[GEEN]])
    nul = np.array([0])
    van, tot = schorsing_met_wsnp(*studie, *wsnp)
    f = Fasefeiten(np.array([2]), np.array([waarde("2023-01")]), van, tot, leeg, leeg, nul, nul)
    fasen = bepaal_fasen(f)
    assert fasen.einde.tolist() == [waarde("2041-12")]
    juni = np.array([waarde("2026-06")])
    assert namen(Fase, fase_op(f, fasen, juni)) == ["OPGESCHORT"]
    assert in_wsnp(juni, *wsnp).tolist() == [True]
    assert in_wsnp(juni + 12, *wsnp).tolist() == [True]
    assert in_wsnp(juni + 13, *wsnp).tolist() == [False]


PAREN = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 10)), max_size=3)


@given(PAREN, PAREN)
def test_samengevoegde_perioden_bevatten_dezelfde_maanden(
    a: list[tuple[int, int]], b: list[tuple[int, int]]
) -> None:
    def tabel(paren: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
        uit, vanaf = [], 0
        for begin, duur in sorted(paren):
            start = max(begin, vanaf)
            uit.append((start, vanaf := start + duur))
        uit = uit or [(GEEN, GEEN)]
        return np.array([[v for v, _ in uit]]), np.array([[t for _, t in uit]])

    van, tot = voeg_samen(*tabel(a), *tabel(b))
    assert (van[0][van[0] == GEEN].size == 0) or (van[0][-1] == GEEN)
    totaal = int((tot - van)[van != GEEN].sum())
    maanden = [m for m in range(80) if any(ligt_in(np.array([m]), *tabel(p))[0] for p in (a, b))]
    assert [m for m in range(80) if ligt_in(np.array([m]), van, tot)[0]] == maanden
    assert totaal == len(maanden)
