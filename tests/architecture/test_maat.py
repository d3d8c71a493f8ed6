"""Files and functions stay small enough to read in one sitting; an exception is named here with its reason."""

import ast

from .bronnen import Bron, bronnen

FILE_AIM, FILE_LIMIT = 250, 300
FUNCTION_AIM, FUNCTION_LIMIT = 30, 50
# path or path::function -> why it may be longer than the aim (never than the limit)
LONGER: dict[str, str] = {}


def lange_functies(bron: Bron, grens: int) -> list[str]:
    """Functions with more lines than `grens`, their docstring not counted."""
    gevonden = []
    for knoop in ast.walk(bron.boom):
        if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef):
            lang = (knoop.end_lineno or knoop.lineno) - knoop.lineno + 1 - _docstring(knoop)
            if lang > grens and f"{bron.pad}::{knoop.name}" not in LONGER:
                gevonden.append(f"{bron.pad}::{knoop.name} ({lang})")
    return gevonden


def _docstring(knoop: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    eerste = knoop.body[0]
    if ast.get_docstring(knoop) is None:
        return 0
    return (eerste.end_lineno or eerste.lineno) - eerste.lineno + 1


def test_no_file_is_too_long() -> None:
    te_lang = {b.pad: n for b in bronnen() if (n := len(b.tekst.splitlines())) > FILE_AIM}
    assert {pad: n for pad, n in te_lang.items() if n > FILE_LIMIT or pad not in LONGER} == {}


def test_no_function_is_too_long() -> None:
    assert [plek for bron in bronnen() for plek in lange_functies(bron, FUNCTION_LIMIT)] == []


def test_functions_above_the_aim_are_rare() -> None:
    alle = sum(
        isinstance(knoop, ast.FunctionDef) for bron in bronnen() for knoop in ast.walk(bron.boom)
    )
    boven = [plek for bron in bronnen() for plek in lange_functies(bron, FUNCTION_AIM)]
    assert len(boven) <= alle // 33, boven  # at most three in a hundred


def test_exceptions_are_still_needed() -> None:
    paden = {bron.pad for bron in bronnen()}
    assert [wie for wie in LONGER if wie.split("::")[0] not in paden] == []


def test_this_check_sees_what_it_must() -> None:
    tekst = "def f():\n" + '    """Uit\n    leg."""\n' + "    x = 1\n" * 30
    assert lange_functies(Bron("x.py", tekst, ast.parse(tekst)), 30) == ["x.py::f (31)"]
