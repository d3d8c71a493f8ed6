"""Repaying under a proposal: the draagkracht of who earns little, to the cent, and nothing written."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from duo_portal.audit import bedrijfsdatum
from duo_portal.beleid.doorrekenen import lees
from duo_portal.beleid.wet import AlAanwezig
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from duo_portal.gateways.koppeling import met_koppeling
from duo_portal.ledger.codes import Regime
from terugbetalen.beleid import simuleer
from terugbetalen.models import Vaststelling
from terugbetalen.operations.vaststellen import vaststellen
from tests.terugbetalen.vaststellen.debiteuren import debiteur, dienst

ACHT_PROCENT = """
[voorstel]
titel = "Acht procent van het inkomen"
budget = "100.00"
[[draagkracht.sf35.values]]
from = 2024-01-01
tarief = "8"
"""
NIETS = ACHT_PROCENT.replace('"8"', '"4"')


@pytest.fixture
def debiteuren(db: None) -> None:
    """Rich, poor and of unknown income, each owing 42,000 with 420 months to go (tests of the year's decision)."""
    bedrijfsdatum.zet(date(2023, 11, 16), "test")
    rijk, arm, stil = (debiteur(Regime.SF35, date(2021, 9, 1), 4_200_000) for _ in range(3))
    with met_koppeling("belastingdienst", dienst((rijk, 2022, 9_000_000), (arm, 2022, 2_355_600))):
        for wie in (rijk, arm, stil):
            vaststellen(persoon_id=wie.pk, maand=Maand(2024, 1), actor="test")


@pytest.mark.usefixtures("debiteuren")
def test_een_hoger_percentage_treft_wie_weinig_verdient() -> None:
    voor = list(Vaststelling.objects.order_by("pk").values())
    niets = simuleer(lees(NIETS, "terugbetalen"), date(2024, 1, 1))
    assert niets.totaal.verschil_centen == 0
    assert niets.geboekt_centen == niets.totaal.nu_centen == 2 * 10_000 * 12
    assert "sluit_niet_aan" not in niets.opmerkingen
    # (23556,00 - 22356,00) x 8 % / 12 = 8,00, above the threshold of 5,00; the rich pay their instalment either way.
    uit = simuleer(lees(ACHT_PROCENT, "terugbetalen"), date(2024, 1, 1))
    assert (uit.totaal.mensen, uit.totaal.wint, uit.totaal.verliest) == (3, 0, 1)
    assert uit.totaal.verschil_centen == 800 * 12
    assert {g.naam for i in uit.indelingen if i.naam == "regeling" for g in i.groepen} == {"sf35"}
    assert list(Vaststelling.objects.order_by("pk").values()) == voor


def test_van_voorstel_naar_wet(tmp_path: Path) -> None:
    bestand = tmp_path / "voorstel.toml"
    bestand.write_text(ACHT_PROCENT)
    call_command(
        "overlay_naar_wet", overlay=bestand, map=tmp_path / "wet", simulator="terugbetalen"
    )
    regels = (tmp_path / "wet" / "parameters.toml").read_text()
    kop = "[voorstel]\ntitel = 'terug'\n"
    opnieuw = lees(kop + regels, "terugbetalen")
    assert opnieuw.parameters.waarde("draagkracht.sf35.tarief", date(2024, 1, 1)) == 80_000
    assert opnieuw.parameters.waarde("draagkracht.sf35.tarief", date(2023, 12, 1)) == 40_000
    assert 'reeks = "draagkracht.sf35.tarief"' in (tmp_path / "wet" / "gouden.toml").read_text()
    assert isinstance(opnieuw.parameters, Parameters)
    with pytest.raises(CommandError, match="bestaat al"):
        call_command(
            "overlay_naar_wet", overlay=bestand, map=tmp_path / "wet", simulator="terugbetalen"
        )
    assert issubclass(AlAanwezig, OSError)
