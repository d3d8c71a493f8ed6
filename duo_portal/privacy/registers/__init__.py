"""The registers that anybody may see: processing activities (art. 30 AVG), agreements with processors (28), DPIA's (35).

Each is a TOML file here. The log of processing names an activity by its URI (`uri`); a test holds that each URI in use
stands in the register.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from duo_portal.audit.verwerkingen import REGISTER


@dataclass(frozen=True, slots=True)
class Verwerkingsactiviteit:
    """One activity with the fields of art. 30(1)."""

    naam: str
    titel: str
    doel: str
    grondslag: str
    betrokkenen: str
    gegevens: str
    ontvangers: str
    bewaartermijn: str
    beveiliging: str
    buiten_eer: str
    dpia: str = ""

    @property
    def uri(self) -> str:
        """As the log of processing names it."""
        return f"{REGISTER}:{self.naam}"


@dataclass(frozen=True, slots=True)
class Verwerker:
    """Somebody who handles data for us; `stand` says whether the agreement is signed, by a model, or still missing."""

    naam: str
    wat: str
    gegevens: str
    waar: str
    stand: str
    sinds: date | None = None


@dataclass(frozen=True, slots=True)
class Dpia:
    """An assessment; `stand` is gedaan, nodig or niet nodig, with the reason."""

    naam: str
    titel: str
    stand: str
    reden: str
    risicos: Sequence[str]
    maatregelen: Sequence[str]
    beoordeeld_op: date | None = None


@cache
def _lees(bestand: str) -> list[dict[str, Any]]:
    tekst = (Path(__file__).parent / f"{bestand}.toml").read_text(encoding="utf-8")
    rijen: list[dict[str, Any]] = tomllib.loads(tekst)["rij"]
    return rijen


def verwerkingen() -> list[Verwerkingsactiviteit]:
    """The processing register."""
    return [Verwerkingsactiviteit(**rij) for rij in _lees("verwerkingen")]


def verwerkers() -> list[Verwerker]:
    """Agreements with processors."""
    return [Verwerker(**rij) for rij in _lees("verwerkers")]


def dpias() -> list[Dpia]:
    """The assessments."""
    return [Dpia(**rij) for rij in _lees("dpia")]
