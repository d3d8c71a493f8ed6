"""What is proposed: from what one states, from the draagkracht, or from months alone; never above what one can bear."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from terugbetalen.models import Vaststelling
from terugbetalen.regelen import ruimte, voorstellen
from terugbetalen.regelen.ruimte import Opgave
from terugbetalen.regelen.voorstellen import (
    DRAAGBAAR,
    EIGEN,
    KORTSTE,
    eigen_keuze,
    hoogste_eigen,
    laagste_eigen,
    stel_voor,
)
from terugbetalen.rules.afbetalen import RegelingKanNiet, rente_bekend_tot
from terugbetalen.rules.beslagvrij import Leefvorm
from terugbetalen.rules.parameters import bekende_wet

from .hulp import DAG, achter

pytestmark = pytest.mark.django_db
ALLEEN = Leefvorm.ALLEENSTAAND


def test_zonder_gegevens_een_voorstel_op_maanden() -> None:
    """450.00 with its interest in 3 months, or in 24."""
    wie = achter()
    voorstel = stel_voor(wie.pk, DAG)
    assert (voorstel.ruimte.bron, voorstel.ruimte.centen) == ("onbekend", None)
    kort, rustig = voorstel.keuze(KORTSTE), voorstel.keuze(DRAAGBAAR)
    assert kort is not None
    assert rustig is not None
    assert (len(kort.termijnen), len(rustig.termijnen)) == (3, 24)
    assert kort.einde == date(2024, 6, 25)
    assert kort.rente_erbij_centen < rustig.rente_erbij_centen
    for keuze in (kort, rustig):
        assert keuze.totaal_centen == voorstel.begin.totaal + keuze.rente_erbij_centen
        assert keuze.begin.hoofdsom == 45_000


def test_wat_iemand_opgeeft_bepaalt_het_bedrag() -> None:
    """2300.00 net, alone: 1996.21 stays free and 150.00 is the usual month, so 153.79 is left; half of it is 76.89."""
    wie = achter()
    voorstel = stel_voor(wie.pk, DAG, opgave=Opgave(230_000, 80_000, ALLEEN))
    assert voorstel.ruimte.voet_centen == 199_621
    assert voorstel.ruimte.centen == 15_379
    kort, rustig = voorstel.keuze(KORTSTE), voorstel.keuze(DRAAGBAAR)
    assert kort is not None
    assert rustig is not None
    assert len(kort.termijnen) == 3  # 3 x 153.79 = 461.37, above 450.00 and its interest
    assert kort.bedrag_centen <= 15_379
    assert (
        len(rustig.termijnen) == 7
    )  # 6 x 76.89 = 461.34, just below 450.00 with 12 euros of interest
    assert rustig.bedrag_centen <= 15_379 // 2 + 1


@pytest.mark.parametrize(
    ("draagkracht", "vrij", "keuzes"),
    [(16_900, 1_900, 0), (17_200, 2_200, 2), (60_000, 45_000, 2), (15_000, 0, 0), (15_400, 400, 0)],
)
def test_van_de_draagkracht_gaat_het_maandbedrag_af(
    draagkracht: int, vrij: int, keuzes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """22.00 a month is enough in 24 months, 19.00 (456.00) is not: then there is no proposal."""
    wie = achter()
    besluit = Vaststelling.objects.get(persoon=wie, jaar=2024)
    besluit.draagkracht_centen = draagkracht
    monkeypatch.setattr(ruimte, "vaststelling_op", lambda *_a, **_k: besluit)
    voorstel = stel_voor(wie.pk, DAG)
    assert (voorstel.ruimte.bron, voorstel.ruimte.centen) == ("draagkracht", vrij)
    assert len(voorstel.keuzes) == keuzes
    assert voorstel.beletsel == ("" if keuzes else "te_weinig_ruimte")


def test_het_eigen_bedrag_kent_zijn_grenzen() -> None:
    wie = achter()
    voorstel = stel_voor(wie.pk, DAG, opgave=Opgave(230_000, 80_000, ALLEEN))
    laag, hoog = laagste_eigen(voorstel), hoogste_eigen(voorstel)
    assert len(eigen_keuze(voorstel, laag).termijnen) == 24
    assert len(eigen_keuze(voorstel, hoog).termijnen) == 2
    assert eigen_keuze(voorstel, hoog).is_boven_ruimte
    assert not eigen_keuze(voorstel, laag).is_boven_ruimte
    for centen, code in ((laag - 1, "te_laag"), (499, "laagste"), (60_000, "te_hoog")):
        with pytest.raises(RegelingKanNiet) as fout:
            eigen_keuze(voorstel, centen)
        assert fout.value.code == code
    assert eigen_keuze(voorstel, laag).soort == EIGEN


def test_zonder_achterstand_geen_voorstel() -> None:
    wie = achter()
    voorstel = stel_voor(wie.pk, DAG, is_lllk=True)
    assert (voorstel.keuzes, voorstel.beletsel) == ((), "geen_achterstand")
    with pytest.raises(RegelingKanNiet):
        eigen_keuze(voorstel, 5_000)


def test_een_rooster_na_de_bekende_rente_zegt_dat() -> None:
    wie = achter(op=date(2025, 12, 12))
    voorstel = stel_voor(wie.pk, date(2025, 12, 12))
    assert voorstel.keuzes[-1].einde > rente_bekend_tot(bekende_wet())


def test_een_medewerker_mag_meer_maanden_en_geen_rente() -> None:
    wie = achter()
    voorstel = stel_voor(wie.pk, DAG, hoogstens=60, rente_loopt=False)
    keuze = eigen_keuze(voorstel, 1_000)
    assert len(keuze.termijnen) == 46
    assert keuze.rente_erbij_centen == 0


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    netto=st.integers(min_value=0, max_value=1_000_000),
    wonen=st.integers(min_value=0, max_value=300_000),
    vorm=st.sampled_from(list(Leefvorm)),
    dag=st.sampled_from(voorstellen.DAGEN),
)
def test_geen_voorstel_is_meer_dan_iemand_kan_dragen(
    eenmaal: int, netto: int, wonen: int, vorm: Leefvorm, dag: int
) -> None:
    voorstel = stel_voor(eenmaal, DAG, opgave=Opgave(netto, wonen, vorm), dag=dag)
    assert voorstel.ruimte.centen is not None
    for keuze in voorstel.keuzes:
        assert max(t.bedrag for t in keuze.termijnen) <= voorstel.ruimte.centen
        assert not keuze.is_boven_ruimte
        assert sum(t.hoofdsom for t in keuze.termijnen) == 45_000
        dagen = [t.vervaldag for t in keuze.termijnen]
        assert dagen == sorted(set(dagen))
        assert 2 <= len(dagen) <= 24 or voorstel.begin.totaal <= keuze.bedrag_centen
    assert bool(voorstel.keuzes) != (voorstel.beletsel == "te_weinig_ruimte")


@pytest.fixture
def eenmaal(db: None) -> int:
    """One debtor for all examples."""
    return achter().pk
