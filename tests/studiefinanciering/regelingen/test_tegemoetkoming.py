"""Tegemoetkoming gemiste basisbeurs, voucher and corona."""

from datetime import date

import pytest

from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud
from studiefinanciering.inzien.woorden_regelingen import WAAROM
from studiefinanciering.models import Toekenning
from studiefinanciering.operations.regelingen import (
    ken_eenmalig_toe,
    leg_regeling_uit,
)
from studiefinanciering.operations.toekennen import toekennen
from studiefinanciering.regelingen.schemas import SCHEMAS
from tests.factories.gezinnen import Gezin, ingeschreven, vraagt_aan

from .vullen import (
    CORONA,
    GEMIST,
    VOUCHER,
    Op,
    geef_diploma,
    geef_verleden,
    kenmerk_van,
    lees_bestand,
    oud_student,
)

pytestmark = pytest.mark.usefixtures("september")


def test_tegemoetkoming_telt_opgegeven_en_eigen_maanden(op: Op) -> None:
    """36 months elsewhere and 8 here (January - August 2023): 44 x 34,17 = 1.503,48."""
    op(date(2023, 1, 4))
    student = Gezin.met().student()
    ingeschreven(student, date(2020, 9, 1))
    geef_verleden(
        student,
        date(2020, 1, 1),
        prestatiebeurs_gebruikt=36,
        zonder_basisbeurs=36,
        recht_gebruikt=36,
    )
    vraagt_aan(student, "2023-01")
    toekennen(persoon_id=student.pk, actor="test")
    geef_diploma(student, "hbo_ba", date(2024, 6, 30), 48)
    op(date(2025, 1, 6))
    uitkomst = ken_eenmalig_toe(regeling=GEMIST, actor="test")
    assert (uitkomst.redenen, uitkomst.bedrag_centen) == ({"toegekend": 1}, 150_348)
    besluit = Toekenning.objects.get(regeling=GEMIST)
    assert besluit.feiten["kolommen"]["maanden_met_recht"] == 44
    assert leg_regeling_uit(besluit.pk).stappen[-1].waarde == 150_348


@pytest.mark.parametrize(
    ("soort", "maanden", "behaald", "centen", "reden"),
    [
        ("hbo_ba", 48, date(2024, 6, 30), 164_016, "toegekend"),  # 48 x 34.17
        ("wo_ba", 36, date(2024, 6, 30), 123_012, "toegekend"),  # 36 x 34.17
        ("mbo4", 48, date(2024, 6, 30), 0, "geen_diploma_binnen_termijn"),
        ("hbo_ba", 48, date(2025, 10, 1), 0, "geen_diploma_binnen_termijn"),  # ten years are over
    ],
)
def test_tegemoetkoming_naar_diploma(
    op: Op, soort: str, maanden: int, behaald: date, centen: int, reden: str
) -> None:
    student = oud_student(date(2015, 10, 1), 48)
    geef_diploma(student, soort, behaald, maanden)
    op(date(2025, 10, 6))
    uitkomst = ken_eenmalig_toe(regeling=GEMIST, actor="test")
    assert (uitkomst.bedrag_centen, uitkomst.redenen) == (centen, {reden: 1})


def test_een_later_diploma_geeft_alsnog_recht_tegen_het_bedrag_van_dat_jaar(op: Op) -> None:
    student = oud_student(date(2017, 9, 1), 48)
    op(date(2025, 1, 6))
    assert ken_eenmalig_toe(regeling=GEMIST, actor="test").toegekend == 0
    op(date(2026, 2, 2))
    geef_diploma(student, "hbo_ba", date(2026, 1, 30), 48)
    # 48 x 35.31
    assert ken_eenmalig_toe(regeling=GEMIST, actor="test").bedrag_centen == 169_488


def test_voucher_voor_de_eerste_vier_jaargangen(op: Op) -> None:
    wel, te_laat, half = (
        oud_student(date(2016, 9, 1), 48),
        oud_student(date(2019, 9, 1), 48),
        oud_student(date(2018, 9, 1), 36),
    )
    geef_diploma(wel, "hbo_ba", date(2020, 6, 30), 48)
    geef_diploma(te_laat, "hbo_ba", date(2023, 6, 30), 48)
    geef_diploma(half, "wo_ba", date(2021, 6, 30), 36)  # a wo bachelor alone is not enough
    op(date(2025, 1, 6))
    uitkomst = ken_eenmalig_toe(regeling=VOUCHER, actor="test")
    assert uitkomst.redenen == {
        "volledig": 1,
        "ander_cohort": 1,
        "geen_diploma_binnen_termijn": 1,
    }
    assert uitkomst.bedrag_centen == 209_708
    assert Toekenning.objects.get(regeling=VOUCHER).persoon_id == wel.pk


def test_wie_zijn_voucher_verzilverde_krijgt_hem_niet_nog_eens(op: Op) -> None:
    op_, deel = oud_student(date(2016, 9, 1), 48), oud_student(date(2016, 9, 1), 48)
    for student in (op_, deel):
        geef_diploma(student, "hbo_ba", date(2020, 6, 30), 48)
    op(date(2025, 1, 6))
    vast = {
        "eerste_studiejaar": 2016,
        "is_bachelor": "ja",
        "heeft_diploma_binnen_termijn": "ja",
    }
    bestand = lees_bestand(
        VOUCHER,
        {"kenmerk": kenmerk_van(op_), **vast, "verzilverd": 183_594, "restwaarde": 0},
        {"kenmerk": kenmerk_van(deel), **vast, "verzilverd": 50_000, "restwaarde": 133_594},
    )
    uitkomst = ken_eenmalig_toe(regeling=VOUCHER, invoer=bestand, actor="test")
    assert (uitkomst.toegekend, uitkomst.afgewezen, uitkomst.bedrag_centen) == (1, 1, 133_594)
    assert Toekenning.objects.get(persoon_id=op_.pk).soort == "afwijzing"
    brief = maak_inhoud(Brief.objects.get(persoon_id=op_.pk))
    assert "U hebt uw voucher al gebruikt." in [z for d in brief.delen for z in d.alineas]
    rest = ken_eenmalig_toe(regeling=VOUCHER, actor="test")
    assert (rest.toegekend, rest.al_besloten) == (0, 2)


def test_elke_reden_van_een_regeling_heeft_een_zin() -> None:
    for component, schema in SCHEMAS.items():
        assert set(WAAROM[component]) == {reden.name.lower() for reden in schema.redenen}


# -- corona


def test_corona_uit_de_laatste_maand_met_een_beurs(op: Op) -> None:
    """mbo 4 with both, enrolled until August 2023: 800 + 1.200; who goes on gets nothing."""
    for einde in (date(2023, 8, 1), None):
        op(date(2023, 1, 4))
        student = Gezin.met(1_000_000, 1_000_000).student(date(2003, 3, 3))
        ingeschreven(student, date(2023, 1, 1), einde, onderwijs=2)
        vraagt_aan(student, "2023-01", onderwijs=2)
        toekennen(persoon_id=student.pk, actor="test")
    uitkomst = ken_eenmalig_toe(regeling=CORONA, actor="test", op=date(2023, 12, 1))
    assert uitkomst.redenen == {"beide": 1, "niets_weggevallen": 1}
    assert uitkomst.bedrag_centen == 200_000
