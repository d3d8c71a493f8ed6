"""The file of a scheme: refused with its line and reason, decided from the command line."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from studiefinanciering.models import Toekenning
from studiefinanciering.operations.regelingen import (
    ken_eenmalig_toe,
)
from studiefinanciering.regelingen.invoer import InvoerFout
from studiefinanciering.regelingen.schemas import schema_van
from studiefinanciering.rules.componenten import Component

from .vullen import ENERGIE, VOUCHER, Op, kenmerk_van, lees_bestand, oud_student

pytestmark = pytest.mark.usefixtures("september")


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
        "kenmerk": kenmerk_van(oud_student(date(2017, 9, 1), 48)),
        "is_uitwonend": "nee",
        "aanvullende_beurs": 0,
        "heeft_prestatiebeurs_over": "nee",
        "laatste_aanvullende_beurs": 0,
        "lening": 0,
    }
    with pytest.raises(InvoerFout, match=wat) as fout:
        lees_bestand(ENERGIE, {**rij, veld: waarde})
    assert waarde not in str(fout.value) or waarde == "true"
    with pytest.raises(InvoerFout, match="al eerder"):
        lees_bestand(ENERGIE, rij, rij)


def test_een_regeling_is_geen_maandelijkse_studiefinanciering() -> None:
    with pytest.raises(KeyError):
        ken_eenmalig_toe(regeling=Component.BASISBEURS, actor="test")


def test_het_bestand_op_de_opdrachtregel(op: Op, tmp_path: Path, capsys: Any) -> None:
    student = oud_student(date(2016, 9, 1), 48)
    op(date(2025, 1, 6))
    bestand = tmp_path / "voucher.csv"
    kop = ["kenmerk", *schema_van(VOUCHER).kolommen]
    bestand.write_text(f"{','.join(kop)}\n{kenmerk_van(student)},2016,ja,ja,0,0\n")
    call_command("regeling", "voucher", bestand=bestand)
    assert "1 toegekend (€ 2.097,08)" in capsys.readouterr().out
    assert Toekenning.objects.count() == 0
    call_command("regeling", "voucher", bestand=bestand, beslis=True, door="anna")
    assert Toekenning.objects.get().actor == "anna"
    bestand.write_text("kenmerk\n")
    with pytest.raises(SystemExit) as fout:
        call_command("regeling", "voucher", bestand=bestand)
    assert fout.value.code == 2
