"""The source of the project as parsed files: what the tests of this folder look at."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("studiefinanciering", "terugbetalen", "uitwonendencontrole")
PACKAGES = ("duo_portal", *APPS)


@dataclass(frozen=True)
class Bron:
    """One file."""

    pad: str
    tekst: str
    boom: ast.Module


@cache
def bronnen(*mappen: str) -> tuple[Bron, ...]:
    """All Python files under the named packages (default: all), migrations left out."""
    paden = (pad for map_ in mappen or PACKAGES for pad in sorted((ROOT / map_).rglob("*.py")))
    return tuple(
        Bron(str(pad.relative_to(ROOT)), tekst := pad.read_text(), ast.parse(tekst, str(pad)))
        for pad in paden
        if "migrations" not in pad.parts
    )


def geroepen(boom: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of every call of a plain name: `date.today`, `float`."""
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Call):
            yield knoop.lineno, ast.unparse(knoop.func)


def geimporteerd(boom: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, full name) of every absolute import; `from a import b` counts as `a.b`."""
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Import):
            yield from ((knoop.lineno, naam.name) for naam in knoop.names)
        elif isinstance(knoop, ast.ImportFrom) and knoop.level == 0:
            yield from ((knoop.lineno, f"{knoop.module}.{naam.name}") for naam in knoop.names)
