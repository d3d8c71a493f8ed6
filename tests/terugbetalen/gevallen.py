"""Golden cases of repayment: `tests/terugbetalen/<name>.toml`, with naam, law, regel and the sum in a comment.

A row is written short: what a case does not name has the value of `basis`. Months are "2024-09", "nooit" is a
month that never comes, and regelingen and other codes are their names.
"""

import tomllib
from enum import IntEnum
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from duo_portal.foundation.period import Maand
from terugbetalen.rules.kolommen import GEEN, NOOIT
from terugbetalen.rules.regeling import NAAM

from ..rules.gouden import getal


def gevallen(naam: str, regel: str = "") -> Any:
    """The cases of one file (of one rule), as a parametrize mark with their names as ids."""
    inhoud = tomllib.loads(Path(__file__).with_name(f"{naam}.toml").read_text(encoding="utf-8"))
    lijst = [g for g in inhoud["geval"] if not regel or g["regel"].endswith(f":{regel}")]
    assert lijst, f"{naam}.toml heeft geen gevallen voor {regel}"
    return pytest.mark.parametrize("geval", lijst, ids=[g["naam"] for g in lijst])


def waarde(tekst: Any) -> Any:
    """A cell: a month, "nooit", "geen", a regeling, euros ("12.34" becomes 1234 cents), or the number itself."""
    if not isinstance(tekst, str):
        return getal(tekst)
    if tekst in NAAM:
        return int(NAAM[tekst])
    if tekst in ("nooit", "geen"):
        return NOOIT if tekst == "nooit" else GEEN
    if "." in tekst:
        return int(tekst.replace(".", ""))
    return getal(tekst)


def kolommen(basis: dict[str, Any], anders: dict[str, Any]) -> dict[str, Any]:
    """One row as columns of length 1."""
    assert set(anders) <= set(basis), set(anders) - set(basis)
    return {naam: np.array([waarde(cel)]) for naam, cel in {**basis, **anders}.items()}


def maand(index: int) -> str:
    """A month index as the cases write it."""
    if index in (GEEN, NOOIT):
        return "geen" if index == GEEN else "nooit"
    return str(Maand.van_index(index))


def namen(soort: type[IntEnum], codes: Any) -> list[str]:
    return [soort(int(code)).name for code in codes]
