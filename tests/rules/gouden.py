"""Golden cases: `tests/rules/<name>.toml`, a list of [[geval]] with naam, law, regel and the sum in a comment."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from duo_portal.foundation.period import Maand


def gevallen(naam: str, regel: str = "") -> Any:
    """The cases of one file (of one rule "module:function"), as a parametrize mark with their names as ids."""
    inhoud = tomllib.loads(Path(__file__).with_name(f"{naam}.toml").read_text(encoding="utf-8"))
    lijst = [g for g in inhoud["geval"] if not regel or g["regel"] == regel]
    assert lijst, f"{naam}.toml heeft geen gevallen voor {regel}"
    return pytest.mark.parametrize("geval", lijst, ids=[g["naam"] for g in lijst])


def kolom(waarde: Any) -> Any:
    """One value as a column of one row: "2024-09" becomes a month index, a date an ordinal."""
    return np.array([getal(waarde)])


def getal(waarde: Any) -> Any:
    if isinstance(waarde, date):
        return waarde.toordinal()
    if isinstance(waarde, str):
        return Maand.parse(waarde).index
    return waarde


def kolommen(tabel: dict[str, Any], **codes: Any) -> dict[str, Any]:
    """A table as columns of one row; `codes` names the enum of a column that is written as a word."""
    uit = {}
    for naam, waarde in tabel.items():
        is_woord = naam in codes and isinstance(waarde, str)
        uit[naam] = kolom(int(codes[naam][waarde.upper()]) if is_woord else waarde)
    return uit
