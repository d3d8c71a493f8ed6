"""A year of twelve months from the first month of a proposal, as far as the stored facts carry.

A proposal that begins in September has its first year in two calendar years of decisions. Months that were decided count
as they are, with every change of facts in them; a month that nobody was decided about yet counts as the last one that
was, and the outcome says how many those are.
"""

from typing import Any

from duo_portal.beleid.onderdrukken import GRENS
from duo_portal.foundation.period import Maand

MAANDEN = 12
PerMaand = dict[int, int]


def eerste_maand(begint: Maand | None, jaar: int) -> Maand:
    """Where the year begins: with the proposal when that is within the calendar year, else in January."""
    return begint if begint is not None and begint.jaar == jaar else Maand(jaar, 1)


def twaalf_maanden(
    eerste: Maand, nu: PerMaand, straks: PerMaand, mensen: PerMaand, *, mensen_anders: int
) -> dict[str, Any] | None:
    """The year as data, or None when none of its months was decided or few people stand behind the difference.

    `besloten` are months from decisions, `geraamd` those that stand for the last of them.
    """
    venster = range(eerste.index, eerste.index + MAANDEN)
    besloten = [m for m in venster if m in nu or m in straks]
    is_weinig = any(0 < mensen.get(m, 0) < GRENS for m in besloten)
    if not besloten or is_weinig or 0 < mensen_anders < GRENS:
        return None
    laatste, geraamd = besloten[-1], MAANDEN - len(besloten)
    rijen = [(m, nu.get(m, 0), straks.get(m, 0)) for m in besloten]
    som_nu = sum(r[1] for r in rijen) + geraamd * nu.get(laatste, 0)
    som_straks = sum(r[2] for r in rijen) + geraamd * straks.get(laatste, 0)
    return {
        "eerste": str(eerste),
        "laatste": str(eerste + (MAANDEN - 1)),
        "besloten": len(besloten),
        "geraamd": geraamd,
        "nu_centen": som_nu,
        "voorstel_centen": som_straks,
        "verschil_centen": som_straks - som_nu,
        "maanden": [
            {"maand": str(Maand.van_index(m)), "nu_centen": a, "voorstel_centen": b}
            for m, a, b in rijen
        ],
    }
