"""Whether there may be something to tell: every app's question, asked together in one statement of a page.

Nearly everybody who opens the first page has none of it, and that page has a budget of six statements. A flag says that it
is worth looking further, no more.
"""

from collections.abc import Mapping
from contextvars import ContextVar
from datetime import date

from duo_portal.audit.voorbereid import voorbereide_cursor
from duo_portal.identity.burger import Burger

_vragen: dict[str, str] = {}
# A citizen is read anew on every request, so the same object means the same request.
_gezien: ContextVar[tuple[Burger, date, Mapping[str, bool]] | None] = ContextVar(
    "vlaggen", default=None
)


def registreer_vlag(naam: str, vraag: str) -> None:
    """`vraag` is a SELECT without columns on %(wie)s (a person) and %(op)s::date; called when an app is ready."""
    _vragen[naam] = vraag


def vlaggen(burger: Burger, op: date) -> Mapping[str, bool]:
    """All flags of the open file, on a day, by name."""
    gezien = _gezien.get()
    if gezien is not None and gezien[0] is burger and gezien[1] == op:
        return gezien[2]
    namen = sorted(_vragen)
    with voorbereide_cursor() as cursor:
        cursor.execute(_opdracht(namen), {"wie": burger.persoon_id, "op": op})
        gelezen = dict(zip(namen, cursor.fetchone(), strict=True))
    _gezien.set((burger, op, gelezen))
    return gelezen


def _opdracht(namen: list[str]) -> str:
    """The day is always bound, also when no question asks for it."""
    delen = ", ".join(f"EXISTS ({_vragen[naam]})" for naam in namen)
    return f"SELECT {delen} WHERE %(op)s::date IS NOT NULL AND %(wie)s::bigint IS NOT NULL"
