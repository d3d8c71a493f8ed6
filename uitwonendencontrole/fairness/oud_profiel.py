"""The risk profile of before June 2023, only to recompute what was published about it: nothing else may use it."""

import tomllib
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

BESTAND = Path(__file__).resolve().parents[1] / "parameters" / "oud_profiel.toml"
LEEFTIJDEN = ("15-18", "19-20", "21-22", "23-24", "25-50")


@cache
def profiel() -> dict[str, Any]:
    """The scoring table as it stands in the file."""
    return tomllib.loads(BESTAND.read_text(encoding="utf-8"))


def punten(opleiding: str, afstand: str, leeftijd: str, verblijf: int = 0) -> Decimal:
    """R1 x (R2 + R3) without rounding; `verblijf` (R3) is the score for a long stay away since a young age."""
    tabel = profiel()
    r2 = tabel["afstand"][afstand][LEEFTIJDEN.index(leeftijd)]
    return Decimal(tabel["opleiding"][opleiding]) * (r2 + verblijf)


def score(opleiding: str, afstand: str, leeftijd: str, verblijf: int = 0) -> int:
    """The score as it was printed: rounded, halves upward."""
    return int(punten(opleiding, afstand, leeftijd, verblijf).quantize(Decimal(1), ROUND_HALF_UP))


def klasse(gescoord: int) -> str:
    """The risk category, "1" (very high) to "5", or "6" for a distance that is not known."""
    klassen: dict[str, int] = profiel()["klassen"]
    return next(nummer for nummer, vanaf in klassen.items() if gescoord >= vanaf)
