"""What must hold for every student: bounds, more income never more grant, one row equals its place in a batch."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_portal.foundation.explain import Uitleg, Uitlegreeks
from duo_portal.foundation.parameters import BuitenBekendeWet, NietGemodelleerd
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.feiten import Feiten
from studiefinanciering.rules.geldigheid import OngeldigeFeiten
from studiefinanciering.rules.niet_gemodelleerd import BuitenModel
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.rules.reden import GeenRecht, Reden
from studiefinanciering.rules.toekenning import MAANDELIJKS, bereken, bereken_een
from tests.orakel.wsf import Student
from tests.rules.studenten import als_feiten, willekeurig

P = bekende_wet()
zaden = st.integers(0, 2**32)
KIND = Student(2024, 10, "ho", geboren=date(2004, 10, 1))


def _rijen(zaad: int, n: int = 30) -> Feiten:
    r = random.Random(zaad)
    return als_feiten([willekeurig(r) for _ in range(n)])


def _met(feiten: Feiten, **kolommen: np.ndarray) -> Feiten:
    return replace(feiten, **kolommen)


@given(zaden)
def test_every_component_lies_between_nil_and_its_maximum(zaad: int) -> None:
    feiten = _rijen(zaad)
    uit = bereken(feiten, P)
    for bedrag in uit.bedragen.values():
        assert (bedrag >= 0).all()
    assert (uit.bedragen[Component.AANVULLENDE_BEURS] <= uit.maximum_aanvullende_beurs).all()
    assert (uit.bedragen[Component.LENING] <= uit.leenruimte).all()
    assert (uit.bedragen[Component.COLLEGEGELDKREDIET] <= uit.kredietruimte).all()
    assert (uit.bedragen[Component.BASISBEURS] <= 350_03).all()
    assert (uit.bedragen[Component.KOOPKRACHT] <= 164_30).all()
    assert (uit.bedragen[Component.LEVENLANGLERENKREDIET] <= 1_122_50).all()
    geen = uit.reden != 0
    assert all((bedrag[geen] == 0).all() for bedrag in uit.bedragen.values())


@given(zaden, st.integers(0, 100_000_00), st.integers(0, 1))
def test_more_parental_income_never_gives_more_grant(zaad: int, meer: int, ouder: int) -> None:
    feiten = _rijen(zaad)
    inkomen = np.minimum(feiten.inkomen, 10**10)
    hoger = inkomen.copy()
    hoger[:, ouder] += meer
    eerst = bereken(_met(feiten, inkomen=inkomen), P)
    daarna = bereken(_met(feiten, inkomen=hoger), P)
    beurs = Component.AANVULLENDE_BEURS
    assert (daarna.bedragen[beurs] <= eerst.bedragen[beurs]).all()
    assert (daarna.leenruimte >= eerst.leenruimte).all()


@given(zaden)
def test_what_parents_pay_and_what_can_be_lent_make_the_same_sum(zaad: int) -> None:
    """Grant and loan together do not depend on the income: what is not given can be lent (3.16)."""
    feiten = _rijen(zaad)
    feiten = _met(feiten, lening_gevraagd=np.full(len(feiten), -1))
    rijk = bereken(_met(feiten, inkomen=np.full((len(feiten), 2), 10**10)), P)
    arm = bereken(_met(feiten, inkomen=np.zeros((len(feiten), 2), dtype=np.int64)), P)
    assert (rijk.totaal == arm.totaal).all()


@given(zaden)
def test_a_row_alone_equals_its_place_in_the_batch(zaad: int) -> None:
    feiten = _rijen(zaad, 8)
    heel, uitleg = bereken(feiten, P), Uitlegreeks(len(feiten))
    bereken(feiten, P, uitleg)
    for i in range(len(feiten)):
        alleen = Uitleg()
        een = bereken(feiten.rijen(slice(i, i + 1)), P, alleen)
        assert een.reden[0] == heel.reden[i] and een.fase[0] == heel.fase[i]
        assert [een.bedragen[c][0] for c in MAANDELIJKS] == [
            heel.bedragen[c][i] for c in MAANDELIJKS
        ]
        assert uitleg.rij(i).als_lijst() == alleen.als_lijst()


@given(zaden, st.permutations(range(12)))
def test_the_order_of_rows_does_not_matter(zaad: int, orde: list[int]) -> None:
    feiten, plek = _rijen(zaad, 12), np.array(orde)
    recht, door_elkaar = bereken(feiten, P), bereken(feiten.rijen(plek), P)
    assert (recht.totaal[plek] == door_elkaar.totaal).all()


BEDERF = {
    "deelkinderen": np.array([[0, 1]]),
    "inkomen": np.array([[10**18, 0]]),
    "onderwijs": np.array([7], dtype=np.int8),
    "niveau": np.array([3], dtype=np.int8),
    "vrije_voet": np.array([[9, 0]], dtype=np.int8),
    "lening_gevraagd": np.array([-5]),
    "geboren": np.array([0]),
    "maand": np.array([10**9]),
    "collegegeld_jaar": np.array([-1]),
    "aflossing_duo": np.array([[10**12, 0]]),
    "prestatiebeurs_gebruikt": np.array([-1]),
}


@pytest.mark.parametrize("kolom", BEDERF)
def test_a_spoilt_row_gets_a_code_and_the_others_go_on(kolom: str) -> None:
    goed = als_feiten([KIND, KIND, KIND])
    goed = _met(
        goed, ouder_telt=np.ones((3, 2), dtype=bool), inkomen_bekend=np.ones((3, 2), dtype=bool)
    )
    verwacht = bereken(goed, P)
    waarden = getattr(goed, kolom).copy()
    waarden[1] = BEDERF[kolom][0]
    uit = bereken(_met(goed, **{kolom: waarden}), P)
    assert uit.reden.tolist()[::2] == [0, 0]
    assert uit.reden[1] in (Reden.ONGELDIGE_GEGEVENS, Reden.BUITEN_BEKENDE_WET)
    assert (uit.totaal[[0, 2]] == verwacht.totaal[[0, 2]]).all()
    assert uit.totaal[1] == 0


def test_one_row_raises_what_the_batch_marks() -> None:
    with pytest.raises(BuitenBekendeWet, match="2027-01"):
        bereken_een(als_feiten([replace(KIND, jaar=2027, maand=1)]), P)
    with pytest.raises(GeenRecht) as geen:
        bereken_een(als_feiten([replace(KIND, ingeschreven=False)]), P)
    assert geen.value.reden is Reden.NIET_INGESCHREVEN
    with pytest.raises(OngeldigeFeiten, match="lening_gevraagd"):
        bereken_een(_met(als_feiten([KIND]), lening_gevraagd=np.array([-5])), P)
    with pytest.raises(NietGemodelleerd, match=r"1 september 2015.*art. 12.14"):
        bereken_een(als_feiten([replace(KIND, buiten_model=BuitenModel.COHORT_VAN_VOOR_2015)]), P)
    eu_mbo = replace(KIND, onderwijs="mbo", niveau=3, vorm="bol", nationaliteit="eu")
    with pytest.raises(NietGemodelleerd, match=r"art. 2.2\(2\)"):
        bereken_een(als_feiten([eu_mbo]), P)
    with pytest.raises(ValueError, match="één rij"):
        bereken_een(als_feiten([KIND, KIND]), P)


def test_every_reason_has_a_sentence_and_an_article() -> None:
    for reden in Reden:
        assert reden.tekst.endswith(".") and reden.artikel.startswith("Wsf 2000 art. ")


def test_the_page_of_what_is_not_modelled_names_every_code_and_its_article() -> None:
    pagina = (Path(__file__).resolve().parents[2] / "docs" / "niet-gemodelleerd.md").read_text(
        "utf-8"
    )
    rijen = {r.split("`")[1]: r for r in pagina.splitlines() if r.startswith("| `")}
    assert set(rijen) == {code.name for code in BuitenModel} - {"GEEN"}
    for code in list(BuitenModel)[1:]:
        assert code.artikel.split(" art. ")[-1] in rijen[code.name]
        assert code.tekst.endswith("belt u daarover.")


def test_the_recorder_keeps_only_the_branch_that_was_taken() -> None:
    thuis, leenfase = Uitleg(), Uitleg()
    bereken(als_feiten([replace(KIND, vraagt_uit=False)]), P, thuis)
    bereken(als_feiten([replace(KIND, beurs_gebruikt=48, lening=None)]), P, leenfase)
    namen = {stap.naam for stap in thuis}
    assert "basisbeurs" in namen and "verhoging koopkracht" not in namen
    assert "lening in de leenfase" not in namen
    laat = {stap.naam for stap in leenfase}
    assert "lening in de leenfase" in laat and "basisbeurs" not in laat
    weg = Uitleg()
    bereken(als_feiten([replace(KIND, ingeschreven=False)]), P, weg)
    assert [stap.waarde for stap in weg] == [False, True]
