"""A bank folder of its own for every test, and the bank to practise with."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.gateways.bank.proefbank.gedrag import GEDRAGINGEN
from duo_portal.gateways.bank.proefbank.kantoor import Proefbank
from duo_portal.ledger import auditor
from studiefinanciering.uitbetalen.bevestigen import lees_bank


@pytest.fixture(autouse=True)
def bankmap(tmp_path: Path, settings) -> Path:
    settings.BANK_MAP = str(tmp_path / "bank")
    return tmp_path / "bank"


@pytest.fixture(autouse=True)
def auditor_groen(kloon_db) -> Iterator[None]:
    """Whatever a story did: at its end every check of the independent auditor is green."""
    yield
    rood = [u for u in auditor.controleer() if not u.is_groen]
    assert not rood, [(u.controle.naam, u.voorbeelden) for u in rood]


@pytest.fixture
def bank(bankmap: Path) -> Callable[..., list]:
    """`bank(dag, gedrag="goed", seed=0)`: one visit of the bank, then we take in what it left."""

    def bezoek(dag: date, gedrag: str = "goed", seed: int = 0) -> list:
        bedrijfsdatum.zet(dag, "proef")
        Proefbank(
            bankmap / "uit", bankmap / "in", bankmap / "geheugen", seed, GEDRAGINGEN[gedrag]
        ).werk(dag)
        return lees_bank()

    return bezoek
