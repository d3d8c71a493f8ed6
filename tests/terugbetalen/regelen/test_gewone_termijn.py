"""An arrangement defers the arrears in it, not the month: the usual term is asked beside it, as its letter says."""

from datetime import date
from pathlib import Path

import pytest

from terugbetalen.innen.mandaten import geef_mandaat
from terugbetalen.models import Termijn
from tests.factories.innen import rekening
from tests.terugbetalen.innen.innen import lijst, maand_af

from .hulp import achter, spreek_af

pytestmark = pytest.mark.usefixtures("kloon_db")


def test_wie_een_regeling_heeft_wordt_de_gewone_maand_gevraagd(tmp_path: Path, settings) -> None:
    settings.BANK_MAP = str(tmp_path / "bank")
    wie = achter()
    rekening(wie)
    geef_mandaat(persoon_id=wie.pk, op=date(2024, 3, 1), actor="proef")
    spreek_af(wie)
    run = maand_af(date(2024, 4, 1))
    assert lijst(run) == {}
    assert Termijn.objects.filter(run_id=run.pk, persoon=wie, maand=date(2024, 4, 1)).exists()
