"""The law map: not stale, and every golden case names a rule and articles that exist."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from studiefinanciering.management.commands import wetskaart

TESTS = Path(settings.BASE_DIR) / "tests"


def test_de_kaart_is_bij() -> None:
    call_command("wetskaart", "--check")


def test_een_verouderde_kaart_valt_op(tmp_path: Path, settings) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "tests").mkdir()
    settings.BASE_DIR = tmp_path
    with pytest.raises(CommandError, match="verouderd"):
        call_command("wetskaart", "--check")
    call_command("wetskaart")
    call_command("wetskaart", "--check")
    kaart = tmp_path / "docs" / "law-map.md"
    kaart.write_text(kaart.read_text(encoding="utf-8") + "x", encoding="utf-8")
    with pytest.raises(CommandError, match="verouderd"):
        call_command("wetskaart", "--check")


def test_elk_geval_noemt_een_bestaande_functie() -> None:
    zaken = [zaak for zaak in wetskaart.gevallen(TESTS / "rules") if zaak.regel]
    assert len(zaken) > 50
    for zaak in zaken:
        module, functie = zaak.regel.split(":")
        assert callable(getattr(import_module(f"studiefinanciering.rules.{module}"), functie)), zaak


def test_elk_artikel_van_een_geval_staat_in_de_kaart() -> None:
    """With its rule, or among the articles that no rule names."""
    kaart = wetskaart.maak_kaart(TESTS)
    for zaak in wetskaart.gevallen(TESTS):
        for wet in zaak.wetten:
            assert (
                f"[{wet.artikel}" in kaart
                or f"`{wet.wet} art. {wet.artikel}`" in kaart
                or (f"## {wet.wet}" in kaart)
            ), f"{zaak.bestand}: {wet}"


def test_een_geval_staat_bij_zijn_eigen_regel() -> None:
    regels = [regel for regel in wetskaart.maak_kaart(TESTS).splitlines() if "[5.2(1)]" in regel]
    (duur,) = [regel for regel in regels if "`duur:maanden_prestatiebeurs`" in regel]
    assert "`prestatiebeurs.ho`" in duur
    assert "`duur.toml`" in duur


def test_artikelen_staan_in_de_orde_van_de_wet() -> None:
    kaart = wetskaart.maak_kaart(TESTS).split("## Wsf 2000\n")[1].split("\n## ")[0]
    artikelen = re.findall(r"^\| \[(\d+)\.(\d+)", kaart, flags=re.MULTILINE)
    getallen = [(int(hoofdstuk), int(nummer)) for hoofdstuk, nummer in artikelen]
    assert getallen == sorted(getallen)
    assert len(getallen) > 40
