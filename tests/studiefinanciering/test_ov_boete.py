"""The travel product used after the right had ended: a fine per half-month, once, set off and never lent."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.models import Werkopdracht
from duo_portal.ledger.models import Boeking
from duo_portal.letters.models import Brief
from studiefinanciering.models import Uitbetaling
from studiefinanciering.operations.ov_boete import (
    BoeteNietInTeTrekken,
    Reisgebruik,
    leg_ov_boetes_op,
    trek_ov_boete_in,
    voorbeeld_ov_boete,
)
from tests.uitbetalen.besluiten import beslis, betaal_en_bevestig, maak_student

from .geld import rood, saldo

pytestmark = pytest.mark.usefixtures("kloon_db")
BASIS, REIS, PRESTATIE = 1, 7, 2
SEP, DAG = date(2023, 9, 15), date(2024, 3, 4)
VIER_KEER = [date(2024, 1, 12), date(2024, 1, 14), date(2024, 1, 20), date(2024, 2, 3)]


@pytest.fixture(autouse=True)
def met_groene_auditor(kloon_db: object, settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.BANK_MAP = str(tmp_path / "bank")
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    yield
    assert rood() == []


def _reiziger() -> int:
    """A travel right until December 2023."""
    student = maak_student()
    beslis(
        student,
        "2023-09",
        "2024-01",
        {(BASIS, PRESTATIE): 11_030, (REIS, PRESTATIE): 10_540},
        op=SEP,
    )
    return student


def _gebruik(student: int, *dagen: date) -> list[Reisgebruik]:
    return [Reisgebruik(student, dag) for dag in dagen]


def test_elke_halve_maand_een_boete_en_maar_een_keer() -> None:
    """First and second half of January 89,54 each, the third half-month 179,10: 358,18."""
    student = _reiziger()
    bedrijfsdatum.zet(DAG, "test")
    gebruik = _gebruik(student, *VIER_KEER)
    voorbeeld = voorbeeld_ov_boete(gebruik)
    assert Boeking.objects.count() == 0, "a preview decides nothing"
    uitkomst = leg_ov_boetes_op(gebruik, actor="test")
    assert uitkomst == voorbeeld
    assert (uitkomst.boetes, uitkomst.centen) == (3, 2 * 8_954 + 17_910)
    assert uitkomst.redenen == {"verschuldigd": 3, "al_gerekend": 1}
    assert (saldo(1310, student), saldo(8100)) == (35_818, -35_818)
    brief = Brief.objects.order_by("id").filter(soort="ov_boete")[2]
    assert (brief.data["helft"], brief.data["nummer"]) == ("2024-02-1", 3)
    assert brief.data["betalen_voor"] == "2024-04-16"
    weer = leg_ov_boetes_op([*gebruik, Reisgebruik(student, date(2024, 1, 30))], actor="test")
    assert (weer.boetes, weer.al_beslist) == (0, 3)
    assert saldo(1310, student) == 35_818


def test_wie_recht_had_of_op_tijd_stopte_betaalt_niets() -> None:
    student = _reiziger()
    uitkomst = leg_ov_boetes_op(
        [
            *_gebruik(student, date(2023, 12, 31), date(2024, 1, 10)),
            Reisgebruik(student, date(2024, 1, 25), is_verwijtbaar=False),
        ],
        actor="test",
    )
    assert uitkomst.centen == 0
    assert uitkomst.redenen == {"had_recht": 1, "voor_de_elfde": 1, "niet_te_verwijten": 1}
    assert Boeking.objects.count() == 0


def test_wie_hier_nooit_reisde_is_werk_voor_een_mens() -> None:
    student = maak_student()
    for _ in range(2):
        leg_ov_boetes_op(_gebruik(student, date(2024, 1, 12)), actor="test")
    opdracht = Werkopdracht.objects.get()
    assert (opdracht.soort, opdracht.reden) == ("ov_boete", "nooit_recht")
    assert saldo(1310) == 0


def test_een_boete_wordt_na_te_veel_ontvangen_verrekend_tot_het_maximum() -> None:
    """At most 200,93 a month in 2024: the claim of 110,30 first, then 90,63 of the fine."""
    student = _reiziger()
    betaal_en_bevestig(SEP, "2023-09")
    beslis(student, "2023-09", "2023-10", {(REIS, PRESTATIE): 10_540}, op=date(2024, 1, 3))
    beslis(student, "2023-10", "2024-01", {(REIS, PRESTATIE): 10_540}, op=date(2024, 1, 3))
    betaal_en_bevestig(date(2024, 1, 17), "2024-01")
    assert saldo(1300, student) == 11_030
    bedrijfsdatum.zet(DAG, "test")
    leg_ov_boetes_op(_gebruik(student, *VIER_KEER), actor="test")
    beslis(student, "2024-03", "2024-06", {(BASIS, PRESTATIE): 30_000}, op=DAG)
    betaal_en_bevestig(date(2024, 3, 18), "2024-03")
    betaling = Uitbetaling.objects.order_by("id").last()
    assert betaling is not None
    assert (betaling.bedrag_centen, betaling.verrekend_centen) == (30_000 - 20_093, 20_093)
    assert (saldo(1300, student), saldo(1310, student)) == (0, 35_818 - 9_063)
    betaal_en_bevestig(date(2024, 4, 17), "2024-04")
    assert saldo(1310, student) == 35_818 - 9_063 - 20_093
    betaal_en_bevestig(date(2024, 5, 16), "2024-05")
    assert saldo(1310, student) == 0
    betaling = Uitbetaling.objects.order_by("id").last()
    assert betaling is not None
    assert betaling.verrekend_centen == 35_818 - 9_063 - 20_093
    assert saldo(1235, student) == 0


def test_een_boete_die_niet_te_verwijten_was_gaat_terug() -> None:
    student = _reiziger()
    bedrijfsdatum.zet(DAG, "test")
    leg_ov_boetes_op(_gebruik(student, *VIER_KEER), actor="test")
    eens = trek_ov_boete_in(persoon_id=student, helft="2024-01-2", reden="storing", actor="anna")
    nog_eens = trek_ov_boete_in(
        persoon_id=student, helft="2024-01-2", reden="storing", actor="anna"
    )
    assert eens == nog_eens and saldo(1310, student) == 8_954 + 17_910
    with pytest.raises(BoeteNietInTeTrekken, match="geen boete"):
        trek_ov_boete_in(persoon_id=student, helft="2024-05-1", reden="x", actor="anna")
    leg_ov_boetes_op(_gebruik(student, *VIER_KEER), actor="test")
    assert saldo(1310, student) == 8_954 + 17_910, "reported again, it stays taken back"
