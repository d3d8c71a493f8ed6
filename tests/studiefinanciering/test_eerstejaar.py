"""Who stops before 1 February of the first year keeps that year as a gift, from 1 January after it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.identity.models import Persoon
from studiefinanciering import tijd
from studiefinanciering.models import Diploma, Inschrijving, Studieverleden, Toekenning
from studiefinanciering.operations.eerstejaar import te_converteren, zet_eerste_jaar_om
from studiefinanciering.operations.herzien import Aanleiding, herzien
from studiefinanciering.operations.toekennen import toekennen
from studiefinanciering.operations.uitleggen import controleer_toekenning
from tests.factories.gezinnen import Gezin, ingeschreven, vraagt_aan
from tests.uitbetalen.besluiten import betaal_en_bevestig, geef_rekening

from .geld import rood, saldo
from .lijnen import per_maand

Op = Callable[[date], None]


def _student(tot: date, vanaf: date = date(2023, 9, 1), **velden: object) -> Persoon:
    """First-year student of higher education, enrolled until `tot`; loan asked for as well."""
    student = Gezin.met().student()
    ingeschreven(student, vanaf, tot, **velden)
    wensen = {"onderwijs": velden["onderwijs"]} if "onderwijs" in velden else {}
    vraagt_aan(student, f"{vanaf:%Y-%m}", lening_gevraagd_centen=10_000, **wensen)
    toekennen(persoon_id=student.pk, actor="test")
    return student


def _tot_en_met(dag: date, *studenten: Persoon) -> None:
    """The awards of every year up to a day."""
    bedrijfsdatum.zet(dag, "test")
    for student in studenten:
        toekennen(persoon_id=student.pk, actor="test")


def _vormen(student: Persoon) -> dict[str, set[str]]:
    """Month → the forms of everything but the loan."""
    return {
        maand: {vorm for deel, (_, vorm) in regels.items() if deel != "lening"}
        for maand, regels in per_maand(student.pk).items()
    }


def test_gestopt_voor_1_februari_wordt_een_gift_op_1_januari_erna(september: None, op: Op) -> None:
    stopt, gaat_door = _student(date(2024, 2, 1)), _student(date(2024, 3, 1))
    _tot_en_met(date(2024, 12, 31), stopt, gaat_door)
    assert te_converteren() == []
    op(date(2025, 1, 1))
    (eerste,) = te_converteren()
    assert (eerste.persoon_id, eerste.artikel) == (stopt.pk, "Wsf 2000 art. 5.10")
    assert (eerste.van, eerste.tot) == (Maand(2023, 9), Maand(2024, 2))
    voor = per_maand(stopt.pk)
    uitkomst = zet_eerste_jaar_om(actor="test")
    assert uitkomst.herzien == 2 and uitkomst.uitval == 0
    assert set.union(*_vormen(stopt).values()) == {"gift"}
    assert {vorm for regels in per_maand(stopt.pk).values() for vorm in [regels["lening"][1]]} == {
        "lening"
    }
    na = per_maand(stopt.pk)
    assert {m: {d: c for d, (c, _) in r.items()} for m, r in na.items()} == {
        m: {d: c for d, (c, _) in r.items()} for m, r in voor.items()
    }
    assert "prestatiebeurs" in _vormen(gaat_door)["2024-02"]
    for besluit in Toekenning.objects.filter(soort="omzetting"):
        assert besluit.reden == "eerstejaarsregel" and controleer_toekenning(
            toekenning_id=besluit.pk
        )


def test_nog_eens_verandert_niets_en_een_herziening_laat_de_gift_staan(
    september: None, op: Op
) -> None:
    student = _student(date(2024, 2, 1))
    _tot_en_met(date(2025, 1, 2), student)
    zet_eerste_jaar_om(actor="test")
    besluiten = Toekenning.objects.count()
    assert te_converteren() == [] and zet_eerste_jaar_om(actor="test").herzien == 0
    herzien(persoon_id=student.pk, aanleiding=Aanleiding(reden="inkomen_bekend"), actor="test")
    assert Toekenning.objects.count() == besluiten
    assert set.union(*_vormen(student).values()) == {"gift"}


def test_een_nieuwe_studie_later_blijft_prestatiebeurs(september: None, op: Op) -> None:
    """Also its travel product: after a first year there is no extra year of travel as after a diploma."""
    student = _student(date(2024, 2, 1))
    _tot_en_met(date(2024, 9, 2), student)
    tijd.leg_vast(
        Inschrijving,
        {"persoon_id": student.pk, "brin": "21QA", "opleidingcode": "34999"},
        geldig=tijd.vanaf(date(2024, 9, 1)),
        onderwijs=1,
        niveau=0,
        opleidingsvorm=1,
        collegegeld_jaar_centen=253_000,
    )
    toekennen(persoon_id=student.pk, actor="test")
    op(date(2025, 1, 2))
    (eerste,) = te_converteren()
    assert eerste.van == Maand(2023, 9)
    zet_eerste_jaar_om(actor="test")
    vormen = _vormen(student)
    assert vormen["2024-01"] == {"gift"} and vormen["2024-10"] == {"prestatiebeurs"}


def test_mbo_4_begint_in_augustus(september: None, op: Op) -> None:
    op(date(2023, 8, 1))
    student = _student(date(2024, 2, 1), date(2023, 8, 1), onderwijs=2)
    _tot_en_met(date(2025, 1, 2), student)
    (eerste,) = te_converteren()
    assert (eerste.artikel, eerste.van) == ("Wsf 2000 art. 4.11", Maand(2023, 8))
    zet_eerste_jaar_om(actor="test")
    assert set.union(*_vormen(student).values()) == {"gift"}


def test_na_mbo_mag_een_heel_jaar(september: None, op: Op) -> None:
    """5.11a(1)(a): completed mbo, a whole first year, nothing from September to January after it."""
    student, zonder = _student(date(2024, 8, 1)), _student(date(2024, 8, 1))
    tijd.leg_vast(
        Diploma,
        {"persoon_id": student.pk, "opleidingcode": "25180"},
        soort="mbo4",
        brin="25LT",
        behaald_op=date(2023, 7, 6),
        gemeld_op=date(2023, 7, 14),
    )
    _tot_en_met(date(2026, 1, 2), student, zonder)
    (eerste,) = te_converteren()
    assert (eerste.persoon_id, eerste.artikel) == (student.pk, "Wsf 2000 art. 5.11a(1)")


def test_wie_elders_begon_wordt_hier_niet_beoordeeld(september: None, op: Op) -> None:
    student = Gezin.met().student()
    ingeschreven(student, date(2023, 9, 1), date(2024, 2, 1))
    Studieverleden.objects.create(
        persoon_id=student.pk,
        onderwijs=1,
        eerste_toekenning=date(2022, 9, 1),
        prestatiebeurs_gebruikt=12,
        recht_gebruikt=12,
        stand_per=date(2023, 9, 1),
    )
    vraagt_aan(student, "2023-09")
    toekennen(persoon_id=student.pk, actor="test")
    _tot_en_met(date(2025, 1, 2), student)
    assert te_converteren() == []


def test_het_geld_staat_op_gift_en_er_beweegt_niets(
    kloon_db: object, settings: Any, tmp_path: Path, op: Op
) -> None:
    settings.BANK_MAP = str(tmp_path / "bank")
    op(date(2023, 9, 4))
    student = _student(date(2024, 2, 1))
    geef_rekening(student.pk, 1)
    _tot_en_met(date(2024, 8, 16), student)
    betaal_en_bevestig(date(2024, 8, 16), "2024-08")
    voorwaardelijk, bank = saldo(1410) + saldo(1430) + saldo(1470), saldo(1000)
    gift = saldo(4030)
    assert voorwaardelijk > 0
    op(date(2025, 1, 2))
    zet_eerste_jaar_om(actor="test")
    betaal_en_bevestig(date(2025, 1, 17), "2025-01")
    assert [saldo(code) for code in (1410, 1420, 1430, 1470)] == [0, 0, 0, 0]
    assert saldo(4010) + saldo(4030) + saldo(4070) == voorwaardelijk + gift
    assert saldo(1000) == bank and saldo(1300) == 0
    assert rood() == []
