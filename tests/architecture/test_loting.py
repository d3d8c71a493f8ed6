"""Nothing about a person but being in the frame can enter the draw: not as an argument, not through a back door."""

import ast
import sys

from .bronnen import ROOT, Bron, geimporteerd

LOTING = tuple(f"uitwonendencontrole/rules/{naam}.py" for naam in ("steekproef", "merkle", "baken"))
OVER_IEMAND = {
    "leeftijd", "age", "geboren", "geboortedatum", "opleiding", "education", "onderwijs", "afstand", "distance",
    "geslacht", "sex", "gender", "herkomst", "origin", "nationaliteit", "naam_student", "achternaam", "adres",
    "address", "postcode", "woonplaats", "ouders", "ouder", "persoon", "burger", "student", "risico", "score",
}  # fmt: skip
TOEGESTAAN = {
    "pseudoniem": {"rondesleutel": "bytes", "kenmerk": "str"},
    "bevries": {"pseudoniemen": "Collection[bytes]"},
    "lot": {"zaad": "bytes", "pseudoniem_": "bytes"},
    "trek": {"kader": "Sequence[bytes]", "aantal": "int", "zaad": "bytes"},
}


def namen_over_iemand(bron: Bron) -> list[str]:
    """Arguments, variables and attributes with a name that says something about a person."""
    gevonden = []
    for knoop in ast.walk(bron.boom):
        naam = (
            getattr(knoop, "arg", None)
            or getattr(knoop, "id", None)
            or getattr(knoop, "attr", None)
        )
        if isinstance(naam, str) and set(naam.lower().split("_")) & OVER_IEMAND:
            gevonden.append(f"{bron.pad}:{getattr(knoop, 'lineno', 0)} {naam}")
    return gevonden


def vreemde_imports(bron: Bron) -> list[str]:
    """Imports through which a fact about a person could be fetched: all but the standard library."""
    return [
        naam
        for _, naam in geimporteerd(bron.boom)
        if naam.split(".")[0] not in sys.stdlib_module_names
    ]


def lees(pad: str) -> Bron:
    tekst = (ROOT / pad).read_text()
    return Bron(pad, tekst, ast.parse(tekst))


def test_the_draw_knows_pseudonyms_only() -> None:
    definities = {d.name: d for d in lees(LOTING[0]).boom.body if isinstance(d, ast.FunctionDef)}
    for functie, velden in TOEGESTAAN.items():
        args = definities[functie].args
        alle = [*args.posonlyargs, *args.args, *args.kwonlyargs]
        assert {arg.arg: ast.unparse(arg.annotation) for arg in alle} == velden
        assert args.vararg is None
        assert args.kwarg is None


def test_no_name_in_it_is_about_a_person_and_nothing_can_be_fetched() -> None:
    for pad in LOTING:
        bron = lees(pad)
        assert namen_over_iemand(bron) == []
        assert vreemde_imports(bron) == []


def test_this_check_sees_what_it_must() -> None:
    fout = "import django.db\ndef trek(kader, *, leeftijd):\n    return kader[0].postcode + risico_score\n"
    bron = Bron("x.py", fout, ast.parse(fout))
    assert len(namen_over_iemand(bron)) == 3
    assert vreemde_imports(bron) == ["django.db"]
