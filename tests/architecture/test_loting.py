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
    "zaad_van": {
        "verbintenis": "Verbintenis",
        "antwoord": "Antwoord | None",
        "eerdere": "Collection[str]",
    },
    "verbind": {
        "kader": "Sequence[bytes]",
        "aantal": "int",
        "peildatum": "str",
        "codeversie": "str",
        "uitsluitingen": "Mapping[str, int]",
        "keten": "Keten",
        "ronde": "int",
        "moment": "datetime",
    },
}
NA_DE_TREKKING = {"nareken", "bestand"}
"""Functions that only look back at a draw."""
OPERATIES = tuple(
    f"uitwonendencontrole/operations/{naam}.py" for naam in ("vaststellen", "verbinden", "trekken")
)
VAN_EEN_MENS = {"pk", "bsn_versleuteld", "bsn_sleutel_id", "persoon_id", "pseudoniem"}
"""All that the stored draw reads of somebody: a number to make a code of, and whose it is."""
ZOEKT_OP = {"pk", "overleden_op"}
"""By what people are looked up: being in the frame, and having died (a declared reason)."""
MAG_ERBIJ = {
    "django", "duo_portal.audit", "duo_portal.gateways.drand", "duo_portal.gateways.koppeling", "duo_portal.identity.crypto",
    "duo_portal.identity.models.Persoon", "duo_portal.identity", "uitwonendencontrole.models", "uitwonendencontrole.queries.uitwonenden_op",
    "uitwonendencontrole.rules",
}  # fmt: skip


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


def gelezen_velden(boom: ast.AST, methode: str) -> set[str]:
    """Names given to `.values_list(…)`, or asked by `Persoon.objects.filter(…)` and `exclude`."""
    gevonden = set()
    for knoop in ast.walk(boom):
        if not (isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Attribute)):
            continue
        if methode == "values_list" and knoop.func.attr in {"values_list", "values", "only"}:
            gevonden |= {str(ast.literal_eval(arg)) for arg in knoop.args}
        zoekt = knoop.func.attr in {"filter", "exclude", "get", "annotate", "order_by"}
        if methode == "filter" and zoekt and ast.unparse(knoop.func).startswith("Persoon."):
            gevonden |= {str(k.arg).split("__")[0] for k in knoop.keywords}
            gevonden |= {ast.unparse(arg) for arg in knoop.args}
    return gevonden


def test_the_draw_knows_pseudonyms_only() -> None:
    definities = {d.name: d for d in lees(LOTING[0]).boom.body if isinstance(d, ast.FunctionDef)}
    assert set(definities) == set(TOEGESTAAN) | NA_DE_TREKKING, "a new way in: list what may enter"
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


def test_the_stored_draw_reads_no_more_of_a_person_than_a_number() -> None:
    """Between the file of people and the draw: only ids of who is eligible, and numbers to make codes of."""
    for pad in OPERATIES:
        boom = lees(pad).boom
        assert gelezen_velden(boom, "values_list") <= VAN_EEN_MENS, pad
        assert gelezen_velden(boom, "filter") <= ZOEKT_OP, pad
        vreemd = [
            naam
            for _, naam in geimporteerd(boom)
            if naam.split(".")[0] not in sys.stdlib_module_names
            and not any(
                naam == mag or naam.startswith(f"{mag}.")
                for mag in MAG_ERBIJ - {"duo_portal.identity"}
            )
            and naam != "duo_portal.identity"
            and not naam.startswith(".")
        ]
        assert vreemd == [], pad


def test_a_frame_has_no_place_for_anything_about_a_person() -> None:
    from uitwonendencontrole.models import Geloot, Lid

    assert {v.name for v in Lid._meta.get_fields()} - {"pk"} == {"kader", "plaats", "persoon", "pseudoniem"}  # fmt: skip
    assert {v.name for v in Geloot._meta.concrete_fields} == {"id", "trekking", "volgnummer", "persoon", "pseudoniem", "lot"}  # fmt: skip


def test_this_check_sees_what_it_must() -> None:
    lekt = ast.parse(
        "Persoon.objects.filter(pk__in=x, geboortedatum__lt=y).values_list('pk', 'nationaliteit_groep')"
    )
    assert gelezen_velden(lekt, "values_list") - VAN_EEN_MENS == {"nationaliteit_groep"}
    assert gelezen_velden(lekt, "filter") - ZOEKT_OP == {"geboortedatum"}
    fout = "import django.db\ndef trek(kader, *, leeftijd):\n    return kader[0].postcode + risico_score\n"
    bron = Bron("x.py", fout, ast.parse(fout))
    assert len(namen_over_iemand(bron)) == 3
    assert vreemde_imports(bron) == ["django.db"]
