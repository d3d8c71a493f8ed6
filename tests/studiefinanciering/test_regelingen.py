"""One-off schemes end to end: told before the start, previewed, awarded once, paid by their own run."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from duo_portal.identity.models import Persoon
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud
from studiefinanciering import tijd
from studiefinanciering.inzien.woorden_regelingen import WAAROM
from studiefinanciering.models import Diploma, Student, Studieverleden, Toekenning
from studiefinanciering.operations.regelingen import (
    ken_eenmalig_toe,
    leg_regeling_uit,
    mag_aanvragen,
    voorbeeld_eenmalig,
    wat_verandert_voor_mij,
)
from studiefinanciering.operations.toekennen import toekennen
from studiefinanciering.regelingen.beoordelen import RegelingDicht
from studiefinanciering.regelingen.invoer import InvoerFout, lees_csv
from studiefinanciering.regelingen.schemas import SCHEMAS, schema_van
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.eenmalig import Stand
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, vraagt_aan

pytestmark = pytest.mark.usefixtures("september")

ENERGIE, GEMIST = Component.ENERGIETOESLAG, Component.TEGEMOETKOMING_BASISBEURS
VOUCHER, CORONA = Component.VOUCHER, Component.CORONA
Op = Callable[[date], None]


def _student(*inkomens: int, kamer: bool = True, **velden: object) -> Persoon:
    """A student of higher education with an award from September 2023."""
    student = Gezin.met(*inkomens).student(**({"waar": KAMER} if kamer else {}))
    ingeschreven(student, date(2023, 9, 1), **velden)
    vraagt_aan(student, "2023-09", vraagt_uitwonend=kamer, lening_gevraagd_centen=5_000)
    toekennen(persoon_id=student.pk, actor="test")
    return student


def _verleden(student: Persoon, eerste: date, **maanden: int) -> None:
    Studieverleden.objects.create(
        persoon_id=student.pk,
        onderwijs=1,
        eerste_toekenning=eerste,
        stand_per=date(2023, 9, 1),
        **maanden,
    )


def _diploma(student: Persoon, soort: str, behaald: date, maanden: int) -> None:
    tijd.leg_vast(
        Diploma,
        {"persoon_id": student.pk, "opleidingcode": f"9{soort}"},
        soort=soort,
        brin="21QA",
        behaald_op=behaald,
        gemeld_op=behaald,
        nominale_maanden=maanden,
    )


def _oud_student(eerste: date, gehad: int) -> Persoon:
    """Somebody who studied in the loan system and has no award here."""
    student = Gezin.met().student()
    Student.objects.create(
        persoon_id=student.pk, gezin_id=student.gezin_id, dossier_sinds=date(2023, 9, 1)
    )
    _verleden(student, eerste, prestatiebeurs_gebruikt=gehad, zonder_basisbeurs=gehad)
    return student


def _bestand(regeling: Component, *rijen: dict[str, object]) -> object:
    uit = io.StringIO()
    schrijver = csv.DictWriter(uit, ["kenmerk", *schema_van(regeling).kolommen])
    schrijver.writeheader()
    schrijver.writerows(rijen)
    return lees_csv(schema_van(regeling), uit.getvalue().splitlines())


def _kenmerk(student: Persoon) -> str:
    return str(Student.objects.get(pk=student.pk).kenmerk)


# -- energietoeslag


def test_energietoeslag_groep_1_uit_de_regels_van_oktober_2023(op: Op) -> None:
    krijgt = _student(1_000_000, 1_000_000)
    thuis = _student(1_000_000, 1_000_000, kamer=False)
    rijk = _student(20_000_000, 20_000_000)
    op(date(2023, 12, 4))
    voorbeeld = voorbeeld_eenmalig(regeling=ENERGIE)
    assert Toekenning.objects.filter(regeling=ENERGIE).count() == 0, "a preview decides nothing"
    uitkomst = ken_eenmalig_toe(regeling=ENERGIE, actor="test")
    assert uitkomst.totalen() == voorbeeld.totalen()
    assert uitkomst.bekeken == 3
    assert uitkomst.redenen == {
        "groep_1": 1,
        "niet_uitwonend": 1,
        "geen_aanvullende_beurs": 1,
    }
    besluit = Toekenning.objects.get(regeling=ENERGIE)
    assert besluit.persoon_id == krijgt.pk and besluit.reden == "groep_1"
    assert (besluit.van, besluit.uitvoerbaar_vanaf) == (date(2024, 1, 1), date(2024, 1, 15))
    (regel,) = besluit.regels.all()
    assert (regel.component, regel.vorm, regel.bedrag_centen) == (20, 1, 40_000)
    assert Brief.objects.filter(bron_id=besluit.pk, soort="besluit_toekenning").count() == 1
    assert {thuis.pk, rijk.pk}.isdisjoint(
        Toekenning.objects.filter(regeling=ENERGIE).values_list("persoon_id", flat=True)
    )


def test_wie_niets_krijgt_laat_geen_spoor_na_en_nog_eens_doen_verandert_niets(op: Op) -> None:
    _student(1_000_000, 1_000_000)
    _student(1_000_000, 1_000_000, kamer=False)
    op(date(2024, 1, 15))
    eerste = ken_eenmalig_toe(regeling=ENERGIE, actor="test")
    tweede = ken_eenmalig_toe(regeling=ENERGIE, actor="test")
    assert (eerste.toegekend, tweede.toegekend, tweede.al_besloten) == (1, 0, 1)
    assert tweede.bedrag_centen == 0 and tweede.redenen == {"niet_uitwonend": 1}
    assert Toekenning.objects.filter(regeling=ENERGIE).count() == 1


def test_energietoeslag_groep_2_komt_uit_een_bestand(op: Op) -> None:
    student = _oud_student(date(2017, 9, 1), 48)
    op(date(2024, 1, 15))
    rij = {
        "kenmerk": _kenmerk(student),
        "is_uitwonend": "nee",
        "aanvullende_beurs": 0,
        "heeft_prestatiebeurs_over": "nee",
        "laatste_aanvullende_beurs": 20_000,
        "lening": 5_000,
    }
    uitkomst = ken_eenmalig_toe(regeling=ENERGIE, invoer=_bestand(ENERGIE, rij), actor="test")
    assert (uitkomst.toegekend, uitkomst.redenen) == (1, {"groep_2": 1})


def test_energietoeslag_groep_2_uit_eigen_regels(op: Op) -> None:
    """The right was used up in September 2023: a supplement then, a loan in October."""
    student = Gezin.met(1_000_000, 1_000_000).student(waar=KAMER)
    _verleden_ = {"prestatiebeurs_gebruikt": 47, "recht_gebruikt": 2}
    ingeschreven(student, date(2023, 9, 1))
    _verleden(student, date(2019, 10, 1), **_verleden_)
    vraagt_aan(student, "2023-09", vraagt_uitwonend=True, lening_gevraagd_centen=5_000)
    toekennen(persoon_id=student.pk, actor="test")
    op(date(2024, 1, 15))
    uitkomst = ken_eenmalig_toe(regeling=ENERGIE, actor="test")
    assert uitkomst.redenen == {"groep_2": 1}


def test_overledenen_krijgen_geen_besluit(op: Op) -> None:
    student = _student(1_000_000, 1_000_000)
    Persoon.objects.filter(pk=student.pk).update(overleden_op=date(2023, 11, 2))
    op(date(2024, 1, 15))
    assert voorbeeld_eenmalig(regeling=ENERGIE).bekeken == 0


# -- before the start


def test_voor_de_start_is_er_al_iets_te_zeggen(op: Op) -> None:
    student = _student(1_000_000, 1_000_000)
    assert not mag_aanvragen(ENERGIE, date(2023, 9, 30))
    dicht = wat_verandert_voor_mij(student.pk, ENERGIE, date(2023, 9, 30))
    assert (dicht.stand, dicht.bedrag_centen, dicht.reden) == (Stand.NOG_NIET_OPEN, 0, "")
    op(date(2023, 11, 1))
    assert mag_aanvragen(ENERGIE, date(2023, 11, 1))
    blik = wat_verandert_voor_mij(student.pk, ENERGIE, date(2023, 11, 1))
    assert (blik.stand, blik.bedrag_centen, blik.reden) == (Stand.OPEN, 40_000, "groep_1")
    assert blik.betaalbaar_vanaf == date(2024, 1, 15)
    assert blik.uitleg is not None and blik.uitleg.stappen[-1].waarde == 40_000
    assert Toekenning.objects.filter(regeling=ENERGIE).count() == 0


@pytest.mark.parametrize(("dag", "wat"), [(date(2023, 9, 30), "opent"), (date(2024, 8, 1), "ges")])
def test_buiten_zijn_dagen_wordt_niets_beslist(dag: date, wat: str) -> None:
    with pytest.raises(RegelingDicht, match=wat):
        ken_eenmalig_toe(regeling=ENERGIE, actor="test", op=dag)


# -- tegemoetkoming gemiste basisbeurs and voucher


def test_tegemoetkoming_telt_opgegeven_en_eigen_maanden(op: Op) -> None:
    """36 months elsewhere and 8 here (January - August 2023): 44 x 34,17 = 1.503,48."""
    op(date(2023, 1, 4))
    student = Gezin.met().student()
    ingeschreven(student, date(2020, 9, 1))
    _verleden(
        student,
        date(2020, 1, 1),
        prestatiebeurs_gebruikt=36,
        zonder_basisbeurs=36,
        recht_gebruikt=36,
    )
    vraagt_aan(student, "2023-01")
    toekennen(persoon_id=student.pk, actor="test")
    _diploma(student, "hbo_ba", date(2024, 6, 30), 48)
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
    student = _oud_student(date(2015, 10, 1), 48)
    _diploma(student, soort, behaald, maanden)
    op(date(2025, 10, 6))
    uitkomst = ken_eenmalig_toe(regeling=GEMIST, actor="test")
    assert (uitkomst.bedrag_centen, uitkomst.redenen) == (centen, {reden: 1})


def test_een_later_diploma_geeft_alsnog_recht_tegen_het_bedrag_van_dat_jaar(op: Op) -> None:
    student = _oud_student(date(2017, 9, 1), 48)
    op(date(2025, 1, 6))
    assert ken_eenmalig_toe(regeling=GEMIST, actor="test").toegekend == 0
    op(date(2026, 2, 2))
    _diploma(student, "hbo_ba", date(2026, 1, 30), 48)
    # 48 x 35.31
    assert ken_eenmalig_toe(regeling=GEMIST, actor="test").bedrag_centen == 169_488


def test_voucher_voor_de_eerste_vier_jaargangen(op: Op) -> None:
    wel, te_laat, half = (
        _oud_student(date(2016, 9, 1), 48),
        _oud_student(date(2019, 9, 1), 48),
        _oud_student(date(2018, 9, 1), 36),
    )
    _diploma(wel, "hbo_ba", date(2020, 6, 30), 48)
    _diploma(te_laat, "hbo_ba", date(2023, 6, 30), 48)
    _diploma(half, "wo_ba", date(2021, 6, 30), 36)  # a wo bachelor alone is not enough
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
    op_, deel = _oud_student(date(2016, 9, 1), 48), _oud_student(date(2016, 9, 1), 48)
    for student in (op_, deel):
        _diploma(student, "hbo_ba", date(2020, 6, 30), 48)
    op(date(2025, 1, 6))
    vast = {
        "eerste_studiejaar": 2016,
        "is_bachelor": "ja",
        "heeft_diploma_binnen_termijn": "ja",
    }
    bestand = _bestand(
        VOUCHER,
        {"kenmerk": _kenmerk(op_), **vast, "verzilverd": 183_594, "restwaarde": 0},
        {"kenmerk": _kenmerk(deel), **vast, "verzilverd": 50_000, "restwaarde": 133_594},
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


# -- the file


@pytest.mark.parametrize(
    ("veld", "waarde", "wat"),
    [
        ("lening", "-1", "regel 2: lening"),
        ("is_uitwonend", "true", "regel 2: is_uitwonend: schrijf ja of nee"),
        ("kenmerk", "999990019", "geen kenmerk"),
        ("kenmerk", "00000000-0000-4000-8000-000000000000", "bestaat niet"),
    ],
)
def test_een_fout_bestand_wordt_geweigerd(veld: str, waarde: str, wat: str) -> None:
    rij = {
        "kenmerk": _kenmerk(_oud_student(date(2017, 9, 1), 48)),
        "is_uitwonend": "nee",
        "aanvullende_beurs": 0,
        "heeft_prestatiebeurs_over": "nee",
        "laatste_aanvullende_beurs": 0,
        "lening": 0,
    }
    with pytest.raises(InvoerFout, match=wat) as fout:
        _bestand(ENERGIE, {**rij, veld: waarde})
    assert waarde not in str(fout.value) or waarde == "true"
    with pytest.raises(InvoerFout, match="al eerder"):
        _bestand(ENERGIE, rij, rij)


def test_een_regeling_is_geen_maandelijkse_studiefinanciering() -> None:
    with pytest.raises(KeyError):
        ken_eenmalig_toe(regeling=Component.BASISBEURS, actor="test")


def test_het_bestand_op_de_opdrachtregel(op: Op, tmp_path: Path, capsys: Any) -> None:
    student = _oud_student(date(2016, 9, 1), 48)
    op(date(2025, 1, 6))
    bestand = tmp_path / "voucher.csv"
    kop = ["kenmerk", *schema_van(VOUCHER).kolommen]
    bestand.write_text(f"{','.join(kop)}\n{_kenmerk(student)},2016,ja,ja,0,0\n")
    call_command("regeling", "voucher", bestand=bestand)
    assert "1 toegekend (€ 2.097,08)" in capsys.readouterr().out
    assert Toekenning.objects.count() == 0
    call_command("regeling", "voucher", bestand=bestand, beslis=True, door="anna")
    assert Toekenning.objects.get().actor == "anna"
    bestand.write_text("kenmerk\n")
    with pytest.raises(SystemExit) as fout:
        call_command("regeling", "voucher", bestand=bestand)
    assert fout.value.code == 2
