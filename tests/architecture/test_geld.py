"""Money is whole cents: no float in any module that touches it."""

import ast

from .bronnen import Bron, bronnen

MONEY = (
    "duo_portal/foundation/money.py",
    "duo_portal/foundation/parameters.py",
    "duo_portal/ledger/",
    "duo_portal/gateways/bank/",
    "studiefinanciering/rules/",
    "studiefinanciering/operations/",
    "studiefinanciering/uitbetalen/",
    "studiefinanciering/regelingen/",
    "studiefinanciering/models/",
    "terugbetalen/",
)
# What is no money: path -> what the number is.
OTHER_NUMBERS = {
    "duo_portal/gateways/bank/proefbank/__main__.py": "the chance that the test bank misbehaves",
}
FLOATS = {"float", "np.float64", "np.float32", "numpy.float64", "models.FloatField"}


def zwevend(bron: Bron) -> list[str]:
    """Calls of float, float literals and float dtypes. A type name in isinstance (to refuse it) may stand."""
    geweigerd = {
        id(naam)
        for knoop in ast.walk(bron.boom)
        if isinstance(knoop, ast.Call) and ast.unparse(knoop.func) == "isinstance"
        for naam in ast.walk(knoop)
    }
    return [
        f"{bron.pad}:{knoop.lineno} {ast.unparse(knoop)}"
        for knoop in ast.walk(bron.boom)
        if id(knoop) not in geweigerd
        and (
            (isinstance(knoop, ast.Constant) and isinstance(knoop.value, float))
            or (isinstance(knoop, ast.Name | ast.Attribute) and ast.unparse(knoop) in FLOATS)
        )
    ]


def test_no_float_where_money_is() -> None:
    gevonden = [
        plek
        for bron in bronnen()
        if bron.pad.startswith(MONEY) and bron.pad not in OTHER_NUMBERS
        for plek in zwevend(bron)
    ]
    assert gevonden == []


def test_this_check_sees_what_it_must() -> None:
    fout = "a = float(b)\nc = 0.26 * d\ne = x.astype(np.float64)\nf: float = g\n"
    assert len(zwevend(Bron("x.py", fout, ast.parse(fout)))) == 4
    goed = "if isinstance(b, float):\n    raise TypeError\n"
    assert zwevend(Bron("x.py", goed, ast.parse(goed))) == []
