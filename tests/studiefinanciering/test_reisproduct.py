"""The travel product: until when there is a right, the last safe day, and what builds up after it."""

from collections.abc import Callable
from datetime import date

import pytest

from duo_portal.foundation.period import Maand
from duo_portal.identity.models import Persoon
from studiefinanciering.inzien.reis import boetevooruitzicht, reisstand
from studiefinanciering.inzien.stel import AndereKeuze
from studiefinanciering.operations.ov_boete import Reisgebruik, leg_ov_boetes_op
from studiefinanciering.operations.reisproduct import StopdagKanNiet, meld_stopgezet
from studiefinanciering.operations.stopzetten import stopzetten
from studiefinanciering.operations.toekennen import toekennen
from studiefinanciering.operations.wijzigen import wijzig
from tests.factories.gezinnen import Gezin, ingeschreven, vraagt_aan

pytestmark = pytest.mark.usefixtures("september")


@pytest.fixture
def student(september: None) -> Persoon:
    kind = Gezin.met().student()
    ingeschreven(kind, date(2023, 9, 1))
    vraagt_aan(kind, "2023-09")
    toekennen(persoon_id=kind.pk, actor="test")
    return kind


def test_een_recht_dat_doorloopt_eindigt_niet_op_31_december(student: Persoon) -> None:
    stand = reisstand(student.pk, date(2023, 10, 1))
    assert stand.heeft_recht and stand.vraagt and not stand.loopt_op
    assert (stand.zonder_recht, stand.uiterste_stopdag) == (None, None)


def test_na_stoppen_is_de_tiende_de_laatste_veilige_dag(
    student: Persoon, op: Callable[[date], None]
) -> None:
    stopzetten(persoon_id=student.pk, per=Maand(2023, 11), sleutel="s", actor="test")
    stand = reisstand(student.pk, date(2023, 10, 20))
    assert (stand.zonder_recht, stand.uiterste_stopdag) == (Maand(2023, 11), date(2023, 11, 10))
    assert not stand.loopt_op
    op(date(2023, 12, 20))
    stand = reisstand(student.pk, date(2023, 12, 20))
    # 11-15 and 16-30 November are half-months 1 and 2 (low); from December the high amount (2023: 81,40 / 162,82;
    # January by its own year: 179,10)
    assert [(h.nummer, h.bedrag_centen, h.is_begonnen) for h in stand.halve_maanden] == [
        (1, 8_140, True),
        (2, 8_140, True),
        (3, 16_282, True),
        (4, 16_282, True),
        (5, 17_910, False),
        (6, 17_910, False),
    ]
    assert stand.halve_maanden[0].eerste_dag == date(2023, 11, 11)
    assert stand.halve_maanden[1].laatste_dag == date(2023, 11, 30)
    assert stand.loopt_op and stand.al_opgelopen_centen == 2 * 8_140 + 2 * 16_282


def test_het_vooruitzicht_is_de_boete_die_volgt(
    student: Persoon, op: Callable[[date], None]
) -> None:
    stopzetten(persoon_id=student.pk, per=Maand(2023, 11), sleutel="s", actor="test")
    op(date(2024, 2, 20))
    gezien = boetevooruitzicht(Maand(2023, 11), date(2024, 2, 20), vooruit=0)
    gebruik = [Reisgebruik(student.pk, h.eerste_dag) for h in gezien]
    assert leg_ov_boetes_op(gebruik).centen == sum(h.bedrag_centen for h in gezien)
    assert reisstand(student.pk, date(2024, 2, 20)).open_boete_centen > 0


def test_minder_vragen_begint_volgende_maand_en_de_melding_stopt_de_waarschuwing(
    student: Persoon, op: Callable[[date], None]
) -> None:
    wijzig(
        persoon_id=student.pk,
        wat=AndereKeuze(Maand(2023, 10), vraagt_reisvoorziening=False),
        sleutel="k",
        actor="test",
    )
    op(date(2023, 10, 20))
    assert reisstand(student.pk, date(2023, 10, 20)).loopt_op
    with pytest.raises(StopdagKanNiet, match="nog niet geweest"):
        meld_stopgezet(persoon_id=student.pk, op=date(2023, 10, 21), sleutel="m", actor="test")
    with pytest.raises(StopdagKanNiet, match="nog geen reisproduct"):
        meld_stopgezet(persoon_id=student.pk, op=date(2023, 8, 31), sleutel="m", actor="test")
    for _ in range(2):
        meld_stopgezet(persoon_id=student.pk, op=date(2023, 10, 9), sleutel="m", actor="test")
    stand = reisstand(student.pk, date(2023, 10, 20))
    assert stand.stopgezet_op == date(2023, 10, 9) and not stand.loopt_op


def test_wie_nooit_reisde_heeft_niets_te_stoppen(september: None) -> None:
    kind = Gezin.met().student()
    assert reisstand(kind.pk, date(2023, 10, 1)).zonder_recht is None
    with pytest.raises(StopdagKanNiet):
        meld_stopgezet(persoon_id=kind.pk, op=date(2023, 9, 4), sleutel="m", actor="test")
