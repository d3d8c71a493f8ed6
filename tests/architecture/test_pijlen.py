"""What import-linter's layers do not say: front doors between apps, and no circles."""

import ast

import grimp

from .bronnen import APPS, PACKAGES, Bron, bronnen, geimporteerd

FRONT_DOORS = ("queries", "operations")


def langs_de_achterdeur(bron: Bron) -> list[str]:
    """Imports of another app that do not go through its `queries` or `operations`."""
    thuis = bron.pad.split("/")[0]
    return [
        f"{bron.pad}:{lijn} {naam}"
        for lijn, naam in geimporteerd(bron.boom)
        if (delen := naam.split("."))[0] in APPS
        and delen[0] != thuis
        and (len(delen) < 2 or delen[1] not in FRONT_DOORS)
    ]


def circles(edges: dict[str, set[str]]) -> list[list[str]]:
    """Groups of modules that import one another in a circle (Tarjan's strongly connected components)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        order[node] = low[node] = len(order)
        stack.append(node)
        for other in sorted(edges.get(node, ())):
            if other not in order:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], order[other])
        if low[node] == order[node]:
            group = stack[stack.index(node) :]
            del stack[stack.index(node) :]
            if len(group) > 1:
                found.append(sorted(group))

    for node in sorted(edges):
        if node not in order:
            visit(node)
    return found


def test_apps_enter_one_another_by_the_front_door() -> None:
    assert [plek for bron in bronnen() for plek in langs_de_achterdeur(bron)] == []


def test_no_imports_in_a_circle() -> None:
    graph = grimp.build_graph(*PACKAGES)
    edges = {
        module: set(graph.find_modules_directly_imported_by(module)) for module in graph.modules
    }
    assert circles(edges) == []


def test_these_checks_see_what_they_must() -> None:
    tekst = (
        "from studiefinanciering.models import Student\nfrom studiefinanciering import queries\n"
    )
    bron = Bron("terugbetalen/x.py", tekst, ast.parse(tekst))
    assert langs_de_achterdeur(bron) == ["terugbetalen/x.py:1 studiefinanciering.models.Student"]
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]
