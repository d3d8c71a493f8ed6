"""A second, small date engine: walks the calendar day by day. Shares no code with the first.

Holidays come from the package `holidays`; the King's (Queen's) day and 5 May are added as the law has them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays

DAG = timedelta(days=1)
WEKEN = {
    "aanvraag": (8, -1), "algemeen": (8, -1), "indienen": (6, 0), "bezwaar": (6, 6), "bezwaar_commissie": (12, 6),
    "verweer": (4, -1), "klacht": (4, 4), "klacht_wet": (6, 4), "klacht_adviseur": (10, 4), "woo": (4, 2),
}  # fmt: skip


@dataclass(frozen=True)
class Stil:
    """Stands still after `op`; the first day that counts again, or None."""

    op: date
    weer: date | None


@dataclass(frozen=True)
class Later:
    """Put off on `op` by so many units, or to a day."""

    op: date
    aantal: int = 0
    tot: date | None = None


@lru_cache(maxsize=100)
def _feest(jaar: int) -> frozenset[date]:
    kalender = holidays.country_holidays(
        "NL", years=jaar, categories=("public", "optional"), language="nl"
    )
    woorden = (
        "nieuwjaar",
        "goede vrijdag",
        "tweede paasdag",
        "hemelvaart",
        "tweede pinksterdag",
        "kerstdag",
    )
    dagen = {dag for dag, naam in kalender.items() if any(w in naam.lower() for w in woorden)}
    return frozenset(dagen | {date(jaar, 5, 5), date(jaar, 4, 27 if jaar > 2013 else 30)})


def vrij(dag: date) -> bool:
    """Saturday, Sunday or holiday."""
    return dag.isoweekday() > 5 or dag in _feest(dag.year)


def werkdag(dag: date) -> date:
    """This day or the next that is not free."""
    while vrij(dag):
        dag += DAG
    return dag


def maand_later(dag: date, aantal: int) -> date:
    """So many months on; a day that does not exist becomes the last one that does."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + aantal, 12)
    for nummer in range(dag.day, 27, -1):
        try:
            return date(jaar, maand + 1, nummer)
        except ValueError:
            continue
    return date(jaar, maand + 1, dag.day)


def einde(naam: str, vanaf: date, wat: Sequence[Stil | Later] = (), jaar: int = 0) -> date:
    """The last day, walked."""
    if naam == "klacht" and any(isinstance(w, Later) for w in wat):
        naam = "klacht_wet"
    if naam == "aanvraag_vooraf":
        doel = date(jaar - 1, 12, 31) - DAG
    elif naam == "avg":
        doel = maand_later(vanaf, 1)
    else:
        doel = vanaf + 7 * WEKEN[naam][0] * DAG
    rest, dag, weer = (doel - vanaf).days, vanaf, vanaf
    geweest: set[int] = set()
    while True:
        for nummer, w in enumerate(wat):
            if nummer in geweest or w.op > dag:
                continue
            geweest.add(nummer)
            if isinstance(w, Later):
                rest += _erbij(naam, vanaf, dag, rest, w, wat)
            elif rest > 0 or (naam != "aanvraag_vooraf" and vrij(dag)):
                rest = rest if rest > 0 else (werkdag(dag) - dag).days
                weer = max(weer, w.weer or weer)
        if rest <= 0 and (naam == "aanvraag_vooraf" or not vrij(dag)):
            return dag
        dag += DAG
        rest -= dag >= weer


def _erbij(
    naam: str, vanaf: date, dag: date, rest: int, w: Later, wat: Sequence[Stil | Later]
) -> int:
    if w.tot is not None:
        stil = 0
        for s in wat:
            if isinstance(s, Stil) and s.weer and s.op <= w.op:
                stil += max((s.weer - dag - DAG).days, 0)
        return max((w.tot - dag).days - stil - rest, 0)
    if naam == "avg":
        return (maand_later(vanaf, 1 + w.aantal) - maand_later(vanaf, 1)).days
    return 7 * w.aantal


def eerste_dwangsomdag(termijn_tot: date, notitie: date) -> date:
    """The day after fourteen days, counted on, that end on a working day."""
    dag = max(notitie, termijn_tot)
    for _ in range(14):
        dag += DAG
    return werkdag(dag) + DAG


def dwangsom(termijn_tot: date, notitie: date, besluit: date | None, op: date) -> tuple[int, int]:
    """Days and cents, added up one by one."""
    per_dag = (23, 35, 45) if notitie.year >= 2019 else (20, 30, 40)
    dag, dagen, euro = eerste_dwangsomdag(termijn_tot, notitie), 0, 0
    while dagen < 42 and dag <= op and (besluit is None or dag < besluit):
        euro += per_dag[dagen // 14]
        dagen, dag = dagen + 1, dag + DAG
    return dagen, euro * 100
